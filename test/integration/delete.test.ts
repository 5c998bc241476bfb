import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deleteTenant } from '../../client/delete-tenant.ts';
import { startDeletion } from '../../client/delete-document.ts';
import { search } from '../../client/search.ts';
import { startHttpServer } from '../../client/http/server.ts';
import { createLogger } from '../../logging/logger.ts';
import { brokenRules, keptFiles, takeCensus } from './census.ts';
import { knowbase } from './command-line.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { dumpStores } from './store-dump.ts';
import { longTalk } from './talk.ts';

let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness({ EMBEDDING_PROVIDER: 'openai' });
  await harness.startWorker();
});
afterAll(() => harness.close());
afterEach(() => {
  harness.provider.options = {};
});

const run = (...args: string[]) => knowbase(harness, ...args, '--tenant', harness.tenantId);

/** Deletes a document, and gives what was removed. */
async function remove(documentId: string, options = {}, from = harness) {
  const { services, tenantId } = from;
  const ingests = await services.ingests();
  const document = { tenantId, documentId };
  const deletion = await startDeletion(await services.temporal(), ingests, document, options);
  return deletion.end();
}

/** A run of one segment that does not end by itself. */
async function startHanging(subject: string) {
  harness.provider.options = {
    misbehave: ({ text }) => (text.startsWith(subject) ? 'hang' : undefined),
  };
  const started = await harness.start(await longTalk(subject, 1));
  const ingests = await harness.services.ingests();
  await waitFor(async () => (await ingests.progress(started)).segments.running === 1);
  return started;
}

const NONE = {
  documents: 0,
  segments: 0,
  protoConcepts: 0,
  canonicalConcepts: 0,
  mentions: 0,
  relations: 0,
  points: 0,
  hiddenSegments: 0,
  writings: 0,
};

describe('delete', () => {
  it('leaves both stores and the artifacts as if the document had never been', async () => {
    await harness.ingest(await longTalk('Falcon', 3));
    const before = await dumpStores(harness, { withoutRun: true });
    const files = await keptFiles(harness);

    // Concepts of the two are the same in part: Customer1 and so on.
    await harness.ingest(await longTalk('Heron', 3));
    await harness.ingest({ ...(await longTalk('Egret', 2)), name: 'heron.pptx' });
    const { exitStatus, stdout } = await run('delete', 'heron', '--yes', '--json');
    expect(exitStatus).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      tenant_id: harness.tenantId,
      document_id: 'heron',
      status: 'deleted',
      segments: 2,
      chunks: 2,
    });
    expect(await dumpStores(harness, { withoutRun: true })).toEqual(before);
    expect(await brokenRules(harness)).toEqual([]);
    expect(await takeCensus(harness)).toMatchObject({ writings: 0, hiddenSegments: 0 });
    expect(await keptFiles(harness)).toEqual(files);
  });

  it('says the second time that there is nothing, and no command knows the document', async () => {
    expect(await run('delete', 'heron.pptx', '--yes')).toMatchObject({
      exitStatus: 0,
      stdout: `There is nothing of heron in tenant ${harness.tenantId}.\n`,
    });
    const status = await run('status', 'heron');
    expect(status.exitStatus).toBe(2);
    expect(status.stderr).toContain('was deleted');
    const { stdout } = await run('list', '--json');
    expect(stdout).toContain('falcon');
    expect(stdout).not.toContain('heron');
    const { hits } = await search(harness.services, harness.tenantId, 'HeronService2', 10);
    expect(hits.map(({ documentId }) => documentId)).not.toContain('heron');
  });

  it('lets the document be ingested again', async () => {
    const deck = await longTalk('Osprey', 2);
    await harness.ingest(deck);
    const before = await dumpStores(harness, { withoutRun: true });
    await remove('osprey');
    harness.provider.calls.length = 0;
    expect(await harness.ingest(deck)).toMatchObject({ status: 'complete' });
    expect(harness.provider.calls.some(({ kind }) => kind === 'extraction')).toBe(true);
    expect(await dumpStores(harness, { withoutRun: true })).toEqual(before);
    await remove('osprey');
  });

  it('keeps the artifacts that another document was made of, too', async () => {
    const files = await keptFiles(harness);
    const deck = await longTalk('Kestrel', 2);
    await harness.ingest(deck);
    await harness.ingest(deck, 'twin');
    await remove('kestrel');
    harness.provider.calls.length = 0;
    expect(await harness.ingest(deck, 'twin')).toMatchObject({ segments: { reused: 2 } });
    expect(harness.provider.calls).toEqual([]);
    expect(await remove('twin')).toMatchObject({ status: 'deleted' });
    expect(await keptFiles(harness)).toEqual(files);
  });

  it('asks, and where nobody can be asked wants --yes', async () => {
    const refused = await run('delete', 'falcon');
    expect(refused).toMatchObject({ exitStatus: 2, stdout: '' });
    expect(refused.stderr).toContain('--yes');
    const unnamed = await knowbase(harness, 'delete', '--yes');
    expect(unnamed).toMatchObject({ exitStatus: 2, stdout: '' });
    expect(unnamed.stderr).toContain('Name a document, or a tenant');
    expect(await takeCensus(harness)).toMatchObject({ documents: 1 });
  });

  it('refuses a document that is being ingested, or cancels that', async () => {
    await startHanging('Merlin');
    const refused = await run('delete', 'merlin', '--yes');
    expect(refused).toMatchObject({ exitStatus: 2, stdout: '' });
    expect(refused.stderr).toContain('--cancel');
    const { exitStatus, stdout } = await run('delete', 'merlin', '--yes', '--cancel');
    expect(exitStatus).toBe(0);
    expect(stdout).toContain('merlin is deleted: 0 segments');
    // The deck that was not read to its end is gone as well.
    expect((await keptFiles(harness)).filter((path) => path.includes('/deck/'))).toHaveLength(1);
  });

  it('takes along what an ingest had read that was cancelled, and no more', async () => {
    const { services, provider } = harness;
    const twin = await longTalk('Gannet', 2);
    await harness.ingest(twin, 'twin');
    const files = await keptFiles(harness);
    provider.options = {
      misbehave: ({ kind, text }) =>
        kind !== 'embedding' && text.startsWith('Gannet 3') ? 'hang' : undefined,
    };
    const started = await harness.start(await longTalk('Gannet', 3), "gannet's");
    const ingests = await services.ingests();
    await waitFor(async () => {
      const { segments, steps } = await ingests.progress(started);
      return segments.succeeded === 2 && steps.embed.state === 'done';
    });
    expect(await remove("gannet's", { cancel: true })).toMatchObject({ status: 'deleted' });
    expect(await keptFiles(harness)).toEqual(files);
    provider.options = {};
    provider.calls.length = 0;
    expect(await harness.ingest(twin, 'twin')).toMatchObject({ segments: { reused: 2 } });
    expect(provider.calls).toEqual([]);
    await remove('twin');
  });

  it('takes along what an ingest had read in pages that failed', async () => {
    const paged = await createProviderHarness({ MAX_SEGMENTS_PER_WORKFLOW: '2' });
    try {
      await paged.startWorker();
      paged.provider.options = {
        misbehave: ({ kind }) => (kind === 'extraction' ? { status: 403 } : undefined),
      };
      const summary = await paged.ingest(await longTalk('Shrike', 4));
      expect(summary).toMatchObject({ status: 'failed', segments: { failed: 4 } });
      const files = await keptFiles(paged);
      expect(files.filter((path) => path.includes('/prepass-v1/'))).toHaveLength(4);
      await remove('shrike', {}, paged);
      expect(await keptFiles(paged)).toEqual([]);
    } finally {
      await paged.close();
    }
  });

  it('is seen at once, and waits for other ingests before it removes what they may share', async () => {
    await harness.ingest(await longTalk('Harrier', 2));
    const other = await startHanging('Buzzard');
    const files = await keptFiles(harness);
    const ending = remove('harrier');
    await waitFor(async () => (await takeCensus(harness)).documents === 1);
    const refused = harness.start(await longTalk('Harrier', 2));
    await expect(refused).rejects.toMatchObject({ name: 'DocumentBusy' });
    expect(await keptFiles(harness)).toEqual(expect.arrayContaining(files));
    const ingests = await harness.services.ingests();
    await ingests.cancel(other);
    expect(await ending).toMatchObject({ status: 'deleted' });
    expect((await keptFiles(harness)).length).toBeLessThan(files.length);
    await remove('buzzard');
  });
});

describe('DELETE /documents/{id}', () => {
  it('answers what was deleted, and 404 the second time', async () => {
    await harness.ingest(await longTalk('Goshawk', 1));
    const server = await startHttpServer(harness.services, {
      host: '127.0.0.1',
      port: 0,
      logger: createLogger(harness.config.log, (line) => line),
      redact: (text) => text,
    });
    const ask = () =>
      fetch(`${server.url}/documents/goshawk?tenant=${harness.tenantId}`, { method: 'DELETE' });
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ document_id: 'goshawk', status: 'deleted' });
    const again = await ask();
    expect(again.status).toBe(404);
    expect(await again.json()).toMatchObject({ title: 'DocumentNotFound' });
    await server.close();
  });
});

describe('delete of a tenant', () => {
  it('leaves nothing of it, and everything of others', async () => {
    const { services, tenantId } = harness;
    const neighbour = { ...harness, tenantId: `${tenantId}-b` };
    const deck = await longTalk('Falcon', 3);
    const ingests = await services.ingests();
    await ingests.result(await harness.start(deck, 'falcon', { tenantId: neighbour.tenantId }));
    const theirs = await dumpStores(neighbour);
    const running = await startHanging('Kite');

    const refused = await run('delete', '--yes');
    expect(refused).toMatchObject({ exitStatus: 2, stdout: '' });
    expect(refused.stderr).toContain('being ingested: kite');
    const { exitStatus, stdout } = await run('delete', '--yes', '--cancel', '--json');
    expect(exitStatus).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'deleted', documents: 1, chunks: 3 });
    await expect(ingests.result(running)).rejects.toMatchObject({ name: 'IngestCancelled' });
    expect(await takeCensus(harness)).toEqual(NONE);
    expect(await keptFiles(harness)).toEqual([]);
    expect(await dumpStores(neighbour)).toEqual(theirs);
    const again = await deleteTenant(await services.temporal(), ingests, tenantId);
    expect(again).toMatchObject({ status: 'nothing' });
  });
});
