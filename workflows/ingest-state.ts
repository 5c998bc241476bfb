import type { ParsedDeck } from '../activities/parse-deck.ts';
import type { IngestPlan } from '../activities/plan-ingest.ts';
import type {
  Degraded,
  IngestInput,
  IngestProgress,
  SegmentFailure,
  SegmentProgress,
} from './contract.ts';
import type { IngestBudget } from './ingest-budget.ts';
import { ProgressTracker } from './ingest-progress.ts';
import { PagedReading } from './paged-reading.ts';
import { addDegraded, ProviderCalls } from './provider-calls.ts';
import { SegmentReading } from './segment-reading.ts';

/** A deck that is being read. */
export interface OpenedDeck {
  deck: ParsedDeck;
  reading: SegmentReading | PagedReading;
  /** What the calls for it may cost, where there is a limit. */
  budget: IngestBudget | undefined;
  /** What the calls of this workflow have to heed; pages make theirs in workflows of their own. */
  calls: ProviderCalls;
}

/** What a running ingest knows: the workflow orders the steps, this holds where they are. */
export class IngestState {
  readonly progress: ProgressTracker;
  readonly #before: IngestInput['before'];
  readonly #now: () => number;
  readonly #onChange: () => void;
  /** From here on there is something to read. */
  opened: OpenedDeck | undefined;
  /** A replay was asked for since the last round began. */
  replayAsked = false;

  constructor(input: IngestInput, now: () => number, onChange: (state: IngestState) => void) {
    this.#before = input.before;
    this.#now = now;
    this.#onChange = () => onChange(this);
    this.progress = new ProgressTracker(input, now, this.#onChange);
  }

  open(
    plan: IngestPlan,
    deck: ParsedDeck,
    leaveOut: SegmentFailure[],
    budget?: IngestBudget,
  ): OpenedDeck {
    const { segments, pages, outline } = deck;
    const calls = new ProviderCalls({ plan, budget, now: this.#now, onChange: this.#onChange });
    const reading =
      pages === undefined
        ? new SegmentReading({
            plan,
            segments,
            total: segments.length,
            source: { outline },
            lanes: plan.maxParallelSegments,
            calls,
            leaveOut,
          })
        : new PagedReading(plan, pages, deck.segmentsPerWorkflow);
    this.opened = { deck, reading, budget, calls };
    return this.opened;
  }

  /** Some of the segments that this workflow reads itself. */
  segments(offset: number, limit: number): SegmentProgress[] {
    const reading = this.opened?.reading;
    return reading instanceof SegmentReading ? reading.window.page(offset, limit) : [];
  }

  get snapshot(): IngestProgress {
    const snapshot = this.progress.snapshot(this.opened?.reading);
    if (!(this.opened?.reading instanceof PagedReading)) return snapshot;
    const outages = [...(snapshot.outages ?? []), ...this.opened.calls.waitsFor];
    return outages.length === 0 ? snapshot : { ...snapshot, outages };
  }

  /** Segments that the local reader has read since no budget is left. */
  get degraded(): Degraded | undefined {
    return addDegraded(this.#before?.degraded, this.opened?.reading.degraded);
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
    if (count > 0) this.opened?.calls.renew();
    this.replayAsked ||= count > 0;
    return count;
  }
}
