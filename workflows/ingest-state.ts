import type { ParsedDeck } from '../activities/parse-deck.ts';
import type { IngestPlan } from '../activities/plan-ingest.ts';
import type { IngestInput, IngestProgress, SegmentFailure, SegmentProgress } from './contract.ts';
import { ProgressTracker } from './ingest-progress.ts';
import { PagedReading } from './paged-reading.ts';
import { SegmentReading } from './segment-reading.ts';

/** A deck that is being read. */
export interface OpenedDeck {
  deck: ParsedDeck;
  reading: SegmentReading | PagedReading;
}

/** What a running ingest knows: the workflow orders the steps, this holds where they are. */
export class IngestState {
  readonly progress: ProgressTracker;
  /** From here on there is something to read. */
  opened: OpenedDeck | undefined;
  /** A replay was asked for since the last round began. */
  replayAsked = false;

  constructor(input: IngestInput, now: () => number, onChange: (state: IngestState) => void) {
    this.progress = new ProgressTracker(input, now, () => onChange(this));
  }

  open(plan: IngestPlan, deck: ParsedDeck, leaveOut: SegmentFailure[]): OpenedDeck {
    const { segments, pages, outline } = deck;
    const reading =
      pages === undefined
        ? new SegmentReading({
            plan,
            segments,
            total: segments.length,
            source: { outline },
            lanes: plan.maxParallelSegments,
            leaveOut,
          })
        : new PagedReading(plan, pages, deck.segmentsPerWorkflow);
    this.opened = { deck, reading };
    return this.opened;
  }

  /** Some of the segments that this workflow reads itself. */
  segments(offset: number, limit: number): SegmentProgress[] {
    const reading = this.opened?.reading;
    return reading instanceof SegmentReading ? reading.window.page(offset, limit) : [];
  }

  get snapshot(): IngestProgress {
    return this.progress.snapshot(this.opened?.reading);
  }

  /** How the document would end now. */
  get outcome(): 'complete' | 'partial' {
    return this.opened!.reading.failedCount === 0 ? 'complete' : 'partial';
  }

  /**
   * Why these segments cannot be read again, or undefined when they can. Decided without waiting: a
   * validator of Temporal must not.
   */
  refuseReplay(segmentIds: string[]): string | undefined {
    if (this.opened === undefined) return 'No segment of the document has failed.';
    return this.opened.reading.refuseReplay(segmentIds);
  }

  /** Puts failed segments back to be read, all of them when none is named. Gives how many. */
  replay(segmentIds: string[]): number {
    const count = this.opened?.reading.replay(segmentIds) ?? 0;
    this.replayAsked ||= count > 0;
    return count;
  }
}
