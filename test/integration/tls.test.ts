import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GraphStore, type GraphStoreOptions } from '../../stores/neo4j/graph-store.ts';
import { knowbase, startWorkerProcess } from './command-line.ts';
import { createHarness, type Harness } from './harness.ts';
import { longTalk } from './talk.ts';
import {
  AUTHORITY,
  startTlsNeo4j,
  startTlsQdrant,
  type TlsNeo4j,
  type TlsQdrant,
} from './tls-stores.ts';

const SLOW_START_MS = 300_000;

let graph: TlsNeo4j;
let index: TlsQdrant;
let harness: Harness;
let folder: string;
beforeAll(async () => {
  [graph, index] = await Promise.all([startTlsNeo4j(), startTlsQdrant()]);
  harness = await createHarness(
    { QDRANT_API_KEY: index.apiKey, NODE_EXTRA_CA_CERTS: AUTHORITY },
    {
      ...inject('addresses'),
      neo4j: { ...graph, uri: `neo4j+s://localhost:${graph.port}`, http: null },
      qdrant: { url: `https://localhost:${index.port}` },
    },
  );
  folder = await mkdtemp(join(tmpdir(), 'knowbase-tls-decks-'));
}, SLOW_START_MS);
afterAll(async () => {
  await harness.close();
  await index.close();
  await graph.close();
  await rm(folder, { recursive: true, force: true });
}, SLOW_START_MS);

/** What `doctor` finds, by server. */
async function examined(settings: Record<string, string>): Promise<Record<string, string>> {
  const environment = { ...harness.environment, ...settings };
  const { stdout, stderr } = await knowbase({ environment }, 'doctor', '--json');
  for (const secret of [graph.password, index.apiKey, 'wrong-secret']) {
    expect(stdout + stderr).not.toContain(secret);
  }
  const findings = JSON.parse(stdout) as { what: string; found: string }[];
  return Object.fromEntries(findings.map(({ what, found }) => [what, found]));
}

/** What the graph answers when it is opened so. */
async function answer(options: Partial<GraphStoreOptions>): Promise<unknown> {
  const store = new GraphStore({
    uri: `neo4j+ssc://localhost:${graph.port}`,
    user: graph.user,
    password: graph.password,
    database: 'neo4j',
    maxConnectionPoolSize: 5,
    maxTransactionRetryTimeMs: 0,
    ...options,
  });
  try {
    return await store.read('RETURN 1 AS n', {});
  } finally {
    await store.close();
  }
}

describe('servers whose certificates an authority of their own signed', () => {
  it('are written and searched, with routing and a key', async () => {
    const worker = await startWorkerProcess(harness);
    try {
      const { name, bytes } = await longTalk('Saffron', 2);
      const deck = join(folder, name);
      await writeFile(deck, bytes);
      const tenant = ['--tenant', harness.tenantId, '--json'];
      const ingested = await knowbase(harness, 'ingest', deck, ...tenant);
      expect(JSON.parse(ingested.stdout)).toMatchObject({ status: 'complete', chunks: 2 });
      const found = await knowbase(harness, 'search', 'Saffron 2', ...tenant);
      expect(JSON.parse(found.stdout)).toMatchObject({ hits: [{ document_id: 'saffron' }, {}] });
    } finally {
      await worker.kill('SIGTERM');
    }
  });

  it('are not trusted where that authority is not known, and it is said what to do', async () => {
    const { Neo4j, Qdrant } = await examined({ NODE_EXTRA_CA_CERTS: '' });
    for (const found of [Neo4j, Qdrant]) {
      expect(found).toMatch(/ is not trusted\. .*NODE_EXTRA_CA_CERTS/);
    }
    expect(Neo4j).toContain(`neo4j+s://localhost:${graph.port}`);
    expect(Qdrant).toContain(`https://localhost:${index.port}`);
  });

  it('refuse a wrong password and a wrong key, which are not told', async () => {
    const { Neo4j, Qdrant } = await examined({
      NEO4J_URI: `bolt+s://localhost:${graph.port}`,
      NEO4J_PASSWORD: 'wrong-secret',
      QDRANT_API_KEY: 'wrong-secret',
    });
    expect(Neo4j).toMatch(/^Neo4j at bolt\+s:\/\/localhost:\d+ refuses the user.*NEO4J_PASSWORD/);
    expect(Qdrant).toMatch(/^Qdrant at https:\/\/localhost:\d+ refuses the key.*QDRANT_API_KEY/);
  });
});

describe('a graph that takes TLS alone', () => {
  it.each(['neo4j+ssc', 'bolt+ssc'])('answers %s:// with any certificate', async (scheme) => {
    expect(await answer({ uri: `${scheme}://localhost:${graph.port}` })).toEqual([{ n: 1 }]);
  });

  it.each(['neo4j', 'bolt'])('asked by %s:// tells that it may want TLS', async (scheme) => {
    await expect(answer({ uri: `${scheme}://localhost:${graph.port}` })).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringContaining('bolt+s://') as string,
    });
  });

  it('does not have a database of another name', async () => {
    await expect(answer({ database: 'nowhere' })).rejects.toMatchObject({
      name: 'StoreRejected',
      message: expect.stringContaining('NEO4J_DATABASE') as string,
    });
  });
});
