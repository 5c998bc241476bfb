import { rm } from 'node:fs/promises';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type StandIn,
  launchStandIn,
  makeStorage,
  newStorage,
  startStandIn,
} from './qdrant-process.ts';

// A process is started first, and a body of 33 MiB is sent.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PLANE = { vectors: { size: 2, distance: 'Dot' } } as const;
const POINT = { id: 1, vector: [1, 2] };

let url: string;
let client: StandIn['client'];

beforeAll(async () => {
  const storage = await makeStorage();
  const standIn = await launchStandIn(storage);
  ({ url, client } = standIn);
  return async () => {
    await standIn.stop('SIGKILL');
    await rm(storage, { recursive: true, force: true });
  };
});

beforeEach(async () => {
  await client.createCollection('c', PLANE);
  return () => client.deleteCollection('c');
});

async function send(method: string, path: string, body?: string | object) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const { status } = (await response.json()) as { status: { error: string } };
  return { code: response.status, error: status.error };
}

describe('what the stand-in leaves out is refused by name', () => {
  test.each([
    ['a route', 'POST', '/collections/c/points/search', {}, 'POST /collections/c/points/search'],
    ['a method', 'PATCH', '/collections/c', {}, 'PATCH /collections/c'],
    ['a query parameter', 'GET', '/collections?page=2', undefined, '`page`'],
    [
      'a member of a body',
      'POST',
      '/collections/c/points/count',
      { shard_key: 'a' },
      '`shard_key`',
    ],
    [
      'a member of a point',
      'PUT',
      '/collections/c/points',
      { points: [{ ...POINT, version: 1 }] },
      '`version`',
    ],
    [
      'an update mode',
      'PUT',
      '/collections/c/points',
      { points: [POINT], update_mode: 'insert_only' },
      '`update_mode`',
    ],
    [
      'a multivector',
      'PUT',
      '/collections/c/points',
      { points: [{ id: 1, vector: [[1, 2]] }] },
      'multivectors',
    ],
    [
      'a model',
      'PUT',
      '/collections/c/points',
      { points: [{ id: 1, vector: { text: 'a', model: 'clip' } }] },
      '`clip`',
    ],
    [
      'a language',
      'POST',
      '/collections/c/points/query',
      { query: { text: 'a', model: 'qdrant/bm25', options: { language: 'klingon' } } },
      'klingon',
    ],
    [
      'a kind of query',
      'POST',
      '/collections/c/points/query',
      { query: { recommend: { positive: [1] } } },
      '`recommend`',
    ],
    [
      'a member of a prefetch',
      'POST',
      '/collections/c/points/query',
      { prefetch: [{ lookup_from: { collection: 'd' } }], query: { fusion: 'rrf' } },
      '`lookup_from`',
    ],
    [
      'a search parameter',
      'POST',
      '/collections/c/points/query',
      { query: [1, 2], params: { quantization: {} } },
      '`quantization`',
    ],
    [
      'a kind of condition',
      'POST',
      '/collections/c/points/count',
      { filter: { must: [{ key: 'a', geo_radius: {} }] } },
      '`geo_radius`',
    ],
    [
      'a second condition of a kind',
      'POST',
      '/collections/c/points/count',
      { filter: { must: [{ key: 'a', match: { value: 1, text: 'a' } }] } },
      '`text`',
    ],
    [
      'a setting that alters answers',
      'PUT',
      '/collections/d',
      { ...PLANE, quantization_config: {} },
      '`quantization_config`',
    ],
    ['several shards', 'PUT', '/collections/d', { ...PLANE, shard_number: 2 }, '`shard_number: 2`'],
    [
      'a type of index',
      'PUT',
      '/collections/c/index',
      { field_name: 'a', field_schema: 'geo' },
      'geo',
    ],
  ] as const)('%s', async (_, method, path, body, name) => {
    const { code, error } = await send(method, path, body);
    expect(code).toBe(501);
    expect(error).toMatch(/^Not implemented by the local stand-in: /);
    expect(error).toContain(name);
    expect(await client.count('c')).toEqual({ count: 0 });
    expect((await client.getCollections()).collections).toEqual([{ name: 'c' }]);
  });
});

describe('a hostile body is refused, and does no harm', () => {
  test.each([
    ['empty', ''],
    ['cut short', '{"points":['],
    ['no object', '[]'],
    ['not a number', '{"points":[{"id":1,"vector":[NaN,1]}]}'],
    ['too large for 32 bits', '{"points":[{"id":1,"vector":[1e39,1]}]}'],
    ['half a character', pointWith(String.raw`{"a":"\ud800"}`)],
    ['nested too deeply', pointWith(nest(200))],
    ['nested far too deeply', pointWith(nest(100_000))],
    ['an id of a thousand digits', `{"points":[{"id":${'9'.repeat(1000)},"vector":[1,2]}]}`],
    ['more than 32 MiB', `"${' '.repeat(33 * 1024 * 1024)}"`],
  ])('%s', async (_, body) => {
    expect((await send('PUT', '/collections/c/points?wait=true', body)).code).toBe(400);
    expect(await client.count('c')).toEqual({ count: 0 });
  });

  test('a filter nested too deeply', async () => {
    const filter = `${'{"must":['.repeat(300)}${']}'.repeat(300)}`;
    const { code } = await send('POST', '/collections/c/points/count', `{"filter":${filter}}`);
    expect(code).toBe(400);
    expect(await client.count('c')).toEqual({ count: 0 });
  });

  test.each(['text/plain', 'text/plain; charset=application/json'])(
    'JSON that calls itself %s, as a web page could send it',
    async (mediaType) => {
      const response = await fetch(`${url}/collections/c/points`, {
        method: 'PUT',
        headers: { 'content-type': mediaType },
        body: JSON.stringify({ points: [POINT] }),
      });
      expect(response.status).toBe(400);
      expect(await client.count('c')).toEqual({ count: 0 });
    },
  );

  test('what is nested as deeply as is allowed survives SIGKILL', async () => {
    const storage = await newStorage();
    const first = await startStandIn(storage);
    await first.client.createCollection('c', PLANE);
    const body = pointWith(nest(123));
    const response = await fetch(`${first.url}/collections/c/points`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(200);
    const before = await first.client.scroll('c');
    await first.stop('SIGKILL');
    const { client: again } = await startStandIn(storage);
    expect(await again.scroll('c')).toEqual(before);
  });
});

describe('many requests at once', () => {
  test('are all done', async () => {
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        await client.upsert('c', { wait: true, points: batchOf(index) });
        await client.query('c', { query: [1, 1] });
      }),
    );
    expect(await client.count('c')).toEqual({ count: 1000 });
  });

  test('meet a collection that is being deleted as it was, or not at all', async () => {
    const points = Array.from({ length: 500 }, (_, id) => ({ id, vector: [id, 1] }));
    await client.upsert('c', { wait: true, points });
    const counting = Array.from({ length: 50 }, () => client.count('c'));
    const [deleted, ...counts] = await Promise.allSettled([
      client.deleteCollection('c'),
      ...counting,
    ]);
    expect(deleted).toEqual({ status: 'fulfilled', value: true });
    for (const count of counts) {
      if (count.status === 'fulfilled') expect(count.value).toEqual({ count: 500 });
      else expect(count.reason).toMatchObject({ status: 404 });
    }
  });
});

function batchOf(index: number) {
  return Array.from({ length: 25 }, (_, row) => ({ id: index * 25 + row, vector: [index, 1] }));
}

function nest(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

function pointWith(payload: string): string {
  return `{"points":[{"id":1,"vector":[1,2],"payload":${payload}}]}`;
}
