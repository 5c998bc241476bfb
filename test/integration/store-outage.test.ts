import neo4j from 'neo4j-driver';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { documentStatus } from '../../client/documents.ts';
import type { IngestRun } from '../../client/latest-run.ts';
import { OPENAI } from '../llm/providers.ts';
import { brokenRules } from './census.ts';
import { waitFor } from './harness.ts';
import { startOwnStores, type OwnStores } from './own-stores.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { startQdrantGate, type QdrantGate } from './qdrant-gate.ts';
import { dumpStores } from './store-dump.ts';
import { longTalk } from './talk.ts';

const SLOW_START_MS = 300_000;

let stores: OwnStores;
let gate: QdrantGate;
let harness: ProviderHarness;
beforeAll(async () => {
  stores = await startOwnStores();
  gate = await startQdrantGate(stores.addresses.qdrant.url);
  harness = await createProviderHarness(
    {
      EMBEDDING_PROVIDER: 'openai',
      QDRANT_BATCH_SIZE: '1',
      QDRANT_UPLOAD_PARALLELISM: '1',
      NEO4J_MAX_TRANSACTION_RETRY_TIME: '1',
    },
    OPENAI,
    { ...stores.addresses, qdrant: { url: gate.url } },
  );
  await harness.startWorker();
}, SLOW_START_MS);
afterAll(async () => {
  await harness.close();
  await gate.close();
  await stores.close();
}, SLOW_START_MS);
afterEach(() => {
  harness.provider.options = {};
});

/** Waits until `status` says what an activity waits for. */
async function saysItWaitsFor(run: IngestRun, activity: RegExp, message: RegExp): Promise<void> {
  await waitFor(async () => {
    const { troubles } = await documentStatus(harness.services, run);
    return troubles.some(
      (trouble) => activity.test(trouble.activity) && message.test(trouble.message),
    );
  });
}

/** A run that ended as if nothing had been: another one, which mends what it finds amiss, changes nothing. */
async function expectWhole(run: IngestRun, deck: { name: string; bytes: Uint8Array }) {
  const ingests = await harness.services.ingests();
  expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
  expect(await brokenRules(harness)).toEqual([]);
  const after = await dumpStores(harness, { withoutRun: true });
  await harness.ingest(deck);
  expect(await dumpStores(harness, { withoutRun: true })).toEqual(after);
}

describe('a store that is down', () => {
  it(
    'amid the upload is waited for, and no point is missing or twice',
    async () => {
      const deck = await longTalk('Lotus', 6);
      const upload = gate.hold('upload', 3);
      const run = await harness.start(deck);
      await upload.reached;
      await stores.stop('qdrant');
      upload.release();
      await saysItWaitsFor(run, /^uploadPoints$/, /^Qdrant at .* does not answer/);
      await stores.start('qdrant');
      await expectWhole(run, deck);
      expect(await harness.services.index.count(harness.tenantId, 'lotus')).toBe(6);
    },
    SLOW_START_MS,
  );

  it(
    'amid the transaction is waited for, and it is written once',
    async () => {
      const { uri, user, password } = stores.addresses.neo4j;
      const deck = await longTalk('Peony', 3);
      const upload = gate.hold('upload');
      const run = await harness.start(deck);
      await upload.reached;
      // The writing waits for this lock until the server goes down; then it is rolled back, or just makes it.
      const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
      const lock = driver.session().beginTransaction();
      await lock.run('MATCH (w:Writing {document_id: $id}) SET w.touched = true', { id: 'peony' });
      upload.release();
      const ingests = await harness.services.ingests();
      await waitFor(async () => (await ingests.progress(run)).steps.graph.state === 'running');
      await stores.stop('neo4j');
      await driver.close();
      await saysItWaitsFor(run, /^(writeGraph|endWriting)$/, /^Neo4j at .* does not answer/);
      await stores.start('neo4j');
      await expectWhole(run, deck);
    },
    SLOW_START_MS,
  );

  it(
    'when the ingest is cancelled is waited for too: then nothing is left',
    async () => {
      const before = await dumpStores(harness);
      const upload = gate.hold('upload', 2);
      const run = await harness.start(await longTalk('Crocus', 6));
      await upload.reached;
      await stores.stop('qdrant');
      upload.release();
      const ingests = await harness.services.ingests();
      await ingests.cancel(run);
      await saysItWaitsFor(run, /^endWriting$/, /^Qdrant at .* does not answer/);
      await stores.start('qdrant');
      await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
      expect(await dumpStores(harness)).toEqual(before);
    },
    SLOW_START_MS,
  );
});
