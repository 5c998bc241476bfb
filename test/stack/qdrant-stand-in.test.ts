import { execa } from 'execa';
import { describe, expect, inject, test, vi } from 'vitest';
import { newStorage, runStandIn, startStandIn } from './qdrant-process.ts';

// Every test starts processes.
vi.setConfig({ testTimeout: 60_000 });

const PLANE = { vectors: { size: 2, distance: 'Dot' } } as const;
const ENGINE_VERSION = `
import importlib.metadata, json
files = importlib.metadata.files("qdrant-edge-py")
bill = json.loads(next(f for f in files if f.name.endswith(".cyclonedx.json")).read_text())
print(next(part["version"] for part in bill["components"] if part["name"] == "api"))
`;

describe('start', () => {
  test('is refused in one line when the port is taken', async () => {
    const { port } = await startStandIn(await newStorage());
    const { exitCode, stderr } = await runStandIn(await newStorage(), port);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `qdrant stand-in: cannot listen on 127.0.0.1:${port}: the port is taken; ` +
        'stop what listens there, or choose another --port',
    );
  });

  test('is refused in one line when the storage is in use', async () => {
    const storage = await newStorage();
    await startStandIn(storage);
    const { exitCode, stderr } = await runStandIn(storage, 0);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^qdrant stand-in: storage .* is in use by another process \(pid \d+\)/);
    expect(stderr).not.toContain('\n');
  });

  test('tells the version of the Qdrant that the engine was built from', async () => {
    const { client } = await startStandIn(await newStorage());
    const { stdout } = await execa(inject('pythonPath'), ['-c', ENGINE_VERSION]);
    expect((await client.versionInfo()).version).toBe(stdout);
  });
});

describe('after an end', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('by %s, everything is there again', async (signal) => {
    const storage = await newStorage();
    const { client, stop } = await startStandIn(storage);
    await client.createCollection('50% Ü', PLANE);
    await client.createCollection('c', {
      vectors: { dense: { size: 2, distance: 'Cosine' } },
      sparse_vectors: { bm25: { modifier: 'idf' } },
      metadata: { model: 'm' },
    });
    const index = { type: 'keyword', is_tenant: true } as const;
    await client.createPayloadIndex('c', { field_name: 't', field_schema: index, wait: true });
    const create_alias = { collection_name: 'c', alias_name: 'current' };
    await client.updateCollectionAliases({ actions: [{ create_alias }] });
    const bm25 = { text: 'containers', model: 'qdrant/bm25' };
    const points = [{ id: 1, vector: { dense: [3, 4], bm25 }, payload: { t: 'x' } }];
    const { operation_id } = await client.upsert('c', { wait: true, points });
    const before = await client.getCollection('c');
    expect(await stop(signal)).toBe(0);

    const { client: again } = await startStandIn(storage);
    expect(await again.getCollection('current')).toEqual(before);
    expect((await again.getCollections()).collections).toHaveLength(2);
    const query = { query: bm25, using: 'bm25', with_vector: ['dense'], with_payload: true };
    expect((await again.query('c', query)).points).toMatchObject([
      { id: 1, payload: { t: 'x' }, vector: { dense: [0.6, 0.8] } },
    ]);
    const later = await again.upsert('c', { wait: true, points });
    expect(later.operation_id).toBeGreaterThan(operation_id ?? Infinity);
  });

  test('by SIGKILL, everything acknowledged is there again', async () => {
    const storage = await newStorage();
    const { client, stop } = await startStandIn(storage);
    await client.createCollection('c', PLANE);
    const points = [1, 2, 3].map((id) => ({ id, vector: [id, 0], payload: { id } }));
    await client.upsert('c', { wait: true, points });
    await client.delete('c', { wait: true, points: [1] });
    await client.setPayload('c', { wait: true, points: [2], payload: { more: true } });
    await client.createPayloadIndex('c', { field_name: 'id', field_schema: 'integer', wait: true });
    await stop('SIGKILL');

    const { client: again } = await startStandIn(storage);
    expect((await again.scroll('c', { with_vector: true })).points).toEqual([
      { id: 2, vector: [2, 0], payload: { id: 2, more: true } },
      { id: 3, vector: [3, 0], payload: { id: 3 } },
    ]);
    expect((await again.getCollection('c')).payload_schema).toHaveProperty('id');
  });

  test('by SIGKILL in the middle of an upload, every acknowledged batch is whole', async () => {
    const storage = await newStorage();
    const { client, stop } = await startStandIn(storage);
    await client.createCollection('c', PLANE);
    const acknowledged: number[] = [];
    const upload = async (batch: number) => {
      const points = Array.from({ length: 50 }, (_, index) => ({
        id: batch * 50 + index,
        vector: [batch, index],
        payload: { batch },
      }));
      await client.upsert('c', { wait: true, points });
      acknowledged.push(batch);
      // The others are under way.
      if (acknowledged.length === 10) await stop('SIGKILL');
    };
    const uploads = Array.from({ length: 40 }, (_, batch) => upload(batch));
    await Promise.allSettled(uploads);

    const { client: again } = await startStandIn(storage);
    const countOf = async (batch: number) => {
      const filter = { must: [{ key: 'batch', match: { value: batch } }] };
      return (await again.count('c', { filter, exact: true })).count;
    };
    const counts = await Promise.all(Array.from({ length: 40 }, (_, batch) => countOf(batch)));
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);
    for (const batch of acknowledged) expect(counts[batch]).toBe(50);
    for (const count of counts) expect([0, 50]).toContain(count);
  });

  test('by SIGKILL, a refused update has left no trace', async () => {
    const storage = await newStorage();
    const { client, stop } = await startStandIn(storage);
    await client.createCollection('c', { ...PLANE, sparse_vectors: { s: {} } });
    const good = { id: 1, vector: [1, 2] };
    const badPoints = [
      { id: 2, vector: [1, 2, 3] },
      { id: 2, vector: { other: [1, 2] } },
      { id: 2, vector: { s: [1, 2] } },
      { id: 2, vector: { s: { indices: [1, 2], values: [1] } } },
    ];
    const refused = await Promise.allSettled([
      ...badPoints.map((bad) => client.upsert('c', { points: [good, bad] as never })),
      client.setPayload('c', { points: [404], payload: { a: 1 } }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    await stop('SIGKILL');

    const { client: again } = await startStandIn(storage);
    expect(await again.count('c')).toEqual({ count: 0 });
    await again.upsert('c', { points: [good] });
    expect(await again.count('c')).toEqual({ count: 1 });
  });
});
