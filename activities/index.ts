import { activityInfo, cancellationSignal, getClient } from '@temporalio/activity';
import type { BudgetSettings } from '../domain/budget.ts';
import type { GatekeeperProfile } from '../domain/gatekeeper-profiles.ts';
import type { OntologyEntry } from '../domain/ontology.ts';
import type { RoutingSettings } from '../domain/routing.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { NameCanonicaliser } from '../llm/name-canonicaliser.ts';
import type { RoutedReaders, SegmentReader } from '../llm/segment-reader.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';
import type { ThreadPool } from '../threads/thread-pool.ts';
import { beginWriting, type BeginWritingInput } from './begin-writing.ts';
import { canonicaliseNames, type CanonicaliseNamesInput } from './canonicalise-names.ts';
import type { ChunkDocumentInput } from './chunk-document.ts';
import type { DeckThreads } from './deck-threads.ts';
import type { DocumentSteps } from './document-steps.ts';
import {
  eraseDocument,
  findTraces,
  removeArtifacts,
  type EraseDocumentInput,
  type RemoveArtifactsInput,
} from './delete-document.ts';
import { eraseTenant, findTenantTraces, type EraseTenantInput } from './delete-tenant.ts';
import { drawBudgets, type DrawBudgetsInput } from './draw-budgets.ts';
import { embedChunks, type EmbedChunksInput } from './embed-chunks.ts';
import { embedAllNames, embedNames } from './embed-names.ts';
import { endWriting } from './end-writing.ts';
import { extractSegment, type ExtractSegmentInput } from './extract-segment.ts';
import type { GateConceptsInput } from './gate-concepts.ts';
import { joinNames } from './join-names.ts';
import { removeLeftovers, type RemoveLeftoversInput } from './leftovers.ts';
import type { MineRelationsInput } from './mine-relations.ts';
import type { ParseDeckInput } from './parse-deck.ts';
import { findRuns, stillRunning, type RunRef } from './other-ingests.ts';
import { keepPage, listUnread, openPage, type ListUnreadInput } from './pages.ts';
import type { Page } from './artifacts.ts';
import { answeredNames, nameQuestions, type AnsweredNames } from './name-questions.ts';
import { planIngest, type Canonicalisation } from './plan-ingest.ts';
import { prepassSegment, type PrepassSegmentInput } from './prepass-segment.ts';
import { recordedParts, type RecordedPartsInput } from './recorded-parts.ts';
import { uploadPoints, type UploadPointsInput } from './upload-points.ts';
import { writeGraph, type WriteGraphInput } from './write-graph.ts';
import type { WritingRef } from './writing-ref.ts';

/** The activities by task queue. What they need is handed in; the worker alone makes the real things. */

export interface DocumentDependencies {
  artifacts: ArtifactStore;
  decks: DeckThreads;
  threads: ThreadPool<DocumentSteps>;
  embedder: Embedder;
  /** The reader that new ingests are to use. */
  reader: SegmentReader;
  /** The bigger model that they may ask. */
  bigReader: SegmentReader | undefined;
  maxParallelSegments: number;
  outagePatienceMs: number;
  budget: BudgetSettings;
  routing: RoutingSettings;
  replayWindowSeconds: number;
  gatekeeperProfile: GatekeeperProfile;
  /** Cosine from which on near duplicates among the names of a document are one concept. */
  nearDuplicateSimilarity: number;
  canonicalisation: Canonicalisation;
  ontology: OntologyEntry[];
}

/** The queue `document`. */
export function createDocumentActivities(deps: DocumentDependencies) {
  const { artifacts, decks, threads, embedder } = deps;
  return {
    ...createEmbeddingActivities(deps),
    planIngest: () =>
      Promise.resolve(planIngest(deps.reader, deps.maxParallelSegments, embedder, deps)),
    parseDeck: (input: ParseDeckInput) => decks.call('parseDeck', input, cancellationSignal()),
    openPage: (input: { tenantId: string; page: ArtifactRef }) => openPage(artifacts, input),
    keepPage: (input: { tenantId: string; page: Page }) => keepPage(artifacts, input),
    listUnread: (input: ListUnreadInput) => listUnread(artifacts, input),
    chunkDocument: (input: ChunkDocumentInput) =>
      threads.call('chunkDocument', input, cancellationSignal()),
    findNames: async (input: MineRelationsInput) => {
      const { ontology } = deps;
      const found = await threads.call('findNames', { ...input, ontology }, cancellationSignal());
      return nameQuestions(artifacts, input.tenantId, found, deps.nearDuplicateSimilarity);
    },
    mineRelations: async ({ names, ...input }: MineRelationsInput) => {
      const signal = cancellationSignal();
      const { ontology } = deps;
      const { tenantId } = input;
      const found =
        names === undefined
          ? await threads.call('findNames', { ...input, ontology }, signal)
          : await answeredNames(artifacts, tenantId, names);
      const { nearDuplicateSimilarity: least } = deps;
      // Runs of earlier versions have not had the names embedded before.
      const vectors =
        names?.vectors ??
        (least < 1 ? await embedAllNames(artifacts, embedder, tenantId, found, signal) : []);
      const joins = await joinNames(artifacts, tenantId, found, vectors, least);
      const asked =
        names === undefined ? [] : [names.found, ...names.answers.map(({ groups }) => groups)];
      return threads.call(
        'mineRelations',
        { ...input, ontology, joins, madeOf: [...vectors, ...asked] },
        signal,
      );
    },
    gateConcepts: (input: GateConceptsInput) =>
      threads.call(
        'gateConcepts',
        { ...input, profile: deps.gatekeeperProfile },
        cancellationSignal(),
      ),
  };
}
export type DocumentActivities = ReturnType<typeof createDocumentActivities>;

export interface EmbedNamesInput {
  tenantId: string;
  names: AnsweredNames;
  /** How many of the names have their vectors. */
  from: number;
}

/** The queue `embedding`; for the local embedder the queue `document`. */
export function createEmbeddingActivities({
  artifacts,
  embedder,
}: Pick<DocumentDependencies, 'artifacts' | 'embedder'>) {
  return {
    embedChunks: (input: EmbedChunksInput) =>
      embedChunks(artifacts, embedder, input, cancellationSignal()),
    embedNames: async ({ tenantId, names, from }: EmbedNamesInput) => {
      const found = await answeredNames(artifacts, tenantId, names);
      return embedNames(artifacts, embedder, tenantId, found, from, cancellationSignal());
    },
  };
}
export type EmbeddingActivities = ReturnType<typeof createEmbeddingActivities>;

export interface ReadingDependencies {
  artifacts: ArtifactStore;
  /** The readers of the queue's provider. */
  readers: RoutedReaders;
  /** Compares names; the local reader has none. */
  canonicaliser: NameCanonicaliser | undefined;
}

/** The queue of a provider; for the local reader the queue `document`. */
export function createReadingActivities({
  artifacts,
  readers,
  canonicaliser,
}: ReadingDependencies) {
  return {
    prepassSegment: (input: PrepassSegmentInput) =>
      prepassSegment(artifacts, readers, input, cancellationSignal()),
    extractSegment: (input: ExtractSegmentInput) =>
      extractSegment(artifacts, readers, input, cancellationSignal()),
    canonicaliseNames: (input: CanonicaliseNamesInput) =>
      canonicaliseNames(artifacts, canonicaliser, input, cancellationSignal()),
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
    beginWriting: (input: BeginWritingInput) =>
      beginWriting(artifacts, graph, index, input, cancellationSignal()),
    uploadPoints: (input: UploadPointsInput) =>
      uploadPoints(artifacts, index, input, cancellationSignal()),
    writeGraph: (input: WriteGraphInput) =>
      writeGraph(artifacts, graph, input, cancellationSignal()),
    endWriting: (input: WritingRef) => endWriting(artifacts, graph, index, input),
    drawBudgets: (input: DrawBudgetsInput) => drawBudgets(graph, input),
    closeBudgets: ({ tenantId, accounts }: { tenantId: string; accounts: string[] }) =>
      graph.closeBudgets(tenantId, accounts),
    recordedParts: (input: RecordedPartsInput) => recordedParts(artifacts, input),
    removeLeftovers: (input: RemoveLeftoversInput) => removeLeftovers(graph, index, input),
    findTraces: (input: Omit<WritingRef, 'ingestId'>) => findTraces(artifacts, graph, index, input),
    eraseDocument: (input: EraseDocumentInput) =>
      eraseDocument(graph, index, input, cancellationSignal()),
    removeArtifacts: (input: RemoveArtifactsInput) => {
      // A deletion has the id of the document's ingests, so that the two never run at the same time.
      const { workflowId } = activityInfo().workflowExecution!;
      return removeArtifacts(artifacts, getClient(), workflowId, input);
    },
    findTenantTraces: (input: { tenantId: string }) => findTenantTraces(graph, index, input),
    eraseTenant: (input: EraseTenantInput) =>
      eraseTenant(artifacts, graph, index, input, cancellationSignal()),
    findRuns: ({ query }: { query: string }) => findRuns(getClient(), query),
    stillRunning: ({ runs }: { runs: RunRef[] }) => stillRunning(getClient(), runs),
  };
}
export type StoreActivities = ReturnType<typeof createStoreActivities>;
