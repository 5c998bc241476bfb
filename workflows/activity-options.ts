import { ActivityCancellationType, type ActivityOptions } from '@temporalio/workflow';
import { UNEXPECTED } from '../domain/errors.ts';
import { TASK_QUEUES } from './task-queues.ts';

/**
 * Time-outs and retries by kind of work. Every activity sends heartbeats (`workers/heartbeats.ts`), so a
 * worker that dies is noticed after the heartbeat time-out, however long the activity may take.
 */

const HEARTBEAT_TIMEOUT = '15 seconds';

const BACKOFF = {
  initialInterval: '1 second',
  backoffCoefficient: 2,
  maximumInterval: '30 seconds',
} satisfies ActivityOptions['retry'];

/** CPU work: repeated a few times, since a second attempt on the same bytes rarely differs. */
export const documentOptions = {
  taskQueue: TASK_QUEUES.document,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { ...BACKOFF, maximumAttempts: 5 },
} satisfies ActivityOptions;

/**
 * One call of an LLM (or of the local reader, on the document queue): the wait for a slot and for the rate
 * is the queue's, so there is no limit on it.
 */
export const readingOptions = {
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: HEARTBEAT_TIMEOUT,
  retry: { ...BACKOFF, maximumAttempts: 5 },
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
  retry: { ...BACKOFF, nonRetryableErrorTypes: [UNEXPECTED] },
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
} satisfies ActivityOptions;
