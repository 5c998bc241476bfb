import type { IngestPlan } from '../activities/plan-ingest.ts';
import type { Provider } from '../llm/segment-reader.ts';

/** The task queues; workers poll them by role, and the workflow sends each step to the one it belongs to. */
export const TASK_QUEUES = {
  /** Workflows. */
  orchestrator: 'ingest',
  /** CPU work: reading decks, chunking, local embedding and extraction, mining. */
  document: 'document',
  /** LLM calls, one queue a provider, since a queue's rate is the provider's limit. */
  'llm-openai': 'llm-openai',
  'llm-anthropic': 'llm-anthropic',
  /** Calls of a remote embedding endpoint, whose limit is apart from those of the models that read. */
  embedding: 'embedding',
  /** Writes to Neo4j and Qdrant. */
  stores: 'stores',
} as const;

export type TaskQueue = (typeof TASK_QUEUES)[keyof typeof TASK_QUEUES];

/** The queue on which a provider's reader is asked. */
export const QUEUE_OF_PROVIDER: Record<Provider, TaskQueue> = {
  openai: TASK_QUEUES['llm-openai'],
  anthropic: TASK_QUEUES['llm-anthropic'],
  // No calls, no rate: it is CPU work like any other.
  local: TASK_QUEUES.document,
};

/** The queue on which chunks are embedded. */
export const QUEUE_OF_EMBEDDER: Record<NonNullable<IngestPlan['embeddingProvider']>, TaskQueue> = {
  openai: TASK_QUEUES.embedding,
  local: TASK_QUEUES.document,
};
