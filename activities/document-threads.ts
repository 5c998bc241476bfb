import { availableParallelism } from 'node:os';
import type { Config } from '../config/config.ts';
import { ThreadPool } from '../threads/thread-pool.ts';
import type { DocumentSteps, DocumentThreadData } from './document-steps.ts';

/** Mining 10,000 segments takes a fraction of it; what takes more must not take the worker along. */
const THREAD_MAX_HEAP_MB = 1024;

/** One processor is left to the event loop: what the threads read and write goes on there. A thread is 100 MB. */
export const MOST_THREADS = Math.max(availableParallelism() - 1, 1);

/** Threads that run the CPU steps of documents, but for the reading of decks: that has limits of its own. */
export function documentThreads({
  artifactUrl,
  chunking,
  maxWorkerThreads,
}: Config): ThreadPool<DocumentSteps> {
  const workerData: DocumentThreadData = { artifactUrl, chunking };
  return new ThreadPool(new URL('./document-steps.thread.ts', import.meta.url), {
    maxThreads: Math.min(maxWorkerThreads, MOST_THREADS),
    maxHeapMb: THREAD_MAX_HEAP_MB,
    workerData,
  });
}
