import { addUsage, NO_USAGE, type LlmUsage } from '../domain/llm-usage.ts';
import {
  STEPS,
  type IngestInput,
  type IngestProgress,
  type IngestStatus,
  type SegmentCounts,
  type Step,
  type StepProgress,
} from './contract.ts';
import type { SegmentWindow } from './segment-window.ts';

const READING_SHOWN = 20;
const NO_SEGMENTS: SegmentCounts & { running: number } = {
  total: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
  reused: 0,
};

/** How far an ingest is. Plain state; `now` is Temporal's clock. */
export class ProgressTracker {
  readonly #input: IngestInput;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #steps = Object.fromEntries(STEPS.map((step) => [step, waiting()])) as Record<
    Step,
    StepProgress
  >;
  readonly #onChange: () => void;
  #isCancelling = false;
  #waitsForReplayUntil: number | null = null;
  status: IngestStatus = 'running';
  usage: LlmUsage = NO_USAGE;

  constructor(input: IngestInput, now: () => number, onChange: () => void) {
    this.#input = input;
    this.#now = now;
    this.#startedAt = now();
    this.#onChange = onChange;
  }

  /** Runs a step, noting when it starts and how it ends. A step may run again. */
  async step<Result>(name: Step, total: number, work: () => Promise<Result>): Promise<Result> {
    const step = this.#steps[name];
    Object.assign(step, {
      state: 'running',
      startedAt: this.#now(),
      endedAt: null,
      done: 0,
      total,
    });
    this.#onChange();
    try {
      const result = await work();
      Object.assign(step, { state: 'done', endedAt: this.#now(), done: total });
      return result;
    } catch (error) {
      Object.assign(step, { state: 'failed', endedAt: this.#now() });
      throw error;
    } finally {
      this.#onChange();
    }
  }

  /** So many parts of a step are done. */
  reach(name: Step, done: number): void {
    this.#steps[name].done = done;
    this.#onChange();
  }

  /** A cancellation was asked for. */
  cancel(): void {
    this.#isCancelling = true;
    this.#onChange();
  }

  /** Nothing happens until then, unless a replay is asked for; null when that is over. */
  waitUntil(millis: number | null): void {
    this.#waitsForReplayUntil = millis;
    this.#onChange();
  }

  spend(usage: LlmUsage): void {
    this.usage = addUsage(this.usage, usage);
  }

  get elapsedSeconds(): number {
    return (this.#now() - this.#startedAt) / 1000;
  }

  snapshot(window: SegmentWindow | undefined): IngestProgress {
    const { tenantId, documentId, documentName, revision } = this.#input;
    return {
      tenantId,
      documentId,
      documentName,
      revision,
      status: this.status,
      startedAt: this.#startedAt,
      steps: this.#steps,
      segments: window?.counts ?? NO_SEGMENTS,
      reading: (window?.reading ?? [])
        .slice(0, READING_SHOWN)
        .map(({ ordinal, topicLabel }) => ({ ordinal, topicLabel })),
      isCancelling: this.#isCancelling,
      waitsForReplayUntil: this.#waitsForReplayUntil,
    };
  }
}

function waiting(): StepProgress {
  return { state: 'waiting', startedAt: null, endedAt: null, done: 0, total: 0 };
}
