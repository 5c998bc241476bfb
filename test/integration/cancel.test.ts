import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { IngestRun } from '../../client/latest-run.ts';
import type { Step } from '../../workflows/contract.ts';
import type { CallKind } from '../simulated-llm/openai-server.ts';
import { brokenRules, takeCensus } from './census.ts';
import { waitFor } from './harness.ts';
import { OPENAI } from '../llm/providers.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { startQdrantGate, type QdrantGate } from './qdrant-gate.ts';
import { dumpStores } from './store-dump.ts';
import { longTalk } from './talk.ts';

let harness: ProviderHarness;
let gate: QdrantGate;
let driver: Driver;
beforeAll(async () => {
  const addresses = inject('addresses');
  gate = await startQdrantGate(addresses.qdrant.url);
  harness = await createProviderHarness(
    { EMBEDDING_PROVIDER: 'openai', QDRANT_BATCH_SIZE: '1', QDRANT_UPLOAD_PARALLELISM: '1' },
    OPENAI,
    { ...addresses, qdrant: { url: gate.url } },
  );
  await harness.startWorker();
  const { uri, user, password } = addresses.neo4j;
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
});
afterAll(async () => {
  await driver.close();
  await harness.close();
  await gate.close();
});
afterEach(() => {
  harness.provider.options = {};
});

async function stepState(run: IngestRun, step: Step) {
  const ingests = await harness.services.ingests();
  return (await ingests.progress(run)).steps[step].state;
}

const isRunning = (run: IngestRun, step: Step) =>
  waitFor(async () => (await stepState(run, step)) === 'running');

/** Holds the writing of a document, as a transaction of another worker would, until it is released. */
async function lockWriting({ tenantId, documentId }: IngestRun): Promise<() => Promise<void>> {
  const session = driver.session();
  const transaction = await session.beginTransaction();
  await transaction.run(
    'MATCH (w:Writing {tenant_id: $tenantId, document_id: $documentId}) SET w.touched = true',
    { tenantId, documentId },
  );
  return async () => {
    if (transaction.isOpen()) await transaction.rollback();
    await session.close();
  };
}

const isBlocked = async () => {
  const { records } = await driver.executeQuery(
    "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN count(*) AS blocked",
  );
  return (records[0]!.get('blocked') as { toNumber: () => number }).toNumber() > 0;
};

interface Moment {
  /** Sees to it that the run stops there; before it is started. */
  prepare: () => {
    reached: (run: IngestRun) => Promise<void>;
    release: () => Promise<void> | void;
  };
}

const hangOn = (kind: CallKind): Moment => ({
  prepare: () => {
    harness.provider.options = { misbehave: (call) => (call.kind === kind ? 'hang' : undefined) };
    harness.provider.calls.length = 0;
    return {
      reached: () => waitFor(() => harness.provider.calls.some((call) => call.kind === kind)),
      release: () => undefined,
    };
  },
});

const MOMENTS: Record<string, Moment> = {
  'as soon as it is started': {
    prepare: () => ({ reached: () => Promise.resolve(), release: () => undefined }),
  },
  'while it is read': hangOn('extraction'),
  'while it is embedded': hangOn('embedding'),
  'when the first points are uploaded': {
    prepare: () => {
      const { reached, release } = gate.hold('upload', 1);
      return {
        reached: async () => {
          await reached;
          // What is on its way when the cancellation comes arrives after it.
          setTimeout(release, 1000);
        },
        release,
      };
    },
  },
  'while the graph is written': {
    prepare: () => {
      const uploads = gate.hold('upload');
      let unlock = nothing;
      return {
        reached: async (run) => {
          await uploads.reached;
          unlock = await lockWriting(run);
          uploads.release();
          await isRunning(run, 'graph');
          await waitFor(isBlocked);
        },
        release: async () => {
          uploads.release();
          await unlock?.();
        },
      };
    },
  },
};

/** Starts an ingest and cancels it at a moment. */
async function cancelAt(moment: string, deck: { name: string; bytes: Uint8Array }): Promise<void> {
  const { reached, release } = MOMENTS[moment]!.prepare();
  try {
    const run = await harness.start(deck);
    await reached(run);
    const ingests = await harness.services.ingests();
    await ingests.cancel(run);
    if (moment === 'while the graph is written') await isRunning(run, 'commit');
    await release();
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
  } finally {
    await release();
  }
}

describe.each(Object.keys(MOMENTS))('cancelling an ingest %s', (moment) => {
  it('leaves nothing of a first ingest in either store', async () => {
    const before = await dumpStores(harness);
    await cancelAt(moment, await longTalk(`First${Object.keys(MOMENTS).indexOf(moment)}`, 3));
    expect(await dumpStores(harness)).toEqual(before);
  });

  it('leaves the earlier revision whole', async () => {
    const subject = `Again${Object.keys(MOMENTS).indexOf(moment)}`;
    const earlier = await longTalk(subject, 3);
    await harness.ingest(earlier);
    const before = await dumpStores(harness);
    const changed = await longTalk(`${subject}Changed`, 3);
    await cancelAt(moment, { name: earlier.name, bytes: changed.bytes });
    expect(await dumpStores(harness)).toEqual(before);
  });
});

describe('cancelling an ingest', () => {
  it('keeps what was read for the next', async () => {
    harness.provider.options = {
      misbehave: ({ text }) => (text.startsWith('Basalt 4') ? 'hang' : undefined),
    };
    const deck = await longTalk('Basalt', 4);
    const run = await harness.start(deck);
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).segments.succeeded === 3);
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });

    harness.provider.options = {};
    harness.provider.calls.length = 0;
    const summary = await harness.ingest(deck);
    expect(summary).toMatchObject({ status: 'complete', segments: { succeeded: 4, reused: 3 } });
    const read = harness.provider.calls.filter(({ kind }) => kind !== 'embedding');
    expect(new Set(read.map(({ text }) => text.split('\n')[0]))).toEqual(new Set(['Basalt 4']));
  });

  it('aborts the calls that are in flight', async () => {
    const inFlight: Promise<unknown>[] = [];
    harness.provider.options = {
      misbehave: () => 'hang',
      inspect: ({ closed }) => inFlight.push(closed),
    };
    const run = await harness.start(await longTalk('Slate', 2));
    // A segment for each lane, and the chunks.
    await waitFor(() => inFlight.length === 3);
    const ingests = await harness.services.ingests();
    await ingests.cancel(run);
    await Promise.all(inFlight);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
  });

  it('is passed over once the document is committed', async () => {
    const before = await longTalk('Committed', 3);
    await harness.ingest(before);
    const after = await longTalk('CommittedChanged', 4);
    // The first removal is that of leftovers, before anything is written.
    const removal = gate.hold('removal', 1);
    const run = await harness.start({ name: before.name, bytes: after.bytes });
    await removal.reached;
    const ingests = await harness.services.ingests();
    await ingests.cancel(run);
    await waitFor(async () => (await ingests.progress(run)).isCancelling === true);
    removal.release();
    const summary = await ingests.result(run);
    expect(summary).toMatchObject({ status: 'complete', chunks: 4, segments: { total: 4 } });
    const { index } = harness.services;
    expect(await index.count(harness.tenantId, summary.documentId)).toBe(4);
    expect(await brokenRules(harness)).toEqual([]);
    expect(await takeCensus(harness)).toMatchObject({ writings: 0, hiddenSegments: 0 });
  });

  it('does nothing to a run that has ended', async () => {
    await harness.ingest(await longTalk('Ended', 1));
    const ingests = await harness.services.ingests();
    const document = { tenantId: harness.tenantId, documentId: 'ended' };
    expect(await ingests.cancel(document)).toMatchObject({ isRunning: false });
  });
});

function nothing(): Promise<void> {
  return Promise.resolve();
}
