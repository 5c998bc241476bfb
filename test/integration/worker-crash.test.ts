import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { brokenRules, takeCensus } from './census.ts';
import { startWorkerProcess, type WorkerProcess } from './command-line.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

const SEGMENTS = 12;
const CALLS_AT_ONCE = 3;

let provider: SimulatedOpenAi;
let harness: ProviderHarness;
let worker: WorkerProcess | undefined;
beforeAll(async () => {
  harness = await createProviderHarness({
    MAX_CONCURRENT_LLM_CALLS: String(CALLS_AT_ONCE),
  });
  provider = harness.provider;
  provider.options = { latencyMs: { prepass: 200, extraction: 400 } };
});
afterAll(async () => {
  await worker?.kill('SIGKILL');
  await harness.close();
});

describe('a worker that is killed in the middle of an ingest', () => {
  it('is followed by another that completes it, repeating no more than the calls in flight', async () => {
    worker = await startWorkerProcess(harness);
    const run = await harness.start(await longTalk('Granite', SEGMENTS));
    await waitFor(() => provider.calls.length >= SEGMENTS);
    await worker.kill('SIGKILL');

    worker = await startWorkerProcess(harness);
    const ingests = await harness.services.ingests();
    const summary = await ingests.result(run);
    expect(summary).toMatchObject({
      status: 'complete',
      segments: { total: SEGMENTS, succeeded: SEGMENTS, failed: 0 },
    });
    expect(provider.calls.length).toBeGreaterThanOrEqual(2 * SEGMENTS);
    expect(provider.calls.length).toBeLessThanOrEqual(2 * SEGMENTS + CALLS_AT_ONCE);
    expect(await brokenRules(harness)).toEqual([]);
    const census = await takeCensus(harness);
    expect(census).toMatchObject({ documents: 1, segments: SEGMENTS, points: summary.chunks });
  });
});
