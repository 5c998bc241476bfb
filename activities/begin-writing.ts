import { generationOf } from '../domain/ids.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';
import { artifactsOf } from './document-artifacts.ts';
import type { SegmentError } from './artifacts.ts';
import type { EmbeddedBatch } from './pages.ts';
import { writingKey, type WritingRef } from './writing-ref.ts';

/** All that a writing is to put into the stores. */
export interface WrittenParts {
  documentName: string;
  revision: string;
  outline: ArtifactRef;
  gated: ArtifactRef;
  batches: EmbeddedBatch[];
  failures: SegmentError[];
  /** Hold the batches and failures of a document that has too many for lists. */
  pages?: ArtifactRef[];
}

export interface BeginWritingInput extends WritingRef {
  parts: WrittenParts;
  /** ISO 8601, when the run began. */
  startedAt: string;
  /** Artifacts of the document that its parts do not refer to. */
  others?: ArtifactRef[];
  /** Set when the same parts are written again since the stores have lost some: the run that does so. */
  repairs?: string;
}

export interface BegunWriting {
  generation: string;
  /** ISO 8601: when the generation was first written; now, unless it is the one that is shown. */
  createdAt: string;
}

/**
 * Begins to write a document: from here on no earlier run can, and what one may have left behind is gone. What
 * is shown of the document stays as it is. What it is made of is noted, so that it can be found again.
 */
export async function beginWriting(
  artifacts: ArtifactStore,
  graph: GraphStore,
  index: VectorStore,
  { parts, startedAt, others = [], repairs, ...ref }: BeginWritingInput,
  signal: AbortSignal,
): Promise<BegunWriting> {
  const { tenantId, documentId } = ref;
  const generation = generationOf(tenantId, documentId, [
    parts.documentName,
    parts.revision,
    parts.outline,
    parts.gated,
    ...parts.batches.flatMap(({ chunks, vectors }) => [chunks, vectors]),
    ...parts.failures.flatMap(({ segmentId, errorType, message }) => [
      segmentId,
      errorType,
      message,
    ]),
    ...(parts.pages ?? []),
    ...(repairs === undefined ? [] : [repairs]),
  ]);
  const key = writingKey(ref);
  const shown = await graph.beginWriting({ ...key, generation }, startedAt, signal);
  await graph.sweep(key, signal);
  const keep = shown === null ? [generation] : [generation, shown.generation];
  await index.removeOthers(tenantId, documentId, keep);
  await graph.openWriting(key, signal);
  const isShown = shown?.generation === generation;
  const createdAt = (isShown ? shown.generationAt : null) ?? startedAt;
  await artifacts.records.keep(tenantId, {
    documentId,
    generation,
    createdAt,
    committed: isShown,
    parts,
    artifacts: await artifactsOf(artifacts, tenantId, [parts, others]),
  });
  return { generation, createdAt };
}
