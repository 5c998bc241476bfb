import { ActivityCancellationType, type ActivityOptions } from '@temporalio/workflow';
import { UNEXPECTED } from '../domain/errors.ts';
import { TASK_QUEUES } from './task-queues.ts';

/**
 * Time-outs and retries by kind of work. Every activity sends heartbeats, so a worker that dies is noticed after
 * the heartbeat time-out, however long the activity may take. How often and how soon a step is tried again is
 * said by each failed attempt itself (`workers/activity-edge.ts`); what is set here is for workers that die.
 */

const HEARTBEAT_TIMEOUT = '15 seconds';

const RETRY = {
  initialInterval: '1 second',
  backoffCoefficient: 1,
} satisfies ActivityOptions['retry'];

/** CPU work. */
export const documentOptions = {
  taskQueue: TASK_QUEUES.document,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: RETRY,
} satisfies ActivityOptions;

/**
 * One call of an LLM (or of the local reader, on the document queue): the wait for a slot and for the rate
 * is the queue's, so there is no limit on it.
 */
export const readingOptions = {
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: RETRY,
} satisfies ActivityOptions;

/** Embedding a batch of chunks, on the queue of who embeds: with an endpoint, as long as it takes to have a turn. */
export const embeddingOptions = {
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: RETRY,
} satisfies ActivityOptions;

/**
 * Writes to the stores: an outage is waited out, however long, since all that was read would be lost for
 * nothing. What the store refuses, and mistakes of ours, fail at once. A cancellation waits until what is under
 * way has really ended: what is cleared up after it must not come back.
 */
export const storeOptions = {
  taskQueue: TASK_QUEUES.stores,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { ...RETRY, nonRetryableErrorTypes: [UNEXPECTED] },
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
} satisfies ActivityOptions;
