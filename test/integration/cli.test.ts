import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { takeCensus } from './census.ts';
import { knowbase } from './command-line.ts';
import { EXAMPLES } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

let provider: SimulatedOpenAi;
let harness: ProviderHarness;
let folder: string;
beforeAll(async () => {
  harness = await createProviderHarness();
  provider = harness.provider;
  await harness.startWorker();
  folder = await mkdtemp(join(tmpdir(), 'knowbase-cli-'));
});
afterAll(async () => {
  await harness.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => knowbase(harness, ...args);
const tenant = () => ['--tenant', harness.tenantId];

async function deckFile(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe('ingest', () => {
  it('prints the summary as JSON, and ends with 0 when the document is complete', async () => {
    const { name, bytes } = await longTalk('Orchard', 2);
    const { exitStatus, stdout } = await run(
      'ingest',
      await deckFile(name, bytes),
      ...tenant(),
      '--json',
    );
    expect(exitStatus).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      document_id: 'orchard',
      tenant_id: harness.tenantId,
      revision: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      workflow_id: `ingest/${harness.tenantId}/orchard`,
      run_id: expect.any(String) as string,
      status: 'complete',
      segments: { total: 2, succeeded: 2, failed: 0, reused: 0 },
      failed_segments: [],
      concepts: expect.any(Number) as number,
      relations: expect.any(Number) as number,
      chunks: 2,
      llm: {
        calls: 4,
        input_tokens: expect.any(Number) as number,
        output_tokens: expect.any(Number) as number,
      },
      seconds: expect.any(Number) as number,
      warnings: [],
    });
  });

  it('ends with 3 when the document is partial, names what failed, and replay completes it', async () => {
    provider.options = {
      misbehave: ({ text }) => (text.startsWith('Pasture 2') ? { status: 401 } : undefined),
    };
    const { name, bytes } = await longTalk('Pasture', 2);
    const deck = await deckFile(name, bytes);
    const ingested = await run('ingest', deck, ...tenant());
    expect(ingested.exitStatus).toBe(3);
    expect(ingested.stdout).toContain('pasture: partial');
    expect(ingested.stdout).toMatch(/failed: Pasture 2 \([0-9a-f-]{36}\): LlmUnauthorized/);

    const status = await run('status', 'pasture', ...tenant(), '--json');
    expect(status.exitStatus).toBe(0);
    expect(JSON.parse(status.stdout)).toMatchObject({
      status: 'partial',
      segments: [
        { ordinal: 1, state: 'succeeded', failure: null },
        { ordinal: 2, state: 'failed', failure: { error_type: 'LlmUnauthorized' } },
      ],
    });

    provider.options = {};
    // A deck names its document as well as the document's own name does.
    const replayed = await run('replay', deck, ...tenant(), '--json');
    expect(replayed.exitStatus).toBe(0);
    expect(JSON.parse(replayed.stdout)).toMatchObject({
      status: 'complete',
      segments: { total: 2, succeeded: 2, reused: 1 },
    });
    const again = await run('replay', 'pasture', ...tenant());
    expect(again).toMatchObject({ exitStatus: 2, stdout: '' });
    expect(again.stderr).toContain('nothing to replay');
  });

  it('starts and returns with --no-wait, and watch shows the end', async () => {
    const { name, bytes } = await longTalk('Vineyard', 2);
    const started = await run(
      'ingest',
      await deckFile(name, bytes),
      ...tenant(),
      '--no-wait',
      '--json',
    );
    expect(started.exitStatus).toBe(0);
    expect(JSON.parse(started.stdout)).toMatchObject({
      document_id: 'vineyard',
      status: 'running',
    });
    const watched = await run('watch', 'vineyard', ...tenant(), '--json');
    expect(watched.exitStatus).toBe(0);
    expect(JSON.parse(watched.stdout)).toMatchObject({ status: 'complete' });
  });

  it('takes several decks, and one that is none does not keep back the others', async () => {
    const { name, bytes } = await longTalk('Marsh', 1);
    const good = await deckFile(name, bytes);
    const bad = await deckFile('letter.pptx', 'Dear all');
    const { exitStatus, stdout, stderr } = await run('ingest', good, bad, ...tenant(), '--json');
    expect(exitStatus).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject([
      { document_id: 'marsh', status: 'complete' },
      { file: bad, status: 'failed', error: { type: 'InvalidDeck' } },
    ]);
    expect(stderr).toContain('letter.pptx');
  });
});

describe('list and search', () => {
  it('know what was ingested, and nothing of another tenant', async () => {
    const { exitStatus } = await run(
      'ingest',
      resolve(EXAMPLES, 'rgpd-en-pratique.pptx'),
      ...tenant(),
    );
    expect(exitStatus).toBe(0);
    const listed = await run('list', ...tenant(), '--json');
    expect(JSON.parse(listed.stdout)).toContainEqual(
      expect.objectContaining({ document_id: 'rgpd-en-pratique', status: 'complete', segments: 5 }),
    );
    const found = await run(
      'search',
      'violation de données notification',
      ...tenant(),
      '--limit',
      '2',
      '--json',
    );
    const answer = JSON.parse(found.stdout) as { hits: unknown[] };
    expect(answer.hits).toHaveLength(2);
    expect(answer.hits[0]).toMatchObject({ document_id: 'rgpd-en-pratique' });

    const elsewhere = await run(
      'search',
      'violation de données',
      '--tenant',
      'someone-else',
      '--json',
    );
    expect(JSON.parse(elsewhere.stdout)).toMatchObject({ hits: [], concepts: [] });
    const empty = await run('list', '--tenant', 'someone-else', '--json');
    expect(JSON.parse(empty.stdout)).toEqual([]);
  });
});

describe('bad input', () => {
  it.each([
    ['a text file called .pptx', 'note.pptx', 'plain text', 'not a PowerPoint presentation'],
    ['an empty file', 'empty.pptx', '', 'empty'],
  ])(
    'refuses %s with one message and exit status 2, and stores nothing',
    async (_, name, content, message) => {
      const before = await takeCensus(harness);
      const { exitStatus, stdout, stderr } = await run(
        'ingest',
        await deckFile(name, content),
        ...tenant(),
      );
      expect({ exitStatus, stdout }).toEqual({ exitStatus: 2, stdout: '' });
      expect(stderr).toContain(message);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(await takeCensus(harness)).toEqual(before);
    },
  );

  it.each([
    [['ingest', 'missing.pptx'], 'there is no such file'],
    [['ingest', 'x.pptx', '--tenant', '../up'], 'Tenant "../up" is not allowed'],
    [['ingest', 'x.pptx', 'y.pptx', '--document', 'one'], '--document names one document'],
    [['ingest', '--frobnicate'], "unknown option '--frobnicate'"],
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['ingest'], "missing required argument 'deck'"],
    [['search', 'x', '--limit', '0'], 'whole number'],
    [['worker', '--roles', 'cook'], 'Role "cook" is unknown'],
    [['status', 'never-seen'], 'has not been ingested'],
    [['replay', 'never-seen'], 'has not been ingested'],
  ])('refuses %j with exit status 2 and without a stack', async (args, message) => {
    const { exitStatus, stderr } = await run(...args);
    expect(exitStatus).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('names a variable whose value is not allowed, and what is allowed', async () => {
    const environment = { ...harness.environment, QDRANT_BATCH_SIZE: 'many' };
    const { exitStatus, stderr } = await knowbase({ environment }, 'list');
    expect(exitStatus).toBe(2);
    expect(stderr).toContain('QDRANT_BATCH_SIZE is "many"');
    expect(stderr).toContain('a whole number from 1 to 10000');
  });
});

describe('a server that does not answer', () => {
  it.each([
    ['Temporal', { TEMPORAL_ADDRESS: '127.0.0.1:1' }],
    ['Neo4j', { NEO4J_URI: 'bolt://127.0.0.1:1' }],
    ['Qdrant', { QDRANT_URL: 'http://127.0.0.1:1' }],
  ])('is named by ingest, with exit status 1 and nothing stored: %s', async (server, dead) => {
    const before = await takeCensus(harness);
    const { name, bytes } = await longTalk('Desert', 1);
    const deck = await deckFile(name, bytes);
    const environment = { ...harness.environment, ...dead };
    const { exitStatus, stdout, stderr } = await knowbase(
      { environment },
      'ingest',
      deck,
      ...tenant(),
    );
    expect({ exitStatus, stdout }).toEqual({ exitStatus: 1, stdout: '' });
    expect(stderr).toContain(`${server} at ${Object.values(dead)[0]} does not answer`);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await takeCensus(harness)).toEqual(before);
  });

  it('keeps a worker from starting, with exit status 1', async () => {
    const environment = {
      ...harness.environment,
      NEO4J_URI: 'bolt://127.0.0.1:1',
      NEO4J_MAX_TRANSACTION_RETRY_TIME: '0',
    };
    const { exitStatus, stderr } = await knowbase({ environment }, 'worker');
    expect(exitStatus).toBe(1);
    expect(stderr).toContain('Neo4j at bolt://127.0.0.1:1 does not answer');
  });
});
