import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IngestRun } from '../../client/latest-run.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

const DEPLOYMENT = 'knowbase-test';

let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness();
});
afterAll(() => harness.close());

const startVersion = (buildId: string) =>
  harness.startWorker({
    TEMPORAL_DEPLOYMENT_NAME: DEPLOYMENT,
    TEMPORAL_WORKER_BUILD_ID: buildId,
  });

/** What `temporal worker deployment set-current-version` does; again until the server knows of the workers. */
async function makeCurrent(buildId: string): Promise<void> {
  await waitFor(() =>
    harness
      .askTemporal((service, namespace) =>
        service.setWorkerDeploymentCurrentVersion({
          namespace,
          deploymentName: DEPLOYMENT,
          buildId,
        }),
      )
      .then(
        () => true,
        () => false,
      ),
  );
}

async function versionOf({ workflowId, runId }: IngestRun): Promise<string | null | undefined> {
  const { workflowExecutionInfo } = await harness.askTemporal((service, namespace) =>
    service.describeWorkflowExecution({ namespace, execution: { workflowId, runId } }),
  );
  return workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId;
}

describe('workers of two versions', () => {
  it('end the runs that each began, while new ones go to the current version', async () => {
    const gate = Promise.withResolvers<void>();
    harness.provider.options = {
      before: async ({ text }) => {
        if (text.startsWith('Amaranth')) await gate.promise;
      },
    };
    await startVersion('1');
    await makeCurrent('1');
    const ingests = await harness.services.ingests();
    const old = await harness.start(await longTalk('Amaranth', 2));
    await waitFor(() => harness.provider.calls.length > 0);

    await startVersion('2');
    await makeCurrent('2');
    const late = await harness.start(await longTalk('Buckwheat', 2));
    expect(await ingests.result(late)).toMatchObject({ status: 'complete' });
    gate.resolve();
    expect(await ingests.result(old)).toMatchObject({ status: 'complete' });
    expect(await versionOf(late)).toBe('2');
    expect(await versionOf(old)).toBe('1');
  });
});
