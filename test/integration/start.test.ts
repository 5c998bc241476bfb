import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { takeCensus } from './census.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { talk } from './talk.ts';

let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness();
  await harness.startWorker();
});
afterAll(() => harness.close());
afterEach(() => {
  harness.provider.options = {};
});

describe('starting an ingest of a document that is being ingested', () => {
  it('joins it when the bytes are the same, and is refused when they are not', async () => {
    harness.provider.options = { misbehave: () => 'hang' };
    const deck = await talk('slow.pptx', { Slow: ['Glacier Index counts metres.'] });
    const other = await talk('slow.pptx', { Other: ['Geyser Index counts minutes.'] });
    const run = await harness.start(deck);
    const again = await harness.start({ ...deck, name: 'called-otherwise.pptx' }, 'slow');
    expect(again).toMatchObject({ runId: run.runId, joined: true });
    // Also when it is to supersede what runs: there is nothing to supersede.
    const superseding = await harness.start(deck, 'slow', { supersede: true });
    expect(superseding).toMatchObject({ runId: run.runId, joined: true });
    const refusal = harness.start(other);
    await expect(refusal).rejects.toMatchObject({ name: 'DocumentBusy' });
    await expect(refusal).rejects.toThrow('--supersede');
    const ingests = await harness.services.ingests();
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
  });

  it('is refused when the options are others', async () => {
    harness.provider.options = { misbehave: () => 'hang' };
    const deck = await talk('options.pptx', { Options: ['Glacier Index counts metres.'] });
    const run = await harness.start(deck);
    const ingests = await harness.services.ingests();
    const { input } = await ingests.latest(run);
    await expect(ingests.start({ ...input, skipHidden: true })).rejects.toThrow(
      'is being ingested with other options',
    );
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
  });

  it('supersedes it when asked to, and leaves nothing of what it superseded', async () => {
    harness.provider.options = {
      misbehave: ({ text }) => (text.startsWith('Old') ? 'hang' : undefined),
    };
    const run = await harness.start(await talk('plan.pptx', { Old: ['Abacus Office counts.'] }));
    const told: string[] = [];
    const superseding = await harness.start(
      await talk('plan.pptx', { New: ['Calculator Office counts.'] }),
      'plan',
      { supersede: true, onSupersede: ({ runId }) => told.push(runId) },
    );
    expect(told).toEqual([run.runId]);
    expect(superseding).toMatchObject({ joined: false });
    const ingests = await harness.services.ingests();
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
    expect(await ingests.result(superseding)).toMatchObject({ status: 'complete' });
    expect(await takeCensus(harness)).toMatchObject({ documents: 1, segments: 1, points: 1 });
  });

  it('gives up the waiting for what it supersedes when it is interrupted', async () => {
    const quiet = await createProviderHarness();
    // Without a worker nothing is ever cancelled.
    await quiet.start(await talk('stuck.pptx', { Old: ['Abacus Office counts.'] }));
    const interrupt = new AbortController();
    const other = await talk('stuck.pptx', { New: ['Calculator Office counts.'] });
    await expect(
      quiet.start(other, 'stuck', {
        supersede: true,
        onSupersede: () => interrupt.abort(new Error('interrupted')),
        signal: interrupt.signal,
      }),
    ).rejects.toThrow('interrupted');
    await quiet.close();
  });
});
