import type { ChunkBatch } from '../../activities/chunk-document.ts';
import type { ParsedDeck } from '../../activities/parse-deck.ts';
import type { IngestPlan } from '../../activities/plan-ingest.ts';
import {
  STEPS,
  type IngestInput,
  type IngestProgress,
  type IngestSummary,
  type SegmentFailure,
  type StepProgress,
} from '../../workflows/contract.ts';
import type { SegmentRef } from '../../workflows/segment-window.ts';

/** The segments s1, s2, ... of a document. */
export function someSegments(count: number): Required<SegmentRef>[] {
  return Array.from({ length: count }, (_, index) => ({
    segmentId: `s${index + 1}`,
    ordinal: index + 1,
    topicLabel: `Topic ${index + 1}`,
    artifact: `segment-v1/${index + 1}` as const,
    characters: 1000,
  }));
}

export function anInput(overrides: Partial<IngestInput> = {}): IngestInput {
  return {
    tenantId: 'acme',
    documentId: 'handbook',
    documentName: 'Handbook.pptx',
    revision: 'revision-1',
    deck: 'deck/1',
    skipHidden: false,
    ...overrides,
  };
}

export function aPlan(overrides: Partial<IngestPlan> = {}): IngestPlan {
  return {
    reader: { provider: 'openai', model: 'model-1', version: 'version-1' },
    maxParallelSegments: 2,
    embeddingModel: 'embedding-1',
    ...overrides,
  };
}

/** A deck that was cut into so many segments. */
export function aParsedDeck(segments: number): ParsedDeck {
  return {
    outline: 'outline-v2/1',
    slides: segments,
    segments: someSegments(segments),
    warnings: [],
  };
}

export function aBatch(overrides: Partial<ChunkBatch> = {}): ChunkBatch {
  const { ordinalFrom = 1 } = overrides;
  return { chunks: 'chunks-v1/1', count: 1, ordinalFrom, ordinalTo: ordinalFrom, ...overrides };
}

export function aFailure(
  segmentId: string,
  overrides: Partial<SegmentFailure> = {},
): SegmentFailure {
  return {
    segmentId,
    topicLabel: `Topic ${segmentId.slice(1)}`,
    errorType: 'LlmUnavailable',
    message: 'down',
    ...overrides,
  };
}

export function aStep(overrides: Partial<StepProgress> = {}): StepProgress {
  return { state: 'waiting', startedAt: null, endedAt: null, done: 0, total: 0, ...overrides };
}

/** An ingest that started at second 0 and waits for everything, but for the steps given. */
export function aProgress({
  steps = {},
  ...overrides
}: Partial<Omit<IngestProgress, 'steps'>> & {
  steps?: Partial<IngestProgress['steps']>;
} = {}): IngestProgress {
  return {
    tenantId: 'acme',
    documentId: 'handbook',
    documentName: 'Handbook.pptx',
    revision: 'revision-1',
    status: 'running',
    startedAt: 0,
    steps: {
      ...(Object.fromEntries(STEPS.map((step) => [step, aStep()])) as IngestProgress['steps']),
      ...steps,
    },
    segments: { total: 0, running: 0, succeeded: 0, failed: 0, reused: 0 },
    reading: [],
    ...overrides,
  };
}

export function aSummary(overrides: Partial<IngestSummary> = {}): IngestSummary {
  return {
    documentId: 'handbook',
    tenantId: 'default',
    revision: 'revision-1',
    workflowId: 'ingest/default/handbook',
    runId: 'run-1',
    status: 'complete',
    segments: { total: 3, succeeded: 3, failed: 0, reused: 1 },
    failedSegments: [],
    concepts: 1200,
    relations: 1,
    chunks: 7,
    llm: { calls: 0, inputTokens: 0, outputTokens: 0 },
    seconds: 12.34,
    warnings: [],
    ...overrides,
  };
}
