import type { Config } from '../config/config.ts';
import { ThreadPool } from '../threads/thread-pool.ts';
import type { DocumentSteps, DocumentThreadData } from './document-steps.ts';

/** A deck within its limits takes a fraction of it; one that takes more must not take the worker along. */
const THREAD_MAX_HEAP_MB = 1024;

/** Threads that run the CPU steps of documents. */
export function documentThreads({
  artifactUrl,
  deckLimits,
  maxSegmentsPerWorkflow,
  maxWorkerThreads,
}: Config): ThreadPool<DocumentSteps> {
  const workerData: DocumentThreadData = {
    artifactUrl,
    settings: { limits: deckLimits, segmentsPerWorkflow: maxSegmentsPerWorkflow },
  };
  return new ThreadPool(new URL('./document-steps.thread.ts', import.meta.url), {
    maxThreads: maxWorkerThreads,
    maxHeapMb: THREAD_MAX_HEAP_MB,
    workerData,
  });
}
