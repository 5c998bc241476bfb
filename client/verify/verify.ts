import type { WrittenParts } from '../../activities/begin-writing.ts';
import { ArtifactCorrupt, ArtifactMissing, DocumentNotFound } from '../../domain/errors.ts';
import type { DocumentRecord } from '../../stores/artifacts/document-records.ts';
import { shownGenerations, storedDocumentIds } from '../../stores/neo4j/read-documents.ts';
import type { DocumentRef } from '../document-ref.ts';
import type { Services } from '../services.ts';
import { busyDocuments } from './busy-documents.ts';
import { differs, type Difference } from './comparison.ts';
import { compareDocument } from './document-comparison.ts';

/**
 * `sound`: both stores have what the artifacts say. `drifted`: they do not. `lost`: it was stored, and the graph does
 * not have it. `unknown`: what it was made of is not kept. `busy`: it is being ingested, deleted or repaired.
 */
export type Condition = 'sound' | 'drifted' | 'lost' | 'unknown' | 'busy';

export interface DocumentVerdict extends DocumentRef {
  condition: Condition;
  /** What differs; empty when nothing does. */
  differences: Difference[];
  /** Why nothing can be said. */
  reason: string | null;
  /** The generation that the artifacts can give again. */
  generation: string | null;
}

/** Compares documents of a tenant with their artifacts: one, or all that there are in any of the stores. */
export async function* verifyDocuments(
  services: Services,
  tenantId: string,
  documentId?: string,
): AsyncGenerator<DocumentVerdict> {
  const busy = await busyDocuments(await services.temporal(), tenantId);
  const records = await committedRecords(services, tenantId);
  const stored = await storedDocumentIds(services.graph, tenantId);
  const all = [...new Set([...stored, ...records.keys()])].toSorted();
  if (documentId !== undefined && !all.includes(documentId)) {
    throw new DocumentNotFound(
      `Nothing is stored of document ${documentId} in tenant ${tenantId}.`,
    );
  }
  for (const id of documentId === undefined ? all : [documentId]) {
    const document = { tenantId, documentId: id };
    yield busy.includes(id)
      ? verdict(document, 'busy', 'It is being ingested, deleted or repaired.')
      : await verifyOne(services, document, records.get(id) ?? []);
  }
}

type Records = DocumentRecord<WrittenParts>[];

async function committedRecords(
  { artifacts }: Services,
  tenantId: string,
): Promise<Map<string, Records>> {
  const records = new Map<string, Records>();
  for await (const record of artifacts.records.ofTenant<WrittenParts>(tenantId)) {
    if (!record.committed) continue;
    records.set(record.documentId, [...(records.get(record.documentId) ?? []), record]);
  }
  return records;
}

async function verifyOne(
  services: Services,
  document: DocumentRef,
  records: Records,
): Promise<DocumentVerdict> {
  const { tenantId, documentId } = document;
  const shown = (await shownGenerations(services.graph, tenantId, [documentId])).get(documentId);
  if (shown === undefined) {
    const latest = records.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).at(-1);
    return {
      ...verdict(document, 'lost', 'The graph does not have it.'),
      generation: latest?.generation ?? null,
    };
  }
  const record = records.find(({ generation }) => generation === shown);
  if (record === undefined) {
    return verdict(document, 'unknown', 'What it was made of is not kept. Ingest the deck again.');
  }
  try {
    const differences = (await compareDocument(services, document, record)).filter(differs);
    const condition = differences.length === 0 ? 'sound' : 'drifted';
    return { ...document, condition, differences, reason: null, generation: shown };
  } catch (error) {
    if (!(error instanceof ArtifactMissing || error instanceof ArtifactCorrupt)) throw error;
    return verdict(document, 'unknown', error.message);
  }
}

function verdict(document: DocumentRef, condition: Condition, reason: string): DocumentVerdict {
  return { ...document, condition, differences: [], reason, generation: null };
}
