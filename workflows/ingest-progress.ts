import { addUsage, NO_USAGE, type LlmUsage } from '../domain/llm-usage.ts';
import {
  STEPS,
  type EarlierRuns,
  type IngestInput,
  type IngestProgress,
  type IngestStatus,
  type SegmentCounts,
  type Step,
  type StepProgress,
} from './contract.ts';
import type { Reading } from './reading.ts';

const NO_SEGMENTS: SegmentCounts & { running: number } = {
  total: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
  reused: 0,
};

/** What a document is known by. */
type DocumentNames = Pick<
  IngestInput,
  'tenantId' | 'documentId' | 'documentName' | 'revision' | 'before'
>;

/** How far an ingest is, or a page of one. Plain state; `now` is Temporal's clock. */
export class ProgressTracker {
  readonly #document: DocumentNames;
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
  usage: LlmUsage;
  /** Another run of the same workflow goes on with it. */
  goesOn = false;

  constructor(document: DocumentNames, now: () => number, onChange: () => void) {
    this.#document = document;
    this.#now = now;
    this.#startedAt = document.before?.startedAt ?? now();
    this.usage = document.before?.usage ?? NO_USAGE;
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

  /** For a run that goes on with the ingest. */
  get soFar(): Pick<EarlierRuns, 'startedAt' | 'usage'> {
    return { startedAt: this.#startedAt, usage: this.usage };
  }

  get elapsedSeconds(): number {
    return (this.#now() - this.#startedAt) / 1000;
  }

  snapshot(reading: Reading | undefined): IngestProgress {
    const { tenantId, documentId, documentName, revision } = this.#document;
    return {
      tenantId,
      documentId,
      documentName,
      revision,
      status: this.status,
      startedAt: this.#startedAt,
      steps: this.#steps,
      segments: reading?.counts ?? NO_SEGMENTS,
      reading: reading?.underWay ?? [],
      ...outagesOf(reading),
      isCancelling: this.#isCancelling,
      waitsForReplayUntil: this.#waitsForReplayUntil,
      ...pagesOf(reading),
      ...(this.goesOn ? { goesOn: true } : {}),
    };
  }
}

function waiting(): StepProgress {
  return { state: 'waiting', startedAt: null, endedAt: null, done: 0, total: 0 };
}

function outagesOf(reading: Reading | undefined): Pick<IngestProgress, 'outages'> {
  const outages = reading?.outages ?? [];
  return outages.length === 0 ? {} : { outages };
}

function pagesOf(reading: Reading | undefined): Pick<IngestProgress, 'pages'> {
  const pages = reading?.pages ?? [];
  if (pages.length === 0) return {};
  const done = pages.filter(({ state }) => state === 'done').length;
  return { pages: { total: pages.length, done } };
}
