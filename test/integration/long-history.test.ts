import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { brokenRules } from './census.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { expectReplayable } from './replayable.ts';
import { longTalk } from './talk.ts';

let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness({
    // Pages of one segment, and a history of 60 events is long.
    MAX_SEGMENTS_PER_WORKFLOW: '3',
    REPLAY_WINDOW: '600',
    BUDGET_DOCUMENT_CALLS: '1000',
    BUDGET_TENANT_DAILY_CALLS: '1000',
  });
  await harness.startWorker();
});
afterAll(() => harness.close());
afterEach(() => {
  harness.provider.options = {};
  harness.provider.calls.length = 0;
});

/** Has these topics of a talk fail from now on. */
function failOn(subject: string, topics: number[]): void {
  harness.provider.options = {
    misbehave: ({ text }) =>
      topics.some((topic) => text.startsWith(`${subject} ${topic}`)) ? { status: 401 } : undefined,
  };
  harness.provider.calls.length = 0;
}

/** Starts an ingest of a talk, and waits until it waits for a replay of those topics that failed. */
async function startAndPark(subject: string, topics: number, failing: number[]) {
  failOn(subject, failing);
  const run = await harness.start(await longTalk(subject, topics));
  const ingests = await harness.services.ingests();
  const isParked = async (failed: number) => {
    const { waitsForReplayUntil, segments } = await ingests.progress(run);
    return waitsForReplayUntil != null && segments.failed === failed;
  };
  await waitFor(() => isParked(failing.length));
  const segmentIds = (await ingests.segments(run)).map(({ segmentId }) => segmentId);
  return { run, ingests, isParked, segmentIds };
}

const topicsCalled = () => new Set(harness.provider.calls.map(({ text }) => text.split('\n')[0]));

describe('a run whose history is long', () => {
  it.each([
    ['of a document in pages', 'Merlin', 4],
    ['of a small document', 'Osprey', 3],
  ])(
    '%s goes on as another, which replays what is asked for and nothing else',
    async (_, subject, topics) => {
      const failing = [topics - 1, topics];
      const { run, ingests, isParked, segmentIds } = await startAndPark(subject, topics, failing);
      const { startedAt } = await ingests.progress(run);

      failOn(subject, []);
      await ingests.replay(run, [segmentIds[topics - 2]!]);
      await waitFor(() => isParked(1));
      expect(topicsCalled()).toEqual(new Set([`${subject} ${topics - 1}`]));
      const latest = await ingests.latest(run);
      expect(latest).toMatchObject({ isRunning: true, revision: run.revision });
      expect(latest.runId).not.toBe(run.runId);
      expect(await ingests.progress(run)).toMatchObject({
        startedAt,
        segments: { total: topics, succeeded: topics - 1, failed: 1 },
      });
      const states = (await ingests.segments(run)).map(({ state }) => state);
      expect(states.filter((state) => state === 'failed')).toHaveLength(1);

      await ingests.replay(run, []);
      expect(await ingests.result(run)).toMatchObject({
        status: 'complete',
        segments: { total: topics, succeeded: topics, failed: 0 },
        llm: { calls: 2 * topics },
      });
      expect(topicsCalled()).toEqual(new Set(failing.map((topic) => `${subject} ${topic}`)));
      expect(await brokenRules(harness)).toEqual([]);
      await expectReplayable('continued', run, harness);
    },
  );

  it('ends as what is written when the run that goes on is cancelled', async () => {
    const { run, ingests, segmentIds } = await startAndPark('Plover', 4, [3, 4]);
    harness.provider.options = { misbehave: () => 'hang' };
    harness.provider.calls.length = 0;
    await ingests.replay(run, [segmentIds[2]!]);
    await waitFor(() => harness.provider.calls.length > 0);
    await ingests.cancel(run);
    expect(await ingests.result(run)).toMatchObject({
      status: 'partial',
      segments: { succeeded: 2, failed: 2 },
    });
    expect(await brokenRules(harness)).toEqual([]);
  });

  it('counts what all runs have drawn on the budget of the day', async () => {
    const { services, tenantId } = harness;
    const [drawn] = await services.graph.read<{ accounts: string[] }>(
      `MATCH (d:BudgetDraw {tenant_id: $tenantId})
       RETURN collect(DISTINCT left(d.account, 4)) AS accounts`,
      { tenantId },
    );
    // Those of the ingests themselves are gone with them.
    expect(drawn!.accounts).toEqual(['day/']);
  });
});
