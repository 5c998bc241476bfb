import { cancellationSignal } from '@temporalio/activity';
import type { Embedder } from '../embedding/embedder.ts';
import type { SegmentReader } from '../llm/segment-reader.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';
import type { ThreadPool } from '../threads/thread-pool.ts';
import type { ChunkDocumentInput } from './chunk-document.ts';
import { commitDocument, type CommitDocumentInput } from './commit-document.ts';
import type { DocumentSteps } from './document-steps.ts';
import { embedChunks, type EmbedChunksInput } from './embed-chunks.ts';
import { extractSegment, type ExtractSegmentInput } from './extract-segment.ts';
import type { GateConceptsInput } from './gate-concepts.ts';
import type { MineRelationsInput } from './mine-relations.ts';
import type { ParseDeckInput } from './parse-deck.ts';
import { keepPage, listFailures, openPage, type ListFailuresInput } from './pages.ts';
import type { Page } from './artifacts.ts';
import { planIngest } from './plan-ingest.ts';
import { prepassSegment, type PrepassSegmentInput } from './prepass-segment.ts';
import { saveGraph, type SaveGraphInput } from './save-graph.ts';
import { uploadVectors, type UploadVectorsInput } from './upload-vectors.ts';

/** The activities by task queue. What they need is handed in; the worker alone makes the real things. */

export interface DocumentDependencies {
  artifacts: ArtifactStore;
  threads: ThreadPool<DocumentSteps>;
  embedder: Embedder;
  /** The reader that new ingests are to use. */
  reader: SegmentReader;
  maxParallelSegments: number;
}

/** The queue `document`. */
export function createDocumentActivities(deps: DocumentDependencies) {
  const { artifacts, threads, embedder } = deps;
  return {
    planIngest: () =>
      Promise.resolve(planIngest(deps.reader, deps.maxParallelSegments, embedder.model)),
    parseDeck: (input: ParseDeckInput) => threads.call('parseDeck', input, cancellationSignal()),
    openPage: (input: { tenantId: string; page: ArtifactRef }) => openPage(artifacts, input),
    keepPage: (input: { tenantId: string; page: Page }) => keepPage(artifacts, input),
    listFailures: (input: ListFailuresInput) => listFailures(artifacts, input),
    chunkDocument: (input: ChunkDocumentInput) =>
      threads.call('chunkDocument', input, cancellationSignal()),
    embedChunks: (input: EmbedChunksInput) =>
      embedChunks(artifacts, embedder, input, cancellationSignal()),
    mineRelations: (input: MineRelationsInput) =>
      threads.call('mineRelations', input, cancellationSignal()),
    gateConcepts: (input: GateConceptsInput) =>
      threads.call('gateConcepts', input, cancellationSignal()),
  };
}
export type DocumentActivities = ReturnType<typeof createDocumentActivities>;

export interface ReadingDependencies {
  artifacts: ArtifactStore;
  /** The reader of the queue's provider. */
  reader: SegmentReader;
}

/** The queue of a provider; for the local reader the queue `document`. */
export function createReadingActivities({ artifacts, reader }: ReadingDependencies) {
  return {
    prepassSegment: (input: PrepassSegmentInput) =>
      prepassSegment(artifacts, reader, input, cancellationSignal()),
    extractSegment: (input: ExtractSegmentInput) =>
      extractSegment(artifacts, reader, input, cancellationSignal()),
  };
}
export type ReadingActivities = ReturnType<typeof createReadingActivities>;

export interface StoreDependencies {
  artifacts: ArtifactStore;
  graph: GraphStore;
  index: VectorStore;
}

/** The queue `stores`. */
export function createStoreActivities({ artifacts, graph, index }: StoreDependencies) {
  return {
    saveGraph: (input: SaveGraphInput) => saveGraph(artifacts, graph, input),
    uploadVectors: (input: UploadVectorsInput) =>
      uploadVectors(artifacts, index, input, cancellationSignal()),
    commitDocument: (input: CommitDocumentInput) => commitDocument(artifacts, graph, index, input),
  };
}
export type StoreActivities = ReturnType<typeof createStoreActivities>;
