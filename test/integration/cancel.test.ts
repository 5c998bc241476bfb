import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { takeCensus } from './census.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk, talk } from './talk.ts';

let provider: SimulatedOpenAi;
let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness();
  provider = harness.provider;
  await harness.startWorker();
});
afterAll(() => harness.close());

describe('cancelling an ingest', () => {
  it('leaves nothing of a first ingest in the stores, and keeps what was read for the next', async () => {
    provider.options = {
      misbehave: ({ text }) => (text.startsWith('Basalt 4') ? 'hang' : undefined),
    };
    const deck = await longTalk('Basalt', 4);
    const run = await harness.start(deck);
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).segments.succeeded === 3);
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
    expect(await takeCensus(harness)).toMatchObject({ documents: 0, segments: 0, points: 0 });

    provider.options = {};
    provider.calls.length = 0;
    const summary = await harness.ingest(deck);
    expect(summary).toMatchObject({ status: 'complete', segments: { succeeded: 4, reused: 3 } });
    expect(new Set(provider.calls.map(({ text }) => text.split('\n')[0]))).toEqual(
      new Set(['Basalt 4']),
    );
  });

  it('leaves the earlier revision whole', async () => {
    const before = await talk('kept.pptx', { Kept: ['Lighthouse Registry keeps lamps.'] });
    await harness.ingest(before);
    const census = await takeCensus(harness);

    provider.options = { misbehave: ({ text }) => (text.startsWith('Gone') ? 'hang' : undefined) };
    const after = await talk('kept.pptx', { Gone: ['Foghorn Registry keeps horns.'] });
    const run = await harness.start(after);
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).reading.length === 1);
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
    expect(await takeCensus(harness)).toEqual(census);
  });
});

describe('starting an ingest of a document that is being ingested', () => {
  it('joins it when the bytes are the same, and is refused when they are not', async () => {
    provider.options = { misbehave: ({ text }) => (text.startsWith('Slow') ? 'hang' : undefined) };
    const deck = await talk('slow.pptx', { Slow: ['Glacier Index counts metres.'] });
    const other = await talk('slow.pptx', { Other: ['Geyser Index counts minutes.'] });
    const run = await harness.start(deck);
    const again = await harness.start(deck);
    expect(again).toMatchObject({ runId: run.runId, joined: true });
    await expect(harness.start(other)).rejects.toMatchObject({ name: 'DocumentBusy' });
    const ingests = await harness.services.ingests();
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
  });
});
