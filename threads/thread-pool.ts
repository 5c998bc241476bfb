import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { reviveError, type PlainError } from '../domain/error-transfer.ts';

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
}

const IDLE_MS = 30_000;

/** Threads for CPU work, so that it keeps neither heartbeats nor other work waiting. */
export class ThreadPool<Functions extends ThreadFunctions> {
  readonly #pool: Piscina;
  readonly #filename: string;

  /** @param file the thread's code: a module that ends in `export default serveCalls({...})` */
  constructor(file: URL, { maxThreads, workerData, maxHeapMb }: ThreadPoolOptions) {
    this.#filename = file.href;
    this.#pool = new Piscina({
      minThreads: 0,
      maxThreads: Math.min(maxThreads, availableParallelism()),
      idleTimeout: IDLE_MS,
      workerData,
      ...(maxHeapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } }),
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
   * @throws what the function throws, errors of `domain/errors.ts` as themselves; the signal's reason.
   */
  async call<Name extends keyof Functions & string>(
    name: Name,
    input: Parameters<Functions[Name]>[0],
    signal?: AbortSignal,
  ): Promise<Awaited<ReturnType<Functions[Name]>>> {
    signal?.throwIfAborted();
    const call: Call = { name, input };
    let outcome: Outcome;
    try {
      // Named here and not for the pool: so a module that cannot be loaded fails the call, which would else wait.
      const options = { filename: this.#filename, ...(signal === undefined ? {} : { signal }) };
      outcome = (await this.#pool.run(call, options)) as Outcome;
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
    if ('error' in outcome) throw reviveError(outcome.error);
    return outcome.value as Awaited<ReturnType<Functions[Name]>>;
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
