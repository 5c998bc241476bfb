import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SimulatedProvider } from '../simulated-llm/http-server.ts';
import { startSimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { brokenRules } from './census.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

const SEGMENTS = 8;
/** The default. */
const CALLS_AT_ONCE = 5;

let harness: ProviderHarness;
let provider: SimulatedProvider;
let endpoint: SimulatedProvider;

/** A worker whose segments are read by one server, and whose chunks are embedded by another. */
async function startWorker(settings: Record<string, string> = {}): Promise<void> {
  endpoint = await startSimulatedOpenAi();
  harness = await createProviderHarness({
    EMBEDDING_PROVIDER: 'openai',
    EMBEDDING_BASE_URL: endpoint.baseUrl,
    ...settings,
  });
  provider = harness.provider;
  await harness.startWorker();
}

async function stopWorker(): Promise<void> {
  await harness.close();
  await endpoint.close();
}

afterEach(() => {
  for (const server of [provider, endpoint]) {
    server.calls.length = 0;
    server.options = {};
  }
});

/** The server again, after it was closed. */
async function reopen({ baseUrl }: SimulatedProvider): Promise<SimulatedProvider> {
  const server = await startSimulatedOpenAi({ port: Number(new URL(baseUrl).port) });
  onTestFinished(() => server.close());
  return server;
}

describe('a provider that is down', () => {
  beforeAll(() => startWorker());
  afterAll(stopWorker);

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
    const progress = await ingests.progress(run);
    expect(progress.outages).toHaveLength(1);
    const { message, since, triedAgainAt } = progress.outages![0]!;
    expect(message).toContain('503');
    expect(triedAgainAt - since).toBeGreaterThan(3000);
    expect(progress.segments.failed).toBe(0);
    const { currentDetails } = await harness.describe(run);
    expect(currentDetails).toMatch(/\*\*Waiting since .* UTC\*\*: OpenAI .*503.* Asked again at/);

    await waitFor(() => provider.calls.some(({ startedAt }) => startedAt > triedAgainAt - 500));
    isDown = false;
    // Those that found out, and one that has tried whether it is back.
    expect(provider.calls.length - before).toBeLessThanOrEqual(CALLS_AT_ONCE + SEGMENTS + 1);
    expect(await ingests.result(run)).toMatchObject({
      status: 'complete',
      segments: { succeeded: SEGMENTS, failed: 0 },
    });
    expect(await brokenRules(harness)).toEqual([]);
  });

  it('is not what one bad segment looks like', async () => {
    provider.options = {
      misbehave: ({ kind, text }) =>
        kind === 'extraction' && text.startsWith('Kiosk 3') ? { status: 503 } : undefined,
    };
    const summary = await harness.ingest(await longTalk('Kiosk', 4));
    expect(summary).toMatchObject({
      status: 'partial',
      failedSegments: [{ topicLabel: 'Kiosk 3', errorType: 'LlmUnavailable' }],
    });
    expect(summary.failedSegments[0]!.message).not.toContain('Waited');
  });

  it('is told from an embedding endpoint that asks to slow down: that is waited for as it says', async () => {
    const TIMES = 7;
    const WAIT_MS = 300;
    const headers = { 'retry-after-ms': String(WAIT_MS) };
    // The worker has asked how long its vectors are.
    endpoint.calls.length = 0;
    endpoint.options = {
      misbehave: (_, earlier) => (earlier < TIMES ? { status: 429, headers } : undefined),
    };
    expect(await harness.ingest(await longTalk('Notch', 3))).toMatchObject({ status: 'complete' });
    const times = endpoint.calls.map(({ startedAt }) => startedAt);
    expect(times).toHaveLength(TIMES + 1);
    for (const [index, time] of times.slice(1).entries()) {
      expect(time - times[index]!).toBeGreaterThanOrEqual(WAIT_MS);
    }
  });

  it('is waited for where chunks are embedded, too', async () => {
    await endpoint.close();
    const run = await harness.start(await longTalk('Lagoon', 3));
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).outages !== undefined);
    const { outages } = await ingests.progress(run);
    expect(outages![0]!.message).toMatch(/^The embedding endpoint .*ECONNREFUSED/);

    await reopen(endpoint);
    const summary = await ingests.result(run);
    expect(summary).toMatchObject({ status: 'complete' });
    expect(summary.chunks).toBeGreaterThan(0);
    const { events } = await harness.history(run);
    const queues = events!
      .map((event) => event.activityTaskScheduledEventAttributes)
      .filter((scheduled) => scheduled?.activityType?.name === 'embedChunks')
      .map((scheduled) => scheduled!.taskQueue!.name);
    expect(new Set(queues)).toEqual(new Set(['embedding']));
  });

  it('is waited for by a document of one segment when it cannot even be reached', async () => {
    await provider.close();
    await reopen(endpoint);
    const run = await harness.start(await longTalk('Island', 1));
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).outages !== undefined);
    expect((await ingests.progress(run)).outages![0]!.message).toContain('ECONNREFUSED');

    const { calls } = await reopen(provider);
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
    expect(calls).toHaveLength(2);
  });
});

describe('a provider that stays down', () => {
  beforeAll(() => startWorker({ LLM_OUTAGE_PATIENCE: '2' }));
  afterAll(stopWorker);

  it('fails what waits for it, and a replay reads it', async () => {
    let isDown = true;
    provider.options = {
      misbehave: ({ kind }) => (kind === 'extraction' && isDown ? { status: 503 } : undefined),
    };
    const document = { tenantId: harness.tenantId, documentId: 'out-of-patience' };
    const failed = await harness.ingest(await longTalk('Jetty', SEGMENTS), document.documentId);
    expect(failed).toMatchObject({ status: 'failed', segments: { failed: SEGMENTS } });
    for (const { errorType, message } of failed.failedSegments) {
      expect(errorType).toBe('LlmUnavailable');
      expect(message).toMatch(/^OpenAI .*503.* Waited \d+ s for it to answer again\.$/);
    }

    isDown = false;
    provider.calls.length = 0;
    const ingests = await harness.services.ingests();
    const replayed = await ingests.replay(document, []);
    expect(await ingests.result(replayed)).toMatchObject({ status: 'complete' });
    expect(provider.calls.filter(({ kind }) => kind === 'prepass')).toEqual([]);
  });

  it('leaves the document partial where its chunks cannot be embedded, with the reason', async () => {
    endpoint.options = { misbehave: () => ({ status: 500 }) };
    const summary = await harness.ingest(await longTalk('Meadow', 3));
    expect(summary).toMatchObject({
      status: 'partial',
      segments: { total: 3, failed: 3 },
      chunks: 0,
    });
    expect(summary.concepts).toBeGreaterThan(0);
    for (const { errorType, message } of summary.failedSegments) {
      expect(errorType).toBe('LlmUnavailable');
      expect(message).toMatch(/^The embedding endpoint .* Waited \d+ s/);
    }
  });
});
