import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeCensus } from './census.ts';
import { knowbase } from './command-line.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { talk } from './talk.ts';

interface SearchJson {
  hits: { text: string }[];
}

let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness({ EMBEDDING_PROVIDER: 'openai' });
});
afterAll(() => harness.close());

describe('an embedding model of an OpenAI-compatible endpoint', () => {
  it('makes a collection of its length, and finds the chunks it embedded', async () => {
    const worker = await harness.startWorker();
    const deck = await talk('Fleet.pptx', { Fleet: ['Ferry Timetable lists sailings.'] });
    expect(await harness.ingest(deck)).toMatchObject({ status: 'complete', chunks: 1 });
    expect(harness.provider.calls.map(({ kind }) => kind)).toContain('embedding');
    await worker.stop();
  });

  it('cannot be followed by one of another length, and the worker says how to go on', async () => {
    const environment = { ...harness.environment, EMBEDDING_PROVIDER: 'local' };
    const { exitStatus, stderr } = await knowbase({ environment }, 'worker');
    expect(exitStatus).toBe(1);
    expect(stderr).toContain('holds vectors of 64 dimensions, and the embedding model gives 512');
    expect(stderr).toContain('reindex');
  });

  it('is followed by another once all chunks are embedded again', async () => {
    const { tenantId } = harness;
    const environment = { ...harness.environment, EMBEDDING_PROVIDER: 'local' };
    const found = (by: Record<string, string>) =>
      knowbase(
        { environment: by },
        'search',
        'When does a ship leave?',
        '--tenant',
        tenantId,
        '--json',
      );
    const before = JSON.parse((await found(harness.environment)).stdout) as SearchJson;
    const reindexed = await knowbase({ environment }, 'reindex', '--json');
    expect(reindexed.exitStatus).toBe(0);
    expect(JSON.parse(reindexed.stdout)).toMatchObject({ embedded: 1, chunks: 1 });
    const after = JSON.parse((await found(environment)).stdout) as SearchJson;
    expect(after.hits.map(({ text }) => text)).toEqual(before.hits.map(({ text }) => text));
    expect(await takeCensus(harness)).toMatchObject({ points: 1 });

    // Once more makes another collection, with all that is in this one.
    const again = await knowbase({ environment }, 'reindex', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ chunks: 1 });
    expect(await takeCensus(harness)).toMatchObject({ points: 1 });
  });

  it('can be gone back to, when it has embedded the chunks before, without a call for them', async () => {
    const { provider, environment } = harness;
    provider.calls.length = 0;
    provider.options.misbehave = (_, earlier) =>
      earlier === 0 ? { status: 429, headers: { 'retry-after': '1' } } : undefined;
    const back = await knowbase({ environment }, 'reindex', '--json');
    expect(JSON.parse(back.stdout)).toMatchObject({ embedded: 1, chunks: 1 });
    expect(back.stderr).toMatch(/asks to slow down.* Waiting for \d+ s/);
    expect(provider.calls.map(({ text }) => text)).toEqual(['dimensions', 'dimensions']);
  });

  it('that asks to slow down leaves a search to be asked again', async () => {
    harness.provider.options.misbehave = () => ({ status: 429, headers: { 'retry-after': '7' } });
    const { tenantId } = harness;
    const { exitStatus, stderr } = await knowbase(harness, 'search', 'When?', '--tenant', tenantId);
    expect(exitStatus).toBe(1);
    expect(stderr).toMatch(/asks to slow down.* Ask again in 7 s\./);
  });
});
