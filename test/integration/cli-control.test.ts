import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer } from '../../client/http/server.ts';
import { createLogger } from '../../logging/logger.ts';
import { knowbase } from './command-line.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

let harness: ProviderHarness;
let folder: string;
beforeAll(async () => {
  harness = await createProviderHarness();
  await harness.startWorker();
  folder = await mkdtemp(join(tmpdir(), 'knowbase-control-'));
});
afterAll(async () => {
  await harness.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => {
  harness.provider.options = {};
});

const run = (...args: string[]) => knowbase(harness, ...args, '--tenant', harness.tenantId);

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

/** A file of the same name, with other content. */
async function otherDeck(subject: string): Promise<string> {
  const { bytes } = await longTalk(`${subject}Changed`.split('').toReversed().join(''), 1);
  const path = join(folder, `${subject.toLowerCase()}.pptx`);
  await writeFile(path, bytes);
  return path;
}

describe('cancel', () => {
  it('shows how the ingest ends, and that nothing was stored', async () => {
    await startHanging('Walnut');
    const { exitStatus, stdout, stderr } = await run('cancel', 'walnut');
    expect(exitStatus).toBe(0);
    expect(stdout).toMatch(/^walnut is cancelled\. .*before it stored anything/);
    expect(stderr).toContain('walnut is being cancelled.');
    const status = await run('status', 'walnut', '--json');
    expect(JSON.parse(status.stdout)).toMatchObject({ status: 'cancelled' });
  });

  it('says it as JSON too, and when there was nothing to cancel', async () => {
    await startHanging('Almond');
    const cancelled = await run('cancel', 'almond', '--json');
    expect(cancelled.exitStatus).toBe(0);
    expect(JSON.parse(cancelled.stdout)).toEqual({
      document_id: 'almond',
      tenant_id: harness.tenantId,
      status: 'cancelled',
    });
    const again = await run('cancel', 'almond');
    expect(again).toMatchObject({ exitStatus: 0, stdout: 'almond was not running.\n' });
  });
});

describe('replay', () => {
  it('takes either all failed segments or those that are named', async () => {
    const both = await run('replay', 'walnut', '--all', '--segment', 'some-id');
    expect(both).toMatchObject({ exitStatus: 2, stdout: '' });
    expect(both.stderr).toContain("'--segment <id...>' cannot be used with option '--all'");
  });

  it('reads all that failed with --all', async () => {
    harness.provider.options = {
      misbehave: ({ text }) => (text.startsWith('Cashew 2') ? { status: 401 } : undefined),
    };
    expect(await harness.ingest(await longTalk('Cashew', 2))).toMatchObject({ status: 'partial' });
    const unknown = await run('replay', 'cashew', '--segment', 'some-id');
    expect(unknown).toMatchObject({ exitStatus: 2, stdout: '' });
    expect(unknown.stderr).toContain('Not failed, or not of cashew: some-id. Failed are: ');
    harness.provider.options = {};
    const all = await run('replay', 'cashew', '--all', '--json');
    expect(all.exitStatus).toBe(0);
    expect(JSON.parse(all.stdout)).toMatchObject({ status: 'complete' });
  });
});

describe('an ingest of a document that is being ingested with other content', () => {
  it('is refused, and with --supersede takes its place', async () => {
    const superseded = await startHanging('Pecan');
    const deck = await otherDeck('Pecan');
    const refused = await run('ingest', deck);
    expect(refused).toMatchObject({ exitStatus: 2, stdout: '' });
    expect(refused.stderr).toContain('--supersede');

    const { exitStatus, stdout, stderr } = await run('ingest', deck, '--supersede', '--json');
    expect(exitStatus).toBe(0);
    expect(stderr).toContain('pecan is being ingested already');
    const summary = JSON.parse(stdout) as { run_id: string };
    expect(summary).toMatchObject({ document_id: 'pecan', status: 'complete' });
    expect(summary.run_id).not.toBe(superseded.runId);
  });

  it('is a conflict over HTTP, unless it is to supersede', async () => {
    await startHanging('Acorn');
    const { bytes } = await longTalk('Oak', 1);
    const server = await startHttpServer(harness.services, {
      host: '127.0.0.1',
      port: 0,
      logger: createLogger(harness.config.log, (line) => line),
      redact: (text) => text,
    });
    const post = (query: string) => {
      const form = new FormData();
      form.append('file', new Blob([bytes]), 'acorn.pptx');
      const url = `${server.url}/ingest/pptx?tenant=${harness.tenantId}${query}`;
      return fetch(url, { method: 'POST', body: form });
    };
    const conflict = await post('');
    expect(conflict.status).toBe(409);
    expect(await conflict.json()).toMatchObject({
      title: 'DocumentBusy',
      detail: expect.stringContaining('?supersede=true') as string,
    });
    const answer = await post('&supersede=true&wait=true');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ document_id: 'acorn', status: 'complete' });
    await server.close();
  });
});
