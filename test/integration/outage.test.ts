import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

const SEGMENTS = 8;
/** The default. */
const CALLS_AT_ONCE = 5;

let provider: SimulatedOpenAi;
let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness();
  provider = harness.provider;
  await harness.startWorker();
});
afterAll(() => harness.close());
afterEach(() => {
  provider.calls.length = 0;
  provider.options = {};
});

describe('a provider that is down', () => {
  it('pauses the reading, which says so and goes on by itself', async () => {
    let isDown = false;
    provider.options = {
      latencyMs: { prepass: 300, extraction: 300 },
      misbehave: () => (isDown ? { status: 503 } : undefined),
    };
    const run = await harness.start(await longTalk('Harbour', SEGMENTS));
    const ingests = await harness.services.ingests();
    await waitFor(() => provider.calls.length >= SEGMENTS);
    isDown = true;
    const before = provider.calls.length;

    await waitFor(async () => (await ingests.progress(run)).outages !== undefined);
    const { outages } = await ingests.progress(run);
    expect(outages).toHaveLength(1);
    expect(outages![0]!.message).toContain('503');
    const { currentDetails } = await harness.describe(run);
    expect(currentDetails).toMatch(/\*\*Waiting since .* UTC\*\*: OpenAI .*503.* Asked again at/);
    expect((await ingests.progress(run)).segments.failed).toBe(0);

    const { since, triedAgainAt } = outages![0]!;
    expect(triedAgainAt - since).toBeGreaterThan(3000);
    await waitFor(() => provider.calls.some(({ startedAt }) => startedAt > triedAgainAt - 500));
    isDown = false;
    // Those that found out, and one that has tried whether it is back.
    expect(provider.calls.length - before).toBeLessThanOrEqual(CALLS_AT_ONCE + SEGMENTS + 1);
    const summary = await ingests.result(run);
    expect(summary).toMatchObject({ status: 'complete', segments: { succeeded: SEGMENTS } });
  });
});
