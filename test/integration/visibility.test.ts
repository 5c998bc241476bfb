import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { OPENAI } from '../llm/providers.ts';
import { search } from '../../client/search.ts';
import { brokenRules, takeCensus } from './census.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { startQdrantGate, type QdrantGate } from './qdrant-gate.ts';
import { dumpStores } from './store-dump.ts';
import { longTalk } from './talk.ts';

let harness: ProviderHarness;
let gate: QdrantGate;
beforeAll(async () => {
  const addresses = inject('addresses');
  gate = await startQdrantGate(addresses.qdrant.url);
  harness = await createProviderHarness(
    { EMBEDDING_PROVIDER: 'openai', QDRANT_BATCH_SIZE: '1', QDRANT_UPLOAD_PARALLELISM: '1' },
    OPENAI,
    { ...addresses, qdrant: { url: gate.url } },
  );
  await harness.startWorker();
});
afterAll(async () => {
  await harness.close();
  await gate.close();
});

/** The subjects of the talks that a search finds, a hit each. */
async function subjectsFound(limit: number): Promise<(string | undefined)[]> {
  const question = 'stores orders for customers';
  const { hits } = await search(harness.services, harness.tenantId, question, limit);
  return hits.map(({ text }) => /^\w+/.exec(text)?.[0]);
}

describe('what a search finds of a document that is ingested again', () => {
  it('is the earlier revision until the commit, and the later one from then on', async () => {
    const deck = await longTalk('Earlier', 4);
    await harness.ingest(deck);
    const later = await longTalk('Later', 4);

    const upload = gate.hold('upload', 3);
    const run = await harness.start({ name: deck.name, bytes: later.bytes });
    await upload.reached;
    expect(await subjectsFound(4)).toEqual(Array.from({ length: 4 }, () => 'Earlier'));
    const removal = gate.hold('removal');
    upload.release();
    await removal.reached;
    expect(await subjectsFound(4)).toEqual(Array.from({ length: 4 }, () => 'Later'));
    removal.release();
    const ingests = await harness.services.ingests();
    await ingests.result(run);
    expect(await subjectsFound(8)).toEqual(Array.from({ length: 4 }, () => 'Later'));
  });
});

describe('a run that was terminated amid its writing', () => {
  it('is not seen, and the next ingest of the document clears up after it', async () => {
    const deck = await longTalk('Whole', 4);
    await harness.ingest(deck);
    const before = await dumpStores(harness, { withoutRun: true });

    const upload = gate.hold('upload', 2);
    const changed = await longTalk('Half', 4);
    const run = await harness.start({ name: deck.name, bytes: changed.bytes });
    await upload.reached;
    await harness.terminate(run);
    upload.release();
    expect(await subjectsFound(50)).not.toContain('Half');
    const ingests = await harness.services.ingests();
    await expect(ingests.result(run)).rejects.toThrow('terminated from outside');
    await expect
      .poll(() => ingests.runs(harness.tenantId))
      .toContainEqual(expect.objectContaining({ documentId: 'whole', status: 'cancelled' }));

    await harness.ingest(deck);
    expect(await dumpStores(harness, { withoutRun: true })).toEqual(before);
    expect(await brokenRules(harness)).toEqual([]);
    expect(await takeCensus(harness)).toMatchObject({ writings: 0, hiddenSegments: 0 });
  });
});

describe('the same deck once more', () => {
  it('changes not a point and not a node', async () => {
    const deck = await longTalk('Twice', 3);
    await harness.ingest(deck);
    const { points } = await dumpStores(harness);
    const { nodes, relationships } = await dumpStores(harness, { withoutRun: true });
    await harness.ingest(deck);
    expect((await dumpStores(harness)).points).toEqual(points);
    expect(await dumpStores(harness, { withoutRun: true })).toMatchObject({ nodes, relationships });
  });
});
