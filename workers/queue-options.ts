import type { WorkerOptions } from '@temporalio/worker';
import {
  createDocumentActivities,
  createEmbeddingActivities,
  createReadingActivities,
  createStoreActivities,
  type DocumentDependencies,
  type ReadingDependencies,
  type StoreDependencies,
} from '../activities/index.ts';
import type { Config } from '../config/config.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { Provider, RoutedReaders } from '../llm/segment-reader.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { QUEUE_OF_EMBEDDER, QUEUE_OF_PROVIDER, TASK_QUEUES } from '../workflows/task-queues.ts';
import { callsPerSecond } from './call-rate.ts';

/** What a worker does on one task queue. */
export type QueueOptions = Pick<
  WorkerOptions,
  | 'activities'
  | 'maxConcurrentActivityTaskExecutions'
  | 'maxCachedWorkflows'
  | 'maxTaskQueueActivitiesPerSecond'
  | 'taskQueue'
  | 'workflowBundle'
>;

/** Transactions and uploads are parallel within themselves already. */
const STORE_ACTIVITIES_AT_ONCE = 4;

export function documentQueue(
  config: Config,
  dependencies: DocumentDependencies,
  localReaders: RoutedReaders,
): QueueOptions {
  const { artifacts } = dependencies;
  return {
    taskQueue: TASK_QUEUES.document,
    activities: {
      ...createDocumentActivities(dependencies),
      ...createReadingActivities({
        artifacts,
        readers: localReaders,
        canonicaliser: undefined,
      }),
    },
    maxConcurrentActivityTaskExecutions: config.maxWorkerThreads,
  };
}

/** The queue of a provider: the cap on calls is this process's, the rate is the whole queue's. */
export function llmQueue(
  { llm }: Config,
  artifacts: ArtifactStore,
  provider: Exclude<Provider, 'local'>,
  reading: Omit<ReadingDependencies, 'artifacts'>,
): QueueOptions {
  return {
    taskQueue: QUEUE_OF_PROVIDER[provider],
    activities: createReadingActivities({ artifacts, ...reading }),
    maxConcurrentActivityTaskExecutions: llm.maxConcurrentCalls,
    maxTaskQueueActivitiesPerSecond: callsPerSecond(llm[provider].maxCallsPerMinute),
  };
}

/** The queue of a remote embedding endpoint, with a cap and a rate of the same kind as an LLM's. */
export function embeddingQueue(
  { embedding, llm }: Config,
  artifacts: ArtifactStore,
  embedder: Embedder,
): QueueOptions {
  return {
    taskQueue: QUEUE_OF_EMBEDDER[embedder.provider],
    activities: createEmbeddingActivities({ artifacts, embedder }),
    maxConcurrentActivityTaskExecutions: llm.maxConcurrentCalls,
    maxTaskQueueActivitiesPerSecond: callsPerSecond(embedding.maxCallsPerMinute),
  };
}

export function storesQueue(dependencies: StoreDependencies): QueueOptions {
  return {
    taskQueue: TASK_QUEUES.stores,
    activities: createStoreActivities(dependencies),
    maxConcurrentActivityTaskExecutions: STORE_ACTIVITIES_AT_ONCE,
  };
}
