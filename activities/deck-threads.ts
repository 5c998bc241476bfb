import type { Config } from '../config/config.ts';
import { DeckTooLarge } from '../domain/errors.ts';
import { ThreadLimitExceeded } from '../threads/thread-limit-exceeded.ts';
import { ThreadPool } from '../threads/thread-pool.ts';
import type { DeckSteps, DeckThreadData } from './deck-steps.ts';
import { MOST_THREADS } from './document-threads.ts';

/**
 * Threads in which decks are read, within the limits of the configuration: a deck that takes too long or too much
 * memory costs its thread, and neither the process nor other decks.
 */
export class DeckThreads {
  readonly #threads: ThreadPool<DeckSteps>;
  readonly #limits: Config['deckThread'];

  constructor({
    artifactUrl,
    deckLimits,
    deckThread,
    maxSegmentsPerWorkflow,
    maxWorkerThreads,
    segmentMaxTokens,
  }: Config) {
    const workerData: DeckThreadData = {
      artifactUrl,
      settings: {
        limits: deckLimits,
        segmentsPerWorkflow: maxSegmentsPerWorkflow,
        segmentMaxTokens,
      },
    };
    this.#limits = deckThread;
    this.#threads = new ThreadPool(new URL('./deck-steps.thread.ts', import.meta.url), {
      maxThreads: Math.min(maxWorkerThreads, MOST_THREADS),
      maxHeapMb: deckThread.maxHeapMb,
      maxCallMs: deckThread.maxMs,
      workerData,
    });
  }

  /** @throws what the step throws; DeckTooLarge when it takes too long or too much memory; the signal's reason. */
  async call<Name extends keyof DeckSteps>(
    name: Name,
    input: Parameters<DeckSteps[Name]>[0],
    signal?: AbortSignal,
  ): Promise<Awaited<ReturnType<DeckSteps[Name]>>> {
    try {
      return await this.#threads.call(name, input, signal);
    } catch (error) {
      throw error instanceof ThreadLimitExceeded ? this.#tooLarge(error) : error;
    }
  }

  async close(): Promise<void> {
    await this.#threads.close();
  }

  #tooLarge(error: ThreadLimitExceeded): DeckTooLarge {
    const { maxMs, maxHeapMb } = this.#limits;
    const limit =
      error.limit === 'time'
        ? `longer than ${maxMs / 1000} s (DECK_MAX_SECONDS)`
        : `more than ${maxHeapMb} MiB of memory (DECK_MAX_MEMORY_MB)`;
    return new DeckTooLarge(
      `Reading the deck takes ${limit}. Split it, or check where the file comes from.`,
      { cause: error },
    );
  }
}
