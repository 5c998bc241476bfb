import { availableParallelism } from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { reviveError, type PlainError } from '../domain/error-transfer.ts';
import { Slots } from './slots.ts';
import { ThreadLimitExceeded } from './thread-limit-exceeded.ts';

/** The functions that a thread offers, by name. */
// oxlint-disable-next-line typescript/no-explicit-any -- each function has an input of its own
export type ThreadFunctions = Record<string, (input: any) => unknown>;

interface Call {
  name: string;
  input: unknown;
}
export type Outcome = { value: unknown } | { error: PlainError };

export interface ThreadPoolOptions {
  /** Most threads at once; never more than there are processors. */
  maxThreads: number;
  /** Handed to each thread at its start (`workerData`). */
  workerData?: unknown;
  /** Heap of a thread; one that needs more is ended, and its call fails. */
  maxHeapMb?: number;
  /** How long a call may take, from when a thread is free for it; then the thread is ended, and the call fails. */
  maxCallMs?: number;
}

/** How long a thread without calls is kept. */
const IDLE_MS = 30_000;

/**
 * A thread that reaches its limit is ended when it next can be; until then Node lets it have 16 MB more, and when that
 * is not enough the whole process ends. So what one collection moves into the limited heap, a third of this, must be
 * less.
 */
const YOUNG_HEAP_MB = 12;

/** Threads for CPU work, so that it keeps neither heartbeats nor other work waiting. */
export class ThreadPool<Functions extends ThreadFunctions> {
  readonly #pool: Piscina;
  readonly #filename: string;
  readonly #maxCallMs: number | undefined;
  /** Piscina is given no call to queue: it would forget the queue when it ends the last thread. */
  readonly #slots: Slots;
  #isClosed = false;

  /** @param file the thread's code: a module that ends in `export default serveCalls({...})` */
  constructor(file: URL, options: ThreadPoolOptions) {
    const { maxThreads, workerData, maxHeapMb, maxCallMs } = options;
    this.#filename = file.href;
    this.#maxCallMs = maxCallMs;
    const threads = Math.min(maxThreads, availableParallelism());
    this.#slots = new Slots(threads);
    this.#pool = new Piscina({
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      workerData,
      ...(maxHeapMb === undefined ? {} : { resourceLimits: heapLimits(maxHeapMb) }),
    });
    // Unheard, it would end the process.
    this.#pool.on('error', (error: Error) => {
      // The answer to a call that was aborted meanwhile; it quotes the answer, which is nobody's business.
      if (error.message.startsWith('Unexpected message from Worker')) return;
      // A thread ended without a call; the next call has a new one.
      process.emitWarning(error);
    });
  }

  /**
   * Calls a function of the thread. An aborted call ends its thread, whatever that is doing.
   *
   * @throws what the function throws, errors of `domain/errors.ts` as themselves; the signal's reason;
   * ThreadLimitExceeded when it takes too long or too much memory.
   */
  async call<Name extends keyof Functions & string>(
    name: Name,
    input: Parameters<Functions[Name]>[0],
    signal?: AbortSignal,
  ): Promise<Awaited<ReturnType<Functions[Name]>>> {
    const release = await this.#slots.take(signal);
    let outcome: Outcome;
    try {
      outcome = await this.#run({ name, input }, signal);
    } finally {
      release();
    }
    if ('error' in outcome) throw reviveError(outcome.error);
    return outcome.value as Awaited<ReturnType<Functions[Name]>>;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pool.destroy();
  }

  async #run(call: Call, givenUp: AbortSignal | undefined): Promise<Outcome> {
    if (this.#isClosed) throw new Error('The threads are closed.');
    const overtime = new AbortController();
    const timer =
      this.#maxCallMs === undefined
        ? undefined
        : setTimeout(() => overtime.abort(new ThreadLimitExceeded('time')), this.#maxCallMs);
    const signals = givenUp === undefined ? [overtime.signal] : [givenUp, overtime.signal];
    const signal = AbortSignal.any(signals);
    try {
      // Named here and not for the pool: so a module that cannot be loaded fails the call, which would else wait.
      return (await this.#pool.run(call, { filename: this.#filename, signal })) as Outcome;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw isOutOfMemory(error) ? new ThreadLimitExceeded('memory', { cause: error }) : error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function heapLimits(maxHeapMb: number): ResourceLimits {
  return { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: YOUNG_HEAP_MB };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
