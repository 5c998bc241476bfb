import type { Priority } from '@temporalio/common';
import { workflowInfo } from '@temporalio/workflow';

/** What Temporal takes for a workflow that was started without a priority. */
const USUAL_PRIORITY_KEY = 3;

/**
 * The priority of what begins something new, a document or a segment: behind all that finishes what was begun. So the
 * documents of a long queue are finished one after the other, the first of them soon, and not all at the end; and few
 * workflows are busy at a time, which is what a worker's cache has room for.
 */
export function standBack(): Priority {
  const { priorityKey = USUAL_PRIORITY_KEY } = workflowInfo().priority ?? {};
  return { priorityKey: priorityKey + 1 };
}
