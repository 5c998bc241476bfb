import type { ParsedDeck } from '../activities/parse-deck.ts';
import type { IngestPlan } from '../activities/plan-ingest.ts';
import type { ChunkBatches } from './chunk-batches.ts';
import type { IngestInput, IngestProgress, SegmentFailure } from './contract.ts';
import type { IngestBudget } from './ingest-budget.ts';
import { ProgressTracker } from './ingest-progress.ts';
import { ProviderOutage } from './provider-outage.ts';
import { SegmentWindow } from './segment-window.ts';

/** For runs that were planned before the configuration had a say in it. */
const DEFAULT_PATIENCE_MS = 300_000;

type OutageKind = 'reader' | 'bigReader' | 'embedder';

/** What a running ingest knows: the workflow orders the steps, this holds where they are. */
export class IngestState {
  readonly progress: ProgressTracker;
  readonly #newOutage: (patienceMs: number) => ProviderOutage;
  /** From here on there is something to read. */
  opened: { plan: IngestPlan; deck: ParsedDeck; window: SegmentWindow } | undefined;
  /** From here on there is something to embed. */
  batches: ChunkBatches | undefined;
  /** Providers that may be down: a model may be while another is not. From `open` on. */
  outages: Record<OutageKind, ProviderOutage> | undefined;
  /** What calls may cost, where there is a limit. From `open` on. */
  budget: IngestBudget | undefined;
  /** Segments that the local reader reads since no budget is left, and which budget that is. */
  degraded: { segments: number; reason: string } | undefined;
  /** A replay was asked for since the last round began. */
  replayAsked = false;

  constructor(input: IngestInput, now: () => number, onChange: (state: IngestState) => void) {
    this.progress = new ProgressTracker(input, now, () => onChange(this));
    this.#newOutage = (patienceMs) =>
      new ProviderOutage({ patienceMs, now, onChange: () => onChange(this) });
  }

  open(
    plan: IngestPlan,
    deck: ParsedDeck,
    leaveOut: SegmentFailure[],
    budget?: IngestBudget,
  ): SegmentWindow {
    this.budget = budget;
    const window = new SegmentWindow(deck.segments, plan.maxParallelSegments, leaveOut);
    const { outagePatienceMs = DEFAULT_PATIENCE_MS } = plan;
    this.opened = { plan, deck, window };
    this.outages = {
      reader: this.#newOutage(outagePatienceMs),
      bigReader: this.#newOutage(outagePatienceMs),
      embedder: this.#newOutage(outagePatienceMs),
    };
    return window;
  }

  noteDegraded(reason: string): void {
    this.degraded = { segments: (this.degraded?.segments ?? 0) + 1, reason };
  }

  get snapshot(): IngestProgress {
    const outages = Object.values(this.outages ?? {}).flatMap(({ progress }) => progress ?? []);
    const progress = this.progress.snapshot(this.opened?.window);
    return outages.length === 0 ? progress : { ...progress, outages };
  }

  /** Segments that could not be read, or whose chunks could not be embedded; each once. */
  get failures(): SegmentFailure[] {
    if (this.opened === undefined) return [];
    const { window, deck } = this.opened;
    const unread = window.failures;
    const known = new Set(unread.map(({ segmentId }) => segmentId));
    const unembedded = this.batches?.failures(deck.segments) ?? [];
    return [...unread, ...unembedded.filter(({ segmentId }) => !known.has(segmentId))];
  }

  /** Whether the document has segments, and none of them could be read. */
  get hasReadNothing(): boolean {
    const window = this.opened?.window;
    return window !== undefined && window.counts.total > 0 && window.extractions.length === 0;
  }

  /** How the document would end now. */
  get outcome(): 'complete' | 'partial' {
    return this.failures.length === 0 ? 'complete' : 'partial';
  }

  /**
   * Why these segments cannot be read again, or undefined when they can. Decided without waiting: a
   * validator of Temporal must not.
   */
  refuseReplay(segmentIds: string[]): string | undefined {
    const failed = new Set(this.failures.map(({ segmentId }) => segmentId));
    if (failed.size === 0) return 'No segment of the document has failed.';
    const others = segmentIds.filter((segmentId) => !failed.has(segmentId));
    if (others.length === 0) return undefined;
    return `Not failed, or not of this document: ${others.join(', ')}. Failed are: ${[...failed].join(', ')}.`;
  }

  /** Puts failed segments back to be read, all of them when none is named. Gives how many. */
  replay(segmentIds: string[]): number {
    const named = new Set(segmentIds);
    const chosen = this.failures
      .map(({ segmentId }) => segmentId)
      .filter((segmentId) => named.size === 0 || named.has(segmentId));
    // What failed to be embedded is tried again whenever the document is written.
    this.opened?.window.replay(chosen.filter((id) => this.opened?.window.isFailed(id)));
    for (const outage of Object.values(this.outages ?? {})) outage.renew();
    this.replayAsked = chosen.length > 0;
    return chosen.length;
  }
}
