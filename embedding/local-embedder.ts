import { ThreadPool } from '../threads/thread-pool.ts';
import type { Embedder, EmbedOptions } from './embedder.ts';
import type * as thread from './local-embedder.thread.ts';

/** A model holds about 300 MB in each thread, so more threads than this cost more than they give. */
const MAX_THREADS = 2;

/**
 * Universal Sentence Encoder lite for English (512 dimensions), in worker threads, without key or network.
 * Texts in other languages get vectors too, of lesser use; the index finds them by their words.
 */
export class LocalEmbedder implements Embedder {
  readonly provider = 'local';
  readonly model = 'local/use-lite-en-0.2';
  /** A small model, of English alone (bench/results/search.md). */
  readonly wordsWeight = 3;
  readonly #threads: ThreadPool<typeof thread.functions>;

  constructor(maxThreads: number) {
    this.#threads = new ThreadPool(new URL('./local-embedder.thread.ts', import.meta.url), {
      maxThreads: Math.min(maxThreads, MAX_THREADS),
    });
  }

  dimensions(): Promise<number> {
    return Promise.resolve(512);
  }

  embed(texts: string[], { signal }: EmbedOptions = {}): Promise<Float32Array[]> {
    return this.#threads.call('embed', texts, signal);
  }

  async close(): Promise<void> {
    await this.#threads.close();
  }
}
