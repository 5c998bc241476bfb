import type { SegmentSource } from '../activities/chunk-document.ts';
import type { Page, SegmentError } from '../activities/artifacts.ts';
import type { IngestPlan } from '../activities/plan-ingest.ts';
import { ChunkBatches, type KnownBatch } from './chunk-batches.ts';
import type {
  Degraded,
  IngestProgress,
  OutageProgress,
  SegmentCounts,
  SegmentFailure,
} from './contract.ts';
import type { ProviderCalls } from './provider-calls.ts';
import { FAILURES_NAMED, refusalOf, type Reading, type ReadingResult } from './reading.ts';
import { SegmentWindow, type KnownSegment } from './segment-window.ts';

const READING_SHOWN = 20;

export interface SegmentReadingOptions {
  plan: IngestPlan;
  segments: KnownSegment[];
  /** Segments of the whole document. */
  total: number;
  /** Where the segments are named, for whoever cuts them into chunks. */
  source: SegmentSource;
  /** How many segments may be read at once. */
  lanes: number;
  /** What the calls for them have to heed. */
  calls: ProviderCalls;
  /** Segments that are not to be read, with the reason. */
  leaveOut?: SegmentFailure[];
  /** The batches of chunks, if the segments were cut before. */
  batches?: KnownBatch[] | null;
}

/**
 * Segments that one workflow reads and embeds: all of a small document, or a page of a large one. Plain state; the
 * workflow drives it.
 */
export class SegmentReading implements Reading {
  readonly plan: IngestPlan;
  readonly segments: KnownSegment[];
  readonly total: number;
  readonly source: SegmentSource;
  readonly window: SegmentWindow;
  readonly calls: ProviderCalls;
  readonly pages = [];
  readonly earlierPages = [];
  readonly replaysToCome = [];
  /** From here on there is something to embed. */
  batches: ChunkBatches | undefined;

  constructor(options: SegmentReadingOptions) {
    const { plan, segments, total, source, lanes, calls, leaveOut, batches } = options;
    this.plan = plan;
    this.segments = segments;
    this.total = total;
    this.source = source;
    this.calls = calls;
    this.window = new SegmentWindow(segments, lanes, leaveOut);
    if (batches) this.batches = new ChunkBatches(batches);
  }

  get counts(): SegmentCounts & { running: number } {
    return this.window.counts;
  }

  get underWay(): IngestProgress['reading'] {
    return this.window.reading
      .slice(0, READING_SHOWN)
      .map(({ ordinal, topicLabel }) => ({ ordinal, topicLabel }));
  }

  /** Every segment that could not be read, or whose chunks could not be embedded; each once. */
  get allFailures(): SegmentFailure[] {
    const unread = this.window.failures;
    const known = new Set(unread.map(({ segmentId }) => segmentId));
    const unembedded = this.batches?.failures(this.segments) ?? [];
    return [...unread, ...unembedded.filter(({ segmentId }) => !known.has(segmentId))];
  }

  get failures(): SegmentFailure[] {
    return this.allFailures.slice(0, FAILURES_NAMED);
  }

  get failedCount(): number {
    return this.allFailures.length;
  }

  get hasReadNothing(): boolean {
    const { total, succeeded } = this.window.counts;
    return total > 0 && succeeded === 0;
  }

  get chunkCount(): number {
    return this.batches?.embeddedCount ?? 0;
  }

  get outages(): OutageProgress[] {
    return this.calls.waitsFor;
  }

  get degraded(): Degraded | undefined {
    return this.calls.degraded;
  }

  get unread(): SegmentError[] {
    return this.window.failures.map(errorOf);
  }

  get result(): ReadingResult {
    return {
      extractions: this.window.extractions,
      batches: this.batches?.embedded ?? [],
      failures: this.allFailures.map(errorOf),
    };
  }

  /** All of it, to be kept and gone on with by another workflow. */
  get page(): Page {
    return { segments: this.window.outcomes, batches: this.batches?.outcomes ?? null };
  }

  refuseReplay(segmentIds: string[]): string | undefined {
    return refusalOf(segmentIds, this.#failedIds);
  }

  replay(segmentIds: string[]): number {
    const failed = this.#failedIds;
    const named = new Set(segmentIds);
    const chosen = [...failed].filter((id) => named.size === 0 || named.has(id));
    // What failed to be embedded is tried again whenever the document is written.
    this.window.replay(chosen.filter((segmentId) => this.window.isFailed(segmentId)));
    this.calls.renew();
    return chosen.length;
  }

  get #failedIds(): Set<string> {
    return new Set(this.allFailures.map(({ segmentId }) => segmentId));
  }
}

function errorOf({ segmentId, errorType, message }: SegmentFailure): SegmentError {
  return { segmentId, errorType, message };
}
