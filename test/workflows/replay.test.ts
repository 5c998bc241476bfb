import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordedHistories } from './histories.ts';

let workflowBundle: { code: string };
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
}, 60_000);

const histories = recordedHistories();

describe("today's workflows replay what earlier versions recorded", () => {
  it('of all that can happen to a run', () => {
    const kinds = new Set(histories.map(({ name }) => name.replace(/-\d.*$/, '')));
    expect(kinds).toEqual(
      new Set([
        'cancelled',
        'cancelled-while-uploading',
        'canonicalised',
        'committed',
        'compared',
        'complete',
        'continued',
        'deleted',
        'escalated',
        'in-pages',
        'outage',
        'page',
        'parked',
        'partial',
        'replayed-inside',
        'routed',
      ]),
    );
  });

  it.each(histories)('$name', async ({ history }) => {
    await Worker.runReplayHistory({ workflowBundle }, history);
  });
});
