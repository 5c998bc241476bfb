import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { keepHistory } from '../workflows/histories.ts';
import type { Harness, WorkflowRun } from './harness.ts';

/**
 * Replays the history of a run, and keeps it when it is the first of its name. A workflow that reads a clock or a
 * random number of its own would not find its way back.
 */
export async function expectReplayable(
  name: string,
  run: WorkflowRun,
  { history: historyOf }: Harness,
): Promise<void> {
  const history = await historyOf(run);
  await Worker.runReplayHistory(
    { workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)) },
    history,
  );
  keepHistory(name, historyToJSON(history));
}
