import { WorkflowNotFoundError, type Client } from '@temporalio/client';

/** A run of a workflow. */
export interface RunRef {
  workflowId: string;
  runId: string;
}

/** The runs that a query of Temporal's visibility finds. */
export async function findRuns(temporal: Client, query: string): Promise<RunRef[]> {
  const runs: RunRef[] = [];
  for await (const { workflowId, runId } of temporal.workflow.list({ query })) {
    runs.push({ workflowId, runId });
  }
  return runs;
}

/** Those of the runs that have not ended. */
export async function stillRunning(temporal: Client, runs: RunRef[]): Promise<RunRef[]> {
  const running: RunRef[] = [];
  for (const run of runs) {
    if (await isRunning(temporal, run)) running.push(run);
  }
  return running;
}

async function isRunning(temporal: Client, { workflowId, runId }: RunRef): Promise<boolean> {
  try {
    const { status } = await temporal.workflow.getHandle(workflowId, runId).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    // Temporal forgets runs that ended long ago.
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
