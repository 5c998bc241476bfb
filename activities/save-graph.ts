import pMap from 'p-map';
import type { RelationType } from '../domain/concept.ts';
import type { Mention, Relation } from '../domain/extraction.ts';
import { canonicalConceptIdOf, protoConceptIdOf } from '../domain/ids.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type {
  DocumentGraph,
  MentionRow,
  RelationRow,
  SegmentRow,
} from '../stores/neo4j/document-graph.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import {
  ARTIFACTS_AT_ONCE,
  gatedArtifact,
  outlineArtifact,
  segmentArtifact,
  type GatedDocument,
  type Outline,
} from './artifacts.ts';
import { failuresOf } from './pages.ts';
import { readStatements } from './statements.ts';

export interface SaveGraphInput {
  tenantId: string;
  documentId: string;
  documentName: string;
  /** Tells this writing of the document from others. */
  ingestId: string;
  outline: ArtifactRef;
  gated: ArtifactRef;
  failures: { segmentId: string; errorType: string; message: string }[];
  /** Hold the failures of a document that has too many segments for a list. */
  pages?: ArtifactRef[];
}

export interface SavedGraph {
  concepts: number;
  relations: number;
}

/** Writes what was found to the graph, in one transaction. */
export async function saveGraph(
  artifacts: ArtifactStore,
  graph: GraphStore,
  input: SaveGraphInput,
): Promise<SavedGraph> {
  const document = await documentGraph(artifacts, input);
  await graph.save(document);
  const relations = [...document.relations.values()].reduce((sum, rows) => sum + rows.length, 0);
  return { concepts: document.concepts.length, relations };
}

/** The rows of a document. All lists are sorted by key, as the mined document is. */
export async function documentGraph(
  artifacts: ArtifactStore,
  input: SaveGraphInput,
): Promise<DocumentGraph> {
  const { tenantId, documentId, documentName, ingestId } = input;
  const outline = await artifacts.get(tenantId, outlineArtifact, input.outline);
  const gated = await artifacts.get(tenantId, gatedArtifact, input.gated);
  return {
    document: {
      tenant_id: tenantId,
      document_id: documentId,
      name: documentName,
      ingest_id: ingestId,
    },
    segments: await segmentRows(artifacts, tenantId, outline, await failuresOf(artifacts, input)),
    ...(await conceptRows(artifacts, tenantId, gated)),
  };
}

async function segmentRows(
  artifacts: ArtifactStore,
  tenantId: string,
  outline: Outline,
  failures: SaveGraphInput['failures'],
): Promise<SegmentRow[]> {
  const failed = new Map(failures.map((failure) => [failure.segmentId, failure]));
  return pMap(
    outline.segments,
    async ({ artifact }) => {
      const segment = await artifacts.get(tenantId, segmentArtifact, artifact);
      const failure = failed.get(segment.segmentId);
      return {
        segment_id: segment.segmentId,
        ordinal: segment.ordinal,
        topic_label: segment.topicLabel,
        text: segment.text,
        slide_from: segment.slideFrom,
        slide_to: segment.slideTo,
        language: segment.language,
        char_start: segment.charStart,
        char_end: segment.charEnd,
        status: failure === undefined ? 'read' : 'failed',
        error_type: failure?.errorType ?? null,
        error_message: failure?.message ?? null,
      };
    },
    { concurrency: ARTIFACTS_AT_ONCE },
  );
}

async function conceptRows(
  artifacts: ArtifactStore,
  tenantId: string,
  gated: GatedDocument,
): Promise<Omit<DocumentGraph, 'document' | 'segments'>> {
  const mentions: MentionRow[] = [];
  const relations = new Map<RelationType, RelationRow[]>();
  for await (const part of readStatements(artifacts, tenantId, gated.parts)) {
    mentions.push(...part.mentions.map(mentionRow));
    for (const relation of part.relations) {
      const rows = relations.get(relation.relationType) ?? [];
      relations.set(relation.relationType, rows);
      rows.push(relationRow(relation));
    }
  }
  return {
    concepts: gated.concepts.map(({ canonicalKey, canonicalName, conceptType }) => ({
      concept_id: protoConceptIdOf(tenantId, canonicalKey),
      canonical_key: canonicalKey,
      canonical_name: canonicalName,
      concept_type: conceptType,
    })),
    promoted: gated.decisions
      .filter(({ verdict }) => verdict === 'promoted')
      .map(({ canonicalKey }) => ({
        canonical_key: canonicalKey,
        canonical_id: canonicalConceptIdOf(tenantId, canonicalKey),
      })),
    mentions,
    relations,
    coOccurrences: gated.coOccurrences,
  };
}

function mentionRow(mention: Mention): MentionRow {
  return {
    segment_id: mention.segmentId,
    canonical_key: mention.canonicalKey,
    surface_form: mention.surfaceForm,
    definition: mention.definition,
    confidence: mention.confidence,
    slide: mention.slide,
    evidence: mention.evidence,
    char_start: mention.charStart,
    char_end: mention.charEnd,
  };
}

function relationRow({
  source,
  target,
  segmentId,
  confidence,
  evidence,
  slide,
}: Relation): RelationRow {
  return { source, target, segment_id: segmentId, confidence, evidence, slide };
}
