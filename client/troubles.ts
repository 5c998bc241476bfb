import type { Client } from '@temporalio/client';

/** An activity that is being tried again. */
export interface Trouble {
  activity: string;
  attempt: number;
  message: string;
}

/** Activities of a workflow and of its children that failed and are to be tried again. */
export async function listTroubles(
  temporal: Client,
  { workflowId, runId }: { workflowId: string; runId: string },
): Promise<Trouble[]> {
  const { raw } = await temporal.workflow.getHandle(workflowId, runId).describe();
  const own = (raw.pendingActivities ?? [])
    .filter(({ lastFailure }) => lastFailure != null)
    .map(({ activityType, attempt, lastFailure }) => ({
      activity: activityType?.name ?? '',
      attempt: attempt ?? 0,
      message: lastFailure?.message ?? '',
    }));
  const ofChildren = (raw.pendingChildren ?? []).map((child) =>
    listTroubles(temporal, { workflowId: child.workflowId ?? '', runId: child.runId ?? '' }),
  );
  return [...own, ...(await Promise.all(ofChildren)).flat()];
}
