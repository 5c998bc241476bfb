import type { Client } from '@temporalio/client';
import pMap from 'p-map';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import { countSegments } from '../stores/neo4j/read-documents.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';
import { ARTIFACTS_AT_ONCE } from './artifacts.ts';
import { artifactsOf } from './document-artifacts.ts';
import { artifactsOfRuns } from './run-artifacts.ts';
import { writingKey, type WritingRef } from './writing-ref.ts';

/** What there is of a document. */
export interface DocumentTraces {
  segments: number;
  chunks: number;
  /** Generations whose artifacts are kept. */
  generations: number;
}

/** Looks what there is of a document, before it is deleted. */
export async function findTraces(
  artifacts: ArtifactStore,
  graph: GraphStore,
  index: VectorStore,
  { tenantId, documentId }: Omit<WritingRef, 'ingestId'>,
): Promise<DocumentTraces> {
  const records = await artifacts.records.ofDocument(tenantId, documentId);
  return {
    segments: await countSegments(graph, tenantId, documentId),
    chunks: await index.count(tenantId, documentId),
    generations: records.length,
  };
}

export interface EraseDocumentInput extends WritingRef {
  /** ISO 8601, when the deletion began. */
  startedAt: string;
}

/**
 * Removes a document from both stores: from the first transaction on it is not shown any more, and nobody who was
 * still writing it can go on. What other documents support stays.
 */
export async function eraseDocument(
  graph: GraphStore,
  index: VectorStore,
  { startedAt, ...ref }: EraseDocumentInput,
  signal: AbortSignal,
): Promise<void> {
  const key = writingKey(ref);
  await graph.beginWriting({ ...key, generation: '' }, startedAt, signal);
  await graph.retireDocument(key, signal);
  await graph.sweep(key, signal);
  await index.removeOthers(ref.tenantId, ref.documentId, []);
  await graph.closeWriting(key);
  await graph.forgetWriting(key);
}

export interface RemoveArtifactsInput {
  tenantId: string;
  documentId: string;
  /** ISO 8601, when the deletion began: what was written since then has been made again by somebody. */
  startedAt: string;
  /** Artifacts of the document that no record names, such as the deck of an ingest that failed. */
  others: ArtifactRef[];
}

/**
 * Removes the artifacts of a document that no other document was made of: those that its records name, and those that
 * its ingests came upon that never wrote. Gives how many.
 *
 * @param workflowId that of the document's ingests
 */
export async function removeArtifacts(
  artifacts: ArtifactStore,
  temporal: Client,
  workflowId: string,
  { tenantId, documentId, startedAt, others }: RemoveArtifactsInput,
): Promise<number> {
  const own = await artifacts.records.ofDocument(tenantId, documentId);
  const candidates = new Set([...others, ...own.flatMap((record) => record.artifacts)]);
  const read = await artifactsOfRuns(temporal, workflowId);
  const unrecorded = [...read].filter((ref) => !candidates.has(ref));
  for (const ref of await artifactsOf(artifacts, tenantId, unrecorded)) candidates.add(ref);
  for await (const record of artifacts.records.ofTenant(tenantId)) {
    if (record.documentId === documentId) continue;
    for (const ref of record.artifacts) candidates.delete(ref);
  }
  const since = Date.parse(startedAt);
  const removed = await pMap(candidates, (ref) => artifacts.removeOlder(tenantId, ref, since), {
    concurrency: ARTIFACTS_AT_ONCE,
  });
  // Last, or a second attempt would not find what is left.
  await artifacts.records.remove(tenantId, documentId);
  return removed.filter(Boolean).length;
}
