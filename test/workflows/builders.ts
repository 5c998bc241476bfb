import type { ChunkBatch } from '../../activities/artifacts.ts';
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
import type { PageResult } from '../../workflows/page-contract.ts';
import { ProviderCalls } from '../../workflows/provider-calls.ts';
import { PagedReading } from '../../workflows/paged-reading.ts';
import { SegmentReading, type SegmentReadingOptions } from '../../workflows/segment-reading.ts';
import type { SegmentRef } from '../../workflows/segment-window.ts';

/** What calls of a run at second 0 without a budget have to heed. */
export function someCalls(plan: Partial<IngestPlan> = {}): ProviderCalls {
  return new ProviderCalls({
    plan: aPlan(plan),
    budget: undefined,
    now: () => 0,
    onChange: () => {},
  });
}

/** The reading of so many segments, all of a document. */
export function aReading(
  segments: number,
  overrides: Partial<SegmentReadingOptions> = {},
): SegmentReading {
  return new SegmentReading({
    plan: aPlan(),
    segments: someSegments(segments),
    total: segments,
    source: { outline: 'outline-v1/1' },
    lanes: 9,
    calls: someCalls(),
    ...overrides,
  });
}

/** The reading of a document in pages of so many segments each. */
export function aPagedReading(pages: number[], plan: Partial<IngestPlan> = {}): PagedReading {
  let before = 0;
  return new PagedReading(
    aPlan({ maxParallelSegments: 10, ...plan }),
    pages.map((segments, index) => {
      before += segments;
      return { page: `page-v1/${index + 1}`, ordinalFrom: before - segments + 1, segments };
    }),
  );
}

/** What the workflow of a page of ten segments gives that were all read. */
export function aPageResult(overrides: Partial<PageResult> = {}): PageResult {
  return {
    page: 'page-v1/read',
    counts: { total: 10, succeeded: 10, failed: 0, reused: 0 },
    failedIds: [],
    failures: [],
    chunks: 20,
    usage: { calls: 20, inputTokens: 0, outputTokens: 0 },
    replays: 0,
    ...overrides,
  };
}

/** The segments s1, s2, ... of a document. */
export function someSegments(count: number): (SegmentRef & { characters: number })[] {
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
