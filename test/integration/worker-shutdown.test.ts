import { afterEach, describe, expect, it } from 'vitest';
import { brokenRules } from './census.ts';
import { startWorkerProcess } from './command-line.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

/** After this long without a heartbeat Temporal gives a step to another worker. */
const HEARTBEAT_TIMEOUT_MS = 15_000;

const isFailing = ({ text }: { text: string }) => text.startsWith('Terrace 1');

let harness: ProviderHarness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

describe('a worker that is asked to end', () => {
  it('finishes the calls that are under way, and then ends', async () => {
    const SEGMENTS = 4;
    harness = await createProviderHarness();
    const { provider } = harness;
    provider.options = { latencyMs: { prepass: 3000, extraction: 100 } };
    const first = await startWorkerProcess(harness);
    const run = await harness.start(await longTalk('Saddle', SEGMENTS));
    await waitFor(() => provider.calls.length === SEGMENTS);
    expect(await first.kill('SIGTERM')).toBe(0);
    expect(first.log()).toContain('Worker has ended');
    expect(provider.calls).toHaveLength(SEGMENTS);

    await harness.startWorker();
    const ingests = await harness.services.ingests();
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
    // Nothing was asked twice.
    expect(provider.calls).toHaveLength(2 * SEGMENTS);
  });

  it('hands back at once what does not end in time, and uses up no attempt by it', async () => {
    const SEGMENTS = 3;
    const FAILURES = 4;
    harness = await createProviderHarness({ SHUTDOWN_GRACE_SECONDS: '1' });
    const { provider } = harness;
    provider.options = {
      misbehave: (call, earlier) => {
        if (call.kind !== 'prepass') return undefined;
        if (earlier === 0) return 'hang';
        // With the one that was handed back as many as a step has.
        return isFailing(call) && earlier <= FAILURES ? { status: 500 } : undefined;
      },
    };
    const first = await startWorkerProcess(harness);
    const run = await harness.start(await longTalk('Terrace', SEGMENTS));
    await waitFor(() => provider.calls.length === SEGMENTS);
    await harness.startWorker();
    const asked = Date.now();
    expect(await first.kill('SIGTERM')).toBe(0);

    await waitFor(() => provider.calls.length >= 2 * SEGMENTS);
    const again = provider.calls.slice(SEGMENTS, 2 * SEGMENTS);
    const latest = Math.max(...again.map(({ startedAt }) => startedAt));
    expect(latest - asked).toBeLessThan(HEARTBEAT_TIMEOUT_MS / 2);

    const ingests = await harness.services.ingests();
    expect(await ingests.result(run)).toMatchObject({
      status: 'complete',
      segments: { succeeded: SEGMENTS },
    });
    expect(
      provider.calls.filter((call) => call.kind === 'prepass' && isFailing(call)),
    ).toHaveLength(1 + FAILURES + 1);
    expect(await brokenRules(harness)).toEqual([]);
  });
});
