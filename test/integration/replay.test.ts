import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { documentStatus } from '../../client/documents.ts';
import { brokenRules } from './census.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { dumpStores } from './store-dump.ts';
import { longTalk } from './talk.ts';

const WINDOW_SECONDS = 600;

let patient: ProviderHarness;
let prompt: ProviderHarness;
beforeAll(async () => {
  [patient, prompt] = await Promise.all([
    createProviderHarness({ REPLAY_WINDOW: String(WINDOW_SECONDS) }),
    createProviderHarness(),
  ]);
  await Promise.all([patient.startWorker(), prompt.startWorker()]);
});
afterAll(() => Promise.all([patient.close(), prompt.close()]));
afterEach(() => {
  for (const { provider } of [patient, prompt]) {
    provider.options = {};
    provider.calls.length = 0;
  }
});

/** Starts an ingest of a talk of three topics, and waits until it waits for a replay of those that failed. */
async function startAndPark(subject: string, failing: number[]) {
  failOn(patient, subject, failing);
  const run = await patient.start(await longTalk(subject, 3));
  const ingests = await patient.services.ingests();
  await waitFor(async () => (await ingests.progress(run)).waitsForReplayUntil != null);
  patient.provider.calls.length = 0;
  return { run, ingests };
}

function failOn({ provider }: ProviderHarness, subject: string, topics: number[]): void {
  provider.options = {
    misbehave: ({ text }) =>
      topics.some((topic) => text.startsWith(`${subject} ${topic}`)) ? { status: 401 } : undefined,
  };
}

const topicsCalled = ({ provider }: ProviderHarness) =>
  new Set(provider.calls.map(({ text }) => text.split('\n')[0]));

describe('a document with failed segments, with a replay window', () => {
  it('is written and says until when it waits; a replay then reads only what failed, in the same run', async () => {
    const started = Date.now();
    const { run, ingests } = await startAndPark('Falcon', [2]);
    const { services, tenantId } = patient;
    const status = await documentStatus(services, run);
    expect(status).toMatchObject({ status: 'running', progress: { segments: { failed: 1 } } });
    const until = status.progress!.waitsForReplayUntil!;
    expect(until).toBeGreaterThanOrEqual(started + WINDOW_SECONDS * 1000);
    expect((await patient.describe(run)).currentDetails).toMatch(
      /waits for a replay until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/,
    );
    expect(await services.index.count(tenantId, 'falcon')).toBe(3);

    patient.provider.options = {};
    const [failed] = (await ingests.segments(run)).filter(({ state }) => state === 'failed');
    const replayed = await ingests.replay(run, [failed!.segmentId]);
    expect(replayed.runId).toBe(run.runId);
    expect(await ingests.result(run)).toMatchObject({
      status: 'complete',
      segments: { total: 3, succeeded: 3, failed: 0 },
    });
    expect(topicsCalled(patient)).toEqual(new Set(['Falcon 2']));
    expect(await brokenRules(patient)).toEqual([]);
  });

  it('waits again when the replay fails too', async () => {
    const { run, ingests } = await startAndPark('Heron', [1, 3]);
    failOn(patient, 'Heron', [3]);
    await ingests.replay(run, []);
    await waitFor(async () => {
      const { segments, waitsForReplayUntil } = await ingests.progress(run);
      return segments.failed === 1 && waitsForReplayUntil != null;
    });
    patient.provider.options = {};
    await ingests.replay(run, []);
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
  });

  it('refuses to replay segments that did not fail or are not its own', async () => {
    const { run, ingests } = await startAndPark('Ibis', [2]);
    const segments = await ingests.segments(run);
    const healthy = segments.find(({ state }) => state === 'succeeded')!.segmentId;
    await expect(ingests.replay(run, [healthy, 'no-such-id'])).rejects.toThrow(
      `Not failed, or not of this document: ${healthy}, no-such-id.`,
    );
    expect((await ingests.progress(run)).waitsForReplayUntil).not.toBeNull();
    await ingests.cancel(run);
    expect(await ingests.result(run)).toMatchObject({ status: 'partial' });
  });

  it('closes as partial when it is cancelled: it is written already', async () => {
    const { run, ingests } = await startAndPark('Kestrel', [1]);
    const before = await dumpStores(patient);
    await ingests.cancel(run);
    expect(await ingests.result(run)).toMatchObject({
      status: 'partial',
      segments: { succeeded: 2, failed: 1 },
    });
    expect(await dumpStores(patient)).toEqual(before);
  });

  it('keeps what is written when a replay of it is cancelled', async () => {
    const { run, ingests } = await startAndPark('Merlin', [1]);
    const before = await dumpStores(patient);
    patient.provider.options = { misbehave: () => 'hang' };
    await ingests.replay(run, []);
    await waitFor(() => patient.provider.calls.length > 0);
    await ingests.cancel(run);
    expect(await ingests.result(run)).toMatchObject({
      status: 'partial',
      segments: { succeeded: 2, failed: 1 },
    });
    expect(await dumpStores(patient)).toEqual(before);
  });
});

describe('a document with failed segments that has closed', () => {
  it('has those replayed that are named, and the others stay failed', async () => {
    failOn(prompt, 'Osprey', [1, 3]);
    const first = await prompt.ingest(await longTalk('Osprey', 3));
    expect(first).toMatchObject({ status: 'partial', segments: { failed: 2 } });
    prompt.provider.options = {};
    prompt.provider.calls.length = 0;

    const ingests = await prompt.services.ingests();
    const named = first.failedSegments.find(({ topicLabel }) => topicLabel === 'Osprey 3')!;
    const replayed = await ingests.result(await ingests.replay(first, [named.segmentId]));
    expect(replayed).toMatchObject({
      status: 'partial',
      segments: { succeeded: 2, failed: 1 },
      failedSegments: [{ topicLabel: 'Osprey 1', errorType: 'LlmUnauthorized' }],
    });
    expect(topicsCalled(prompt)).toEqual(new Set(['Osprey 3']));

    const whole = await ingests.result(await ingests.replay(first, []));
    expect(whole).toMatchObject({ status: 'complete', segments: { succeeded: 3, reused: 2 } });
    await expect(ingests.replay(first, [])).rejects.toThrow('nothing to replay');
    await expect(ingests.replay(first, [named.segmentId])).rejects.toThrow('nothing to replay');
  });

  it('ends as it would have at once when it is replayed', async () => {
    const deck = await longTalk('Plover', 3);
    failOn(prompt, 'Plover', [2]);
    const first = await prompt.ingest(deck);
    prompt.provider.options = {};
    const ingests = await prompt.services.ingests();
    await ingests.result(await ingests.replay(first, []));
    const replayed = await dumpStores(prompt, { withoutRun: true });
    await prompt.ingest(deck);
    expect(await dumpStores(prompt, { withoutRun: true })).toEqual(replayed);
  });
});
