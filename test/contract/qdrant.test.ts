import { describe, expect, test } from 'vitest';
import { PLANE, collectionOf, newName, qdrant, refusalOf } from './qdrant-client.ts';

describe('service', () => {
  test('tells a version that the client works with', async () => {
    const { title, version } = await qdrant.versionInfo();
    expect(title).toBe('qdrant - vector search engine');
    expect(version).toMatch(/^1\.(19|20)\./);
  });

  test.each([
    ['healthz', 'healthz check passed'],
    ['livez', 'healthz check passed'],
    ['readyz', 'all shards are ready'],
  ] as const)('%s answers in plain text', async (probe, text) => {
    const { data } = await qdrant.api()[probe]({});
    expect(data).toBe(text);
  });
});

describe('collections', () => {
  test('are created, listed, found and deleted', async () => {
    const name = newName();
    expect(await qdrant.createCollection(name, PLANE)).toBe(true);
    const { collections } = await qdrant.getCollections();
    expect(collections).toContainEqual({ name });
    expect(await qdrant.collectionExists(name)).toEqual({ exists: true });

    expect(await qdrant.deleteCollection(name)).toBe(true);
    expect(await qdrant.collectionExists(name)).toEqual({ exists: false });
    expect(await refusalOf(qdrant.getCollection(name))).toEqual({
      status: 404,
      error: `Not found: Collection \`${name}\` doesn't exist!`,
    });
  });

  test('that do not exist are deleted without effect', async () => {
    expect(await qdrant.deleteCollection(newName())).toBe(false);
  });

  test('are not created twice', async () => {
    const name = await collectionOf(PLANE);
    expect(await refusalOf(qdrant.createCollection(name, PLANE))).toEqual({
      status: 409,
      error: `Wrong input: Collection \`${name}\` already exists!`,
    });
  });

  test('tell their state and configuration', async () => {
    const name = await collectionOf({
      vectors: {
        image: { size: 3, distance: 'Euclid', on_disk: true },
        text: { size: 2, distance: 'Cosine', hnsw_config: { m: 32 } },
      },
      sparse_vectors: { bm25: { modifier: 'idf' }, plain: {} },
      on_disk_payload: false,
      hnsw_config: { ef_construct: 200 },
    });
    await qdrant.upsert(name, { wait: true, points: [{ id: 1, vector: {} }] });
    const info = await qdrant.getCollection(name);
    expect(info).toMatchObject({ status: 'green', optimizer_status: 'ok', points_count: 1 });
    expect(info.payload_schema).toEqual({});
    expect(info.config.params).toEqual({
      vectors: {
        image: { size: 3, distance: 'Euclid', on_disk: true },
        text: { size: 2, distance: 'Cosine', hnsw_config: { m: 32 } },
      },
      sparse_vectors: { bm25: { modifier: 'idf' }, plain: {} },
      shard_number: 1,
      replication_factor: 1,
      write_consistency_factor: 1,
      on_disk_payload: false,
    });
    expect(info.config.hnsw_config).toMatchObject({ m: 16, ef_construct: 200 });
    expect(info.config.quantization_config ?? null).toBeNull();
  });

  test.each([
    ['size 0', { vectors: { size: 0, distance: 'Dot' } }],
    ['size above 65536', { vectors: { size: 65537, distance: 'Dot' } }],
    ['no size', { vectors: { distance: 'Dot' } }],
    ['a distance nobody knows', { vectors: { size: 2, distance: 'Chebyshev' } }],
    ['an unsafe vector name', { vectors: { 'a/b': { size: 2, distance: 'Dot' } } }],
    [
      'one name for a dense and a sparse vector',
      { vectors: { v: { size: 2, distance: 'Dot' } }, sparse_vectors: { v: {} } },
    ],
  ])('are refused with %s', async (_, params) => {
    const { status } = await refusalOf(qdrant.createCollection(newName(), params as never));
    expect([400, 422]).toContain(status);
  });

  test('are refused with a name that cannot be one', async () => {
    const { status, error } = await refusalOf(qdrant.createCollection('a:b', PLANE));
    expect(status).toBe(422);
    expect(error).toContain('collection name cannot contain ":" char');
  });
});

describe('aliases', () => {
  test('stand for the collection, until they are deleted', async () => {
    const name = await collectionOf(PLANE, [{ id: 1, vector: [1, 2] }]);
    const other = newName();
    await alias('create_alias', { collection_name: name, alias_name: other });
    expect(await qdrant.getCollectionAliases(name)).toEqual({
      aliases: [{ alias_name: other, collection_name: name }],
    });
    const { aliases } = await qdrant.getAliases();
    expect(aliases).toContainEqual({ alias_name: other, collection_name: name });
    expect(await qdrant.count(other)).toEqual({ count: 1 });
    expect(await qdrant.collectionExists(other)).toEqual({ exists: true });
    await qdrant.upsert(other, { wait: true, points: [{ id: 2, vector: [1, 2] }] });
    expect(await qdrant.count(name)).toEqual({ count: 2 });

    await alias('delete_alias', { alias_name: other });
    expect(await qdrant.collectionExists(other)).toEqual({ exists: false });
  });

  test('are renamed and pointed elsewhere', async () => {
    const [first, second] = [await collectionOf(PLANE), await collectionOf(PLANE)];
    const [before, after] = [newName(), newName()];
    await alias('create_alias', { collection_name: first, alias_name: before });
    await alias('rename_alias', { old_alias_name: before, new_alias_name: after });
    expect(await qdrant.collectionExists(before)).toEqual({ exists: false });
    await alias('create_alias', { collection_name: second, alias_name: after });
    expect(await qdrant.getCollectionAliases(first)).toEqual({ aliases: [] });
    expect((await qdrant.getCollectionAliases(second)).aliases).toHaveLength(1);
  });

  test('go with their collection', async () => {
    const [name, other] = [await collectionOf(PLANE), newName()];
    await alias('create_alias', { collection_name: name, alias_name: other });
    await qdrant.deleteCollection(name);
    expect(await qdrant.collectionExists(other)).toEqual({ exists: false });
  });

  test('are no second name for a collection to create or delete', async () => {
    const [name, other] = [await collectionOf(PLANE), newName()];
    await alias('create_alias', { collection_name: name, alias_name: other });
    expect((await refusalOf(qdrant.createCollection(other, PLANE))).status).toBe(400);
    expect(await qdrant.deleteCollection(other)).toBe(false);
    expect(await qdrant.collectionExists(name)).toEqual({ exists: true });
  });

  test('need a collection, and a name that none has', async () => {
    const [name, other] = [await collectionOf(PLANE), await collectionOf(PLANE)];
    const missing = { collection_name: newName(), alias_name: newName() };
    expect((await refusalOf(alias('create_alias', missing))).status).toBe(404);
    const taken = { collection_name: name, alias_name: other };
    expect((await refusalOf(alias('create_alias', taken))).status).toBe(409);
    const unknown = { old_alias_name: newName(), new_alias_name: newName() };
    expect((await refusalOf(alias('rename_alias', unknown))).status).toBe(404);
  });
});

describe('payload indexes', () => {
  test('are told in the schema, with the parameters they were given', async () => {
    const name = await collectionOf(PLANE, [
      { id: 1, vector: [1, 2], payload: { tenant: 'a', n: 1, at: '2026-01-02T03:04:05Z' } },
      { id: 2, vector: [1, 2], payload: { tenant: 'b' } },
    ]);
    const schemas = {
      tenant: { type: 'keyword', is_tenant: true },
      n: 'integer',
      x: 'float',
      yes: 'bool',
      at: 'datetime',
      key: 'uuid',
      words: { type: 'text', tokenizer: 'word', lowercase: true },
    } as const;
    for (const [field_name, field_schema] of Object.entries(schemas)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as a caller would
      await qdrant.createPayloadIndex(name, { field_name, field_schema, wait: true });
    }
    const { payload_schema } = await qdrant.getCollection(name);
    expect(payload_schema).toEqual({
      tenant: { data_type: 'keyword', params: { type: 'keyword', is_tenant: true }, points: 2 },
      n: { data_type: 'integer', points: 1 },
      x: { data_type: 'float', points: 0 },
      yes: { data_type: 'bool', points: 0 },
      at: { data_type: 'datetime', points: 1 },
      key: { data_type: 'uuid', points: 0 },
      words: {
        data_type: 'text',
        params: { type: 'text', tokenizer: 'word', lowercase: true },
        points: 0,
      },
    });
  });

  test('are deleted', async () => {
    const name = await collectionOf(PLANE);
    const index = { field_name: 'n', field_schema: 'integer', wait: true } as const;
    await qdrant.createPayloadIndex(name, index);
    const { status } = await qdrant.deletePayloadIndex(name, 'n', { wait: true });
    expect(status).toBe('completed');
    expect((await qdrant.getCollection(name)).payload_schema).toEqual({});
  });

  test.each([
    ['no type', { field_name: 'n' }],
    ['a key that is no path', { field_name: 'a b', field_schema: 'keyword' }],
    [
      'no lookup and no range',
      { field_name: 'n', field_schema: { type: 'integer', lookup: false, range: false } },
    ],
  ])('are refused with %s', async (_, index) => {
    const name = await collectionOf(PLANE);
    const { status } = await refusalOf(qdrant.createPayloadIndex(name, index as never));
    expect([400, 422]).toContain(status);
    expect((await qdrant.getCollection(name)).payload_schema).toEqual({});
  });
});

function alias(action: string, members: Record<string, string>): Promise<boolean> {
  return qdrant.updateCollectionAliases({ actions: [{ [action]: members }] as never });
}
