import type { WrittenParts } from '../activities/begin-writing.ts';
import { gatedArtifact, minedArtifact, type GatedDocument } from '../activities/artifacts.ts';
import { readStatements } from '../activities/statements.ts';
import { possibleKeys } from '../domain/canonical-key.ts';
import { ArtifactCorrupt, ArtifactMissing, DocumentNotFound } from '../domain/errors.ts';
import type { Mention } from '../domain/extraction.ts';
import type { Verdict } from '../domain/decision.ts';
import type { GatekeeperProfile } from '../domain/gatekeeper-profiles.ts';
import { JoinedNames, type NameJoin } from '../domain/name-joins.ts';
import type { DocumentConcept } from '../domain/mining.ts';
import { compare } from '../domain/order.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { DocumentRecord } from '../stores/artifacts/document-records.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import { shownGenerations } from '../stores/neo4j/read-documents.ts';

/** Where a reader found the concept, and how sure it was. */
export interface FoundAt {
  slide: number;
  surfaceForm: string;
  evidence: string;
  confidence: number;
}

/** What the gatekeeper decided about a concept of a document, and what it knew of it. */
export interface DocumentDecision extends Pick<
  DocumentConcept,
  | 'canonicalName'
  | 'conceptType'
  | 'aliases'
  | 'definition'
  | 'confidence'
  | 'segmentCount'
  | 'canonicalKey'
> {
  documentId: string;
  documentName: string;
  verdict: Verdict;
  rule: string;
  profile: GatekeeperProfile;
  /** Names that were taken for this concept's. */
  joins: Pick<NameJoin, 'from' | 'to' | 'rule'>[];
  /** The surest mentions. */
  evidence: FoundAt[];
}

export interface ConceptExplanation {
  name: string;
  tenantId: string;
  /** Why it is canonical for the tenant; null when it is not. */
  canonicalSince: string | null;
  decisions: DocumentDecision[];
  /** Documents of which the decisions are not kept. */
  unexplained: { documentId: string; reason: string }[];
}

const EVIDENCE_SHOWN = 5;

/**
 * Why a concept was promoted, held or rejected: by each stored document of a tenant that names it, or by one.
 *
 * @throws DocumentNotFound when the document is not stored.
 */
export async function explainConcept(
  { artifacts, graph }: { artifacts: ArtifactStore; graph: GraphStore },
  tenantId: string,
  name: string,
  documentId?: string,
): Promise<ConceptExplanation> {
  const records = await shownRecords(artifacts, graph, tenantId, documentId);
  if (documentId !== undefined && records.length === 0) {
    throw new DocumentNotFound(
      `Nothing is stored of document ${documentId} in tenant ${tenantId}.`,
    );
  }
  const decisions: DocumentDecision[] = [];
  const unexplained: ConceptExplanation['unexplained'] = [];
  // One after the other, since what was mined of a document may be large.
  for (const record of records) {
    try {
      decisions.push(...(await decisionsOn(artifacts, tenantId, name, record)));
    } catch (error) {
      if (!(error instanceof ArtifactMissing || error instanceof ArtifactCorrupt)) throw error;
      unexplained.push({ documentId: record.documentId, reason: error.message });
    }
  }
  return { name, tenantId, canonicalSince: whyCanonical(decisions), decisions, unexplained };
}

type ShownRecord = DocumentRecord<WrittenParts>;

/** What was written of the documents as they are shown now. */
async function shownRecords(
  artifacts: ArtifactStore,
  graph: GraphStore,
  tenantId: string,
  documentId: string | undefined,
): Promise<ShownRecord[]> {
  const records: ShownRecord[] =
    documentId === undefined
      ? await allOf(artifacts.records.ofTenant<WrittenParts>(tenantId))
      : await artifacts.records.ofDocument<WrittenParts>(tenantId, documentId);
  const ids = [...new Set(records.map((record) => record.documentId))];
  const shown = await shownGenerations(graph, tenantId, ids);
  return records
    .filter((record) => shown.get(record.documentId) === record.generation)
    .toSorted((a, b) => compare(a.documentId, b.documentId));
}

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function decisionsOn(
  artifacts: ArtifactStore,
  tenantId: string,
  name: string,
  { documentId, parts }: ShownRecord,
): Promise<DocumentDecision[]> {
  const gated = await artifacts.get(tenantId, gatedArtifact, parts.gated);
  const names = new JoinedNames(gated.joins);
  const keys = new Set(possibleKeys(name).map((key) => names.keyOf(key)));
  const verdicts = gated.decisions.filter(({ canonicalKey }) => keys.has(canonicalKey));
  if (verdicts.length === 0) return [];

  const mined = await artifacts.get(tenantId, minedArtifact, gated.mined);
  const found = await mentionsOf(artifacts, tenantId, mined.parts, keys);
  return verdicts.map(({ canonicalKey, verdict, rule }) => {
    const concept = mined.concepts.find((mentioned) => mentioned.canonicalKey === canonicalKey)!;
    const { canonicalName, conceptType, aliases, definition, confidence, segmentCount } = concept;
    return {
      documentId,
      documentName: parts.documentName,
      canonicalKey,
      canonicalName,
      conceptType,
      verdict,
      rule,
      profile: gated.profile,
      definition,
      confidence,
      segmentCount,
      aliases,
      joins: joinsTo(gated, names, canonicalKey),
      evidence: surest(found.filter((mention) => mention.canonicalKey === canonicalKey)),
    };
  });
}

async function mentionsOf(
  artifacts: ArtifactStore,
  tenantId: string,
  parts: GatedDocument['parts'],
  keys: Set<string>,
): Promise<Mention[]> {
  const found: Mention[] = [];
  for await (const { mentions } of readStatements(artifacts, tenantId, parts)) {
    found.push(...mentions.filter(({ canonicalKey }) => keys.has(canonicalKey)));
  }
  return found;
}

function joinsTo({ joins }: GatedDocument, names: JoinedNames, key: string) {
  return joins
    .filter(({ from }) => names.keyOf(from) === key)
    .map(({ from, to, rule }) => ({ from, to, rule }));
}

function surest(mentions: Mention[]): FoundAt[] {
  return mentions
    .toSorted((a, b) => b.confidence - a.confidence || a.slide - b.slide)
    .slice(0, EVIDENCE_SHOWN)
    .map(({ slide, surfaceForm, evidence, confidence }) => ({
      slide,
      surfaceForm,
      evidence,
      confidence,
    }));
}

function whyCanonical(decisions: DocumentDecision[]): string | null {
  const promoting = decisions.find(({ verdict }) => verdict === 'promoted');
  if (promoting !== undefined) return `${promoting.documentId} promotes it: ${promoting.rule}`;
  const holding = decisions
    .filter(({ verdict }) => verdict === 'held')
    .map(({ documentId }) => documentId);
  const documents = [...new Set(holding)];
  return documents.length > 1 ? `${documents.length} documents mention it` : null;
}
