import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knowbase } from './command-line.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { talk } from './talk.ts';

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
    expect(stderr).toContain('QDRANT_COLLECTION');
  });
});
