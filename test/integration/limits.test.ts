import { afterEach, describe, expect, it } from 'vitest';
import { startWorkerProcess, type WorkerProcess } from './command-line.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

const MINUTE_MS = 60_000;

let harness: ProviderHarness | undefined;
let worker: WorkerProcess | undefined;
afterEach(async () => {
  await worker?.kill('SIGKILL');
  await harness?.close();
  worker = harness = undefined;
});

const timesOf = ({ provider }: ProviderHarness) =>
  provider.calls.map(({ startedAt }) => startedAt).toSorted((a, b) => a - b);

describe('calls a minute', () => {
  it(
    'are never more than OPENAI_MAX_RPM, however many workers there are',
    { timeout: 4 * MINUTE_MS },
    async () => {
      const MAX_RPM = 90;
      harness = await createProviderHarness({
        OPENAI_MAX_RPM: String(MAX_RPM),
        MAX_PARALLEL_SEGMENTS: '30',
      });
      worker = await startWorkerProcess(harness);
      await harness.startWorker();
      // Calls that fail are calls, too.
      harness.provider.options = {
        misbehave: ({ text }, earlier) =>
          /^Upland \d*5\n/.test(text) && earlier === 0 ? { status: 500 } : undefined,
      };
      const run = await harness.start(await longTalk('Upland', 60));
      await waitFor(() => harness!.provider.calls.length > 0);
      const begun = Date.now();
      await waitFor(() => Date.now() - begun > MINUTE_MS + 8000);
      const times = timesOf(harness);
      const ingests = await harness.services.ingests();
      await ingests.cancel(run);

      const inMinuteFrom = (start: number) =>
        times.filter((time) => time >= start && time < start + MINUTE_MS).length;
      const most = Math.max(...times.map(inMinuteFrom));
      expect(most).toBeLessThanOrEqual(MAX_RPM);
      // It was the limit that held them back.
      expect(most).toBeGreaterThan(0.8 * MAX_RPM);
      expect(times.length).toBeGreaterThan(MAX_RPM);
    },
  );
});

describe('tokens a minute', () => {
  it('end the calls of a worker until there are new ones, and that is said', async () => {
    harness = await createProviderHarness({ OPENAI_MAX_TPM: '20000' });
    const { provider } = harness;
    provider.options = {
      misbehave: () => ({
        amend: (answer) => ({
          ...answer,
          usage: { prompt_tokens: 4000, completion_tokens: 1000, total_tokens: 5000 },
        }),
      }),
    };
    await harness.startWorker();
    const run = await harness.start(await longTalk('Valley', 6));
    const ingests = await harness.services.ingests();
    const isToldOf = async () =>
      (await ingests.troubles(run)).some(({ message }) => message.includes('OPENAI_MAX_TPM'));
    await waitFor(isToldOf);
    // Those under way when the tokens ran out may have been cheaper by their estimates.
    await waitFor(async () => (await ingests.troubles(run)).length === 6);
    const made = provider.calls.length;
    expect(made).toBeGreaterThanOrEqual(4);
    expect(made).toBeLessThanOrEqual(6);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(provider.calls).toHaveLength(made);
    expect((await ingests.progress(run)).segments.failed).toBe(0);
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
  });
});

describe('many calls that are asked to wait at once', () => {
  it('come back no sooner than told, not all together, and ask nothing meanwhile', async () => {
    const WAIT_MS = 3000;
    const CALLS_AT_ONCE = 8;
    harness = await createProviderHarness({ MAX_CONCURRENT_LLM_CALLS: String(CALLS_AT_ONCE) });
    const { provider } = harness;
    let turnedAwayAt = 0;
    provider.options = {
      // All that are under way are turned away together.
      before: async () => {
        if (turnedAwayAt === 0) {
          await waitFor(() => turnedAwayAt > 0 || provider.calls.length === CALLS_AT_ONCE);
          turnedAwayAt ||= Date.now();
        }
      },
      misbehave: (_, earlier) =>
        earlier === 0 && provider.calls.length <= CALLS_AT_ONCE
          ? { status: 429, headers: { 'retry-after-ms': String(WAIT_MS) } }
          : undefined,
    };
    await harness.startWorker();
    const summary = await harness.ingest(await longTalk('Woodland', 12));
    expect(summary).toMatchObject({ status: 'complete', segments: { succeeded: 12 } });
    const later = timesOf(harness).slice(CALLS_AT_ONCE);
    expect(later[0]! - turnedAwayAt).toBeGreaterThanOrEqual(WAIT_MS);
    const returned = later.slice(0, CALLS_AT_ONCE);
    expect(returned.at(-1)! - returned[0]!).toBeGreaterThan(100);
  });
});
