import { describe, expect, test } from 'vitest';
import { PLANE, collectionOf, qdrant, refusalOf } from './qdrant-client.ts';

const UUID = '0b9ae7c8-5f1c-4f0a-9d5b-1f2e3d4c5b6a';
const MIXED = {
  vectors: { dense: { size: 2, distance: 'Cosine' } },
  sparse_vectors: { sparse: {} },
} as const;

/** Payloads by id, of all points. */
async function payloads(name: string): Promise<Record<string, unknown>> {
  const { points } = await qdrant.scroll(name, { limit: 100 });
  return Object.fromEntries(points.map(({ id, payload }) => [id, payload]));
}

describe('storing points', () => {
  test('is told as completed to those who wait, else as acknowledged', async () => {
    const name = await collectionOf(PLANE);
    const points = [{ id: 1, vector: [1, 2] }];
    const first = await qdrant.upsert(name, { wait: true, points });
    expect(first).toEqual({ operation_id: expect.any(Number), status: 'completed' });
    const second = await qdrant.upsert(name, { wait: false, points });
    expect(second).toEqual({ operation_id: expect.any(Number), status: 'acknowledged' });
    expect(second.operation_id).toBeGreaterThan(first.operation_id ?? Infinity);
  });

  test('keeps ids, payloads and vectors', async () => {
    const payload = {
      text: 'Grüße, 世界 🎉',
      numbers: [0, -1, 1.5, 1e300],
      nothing: null,
      yes: true,
      nested: { list: [{ a: 1 }, {}] },
    };
    const name = await collectionOf(MIXED, [
      {
        id: 0,
        vector: { dense: [3, 4], sparse: { indices: [7, 2], values: [0.1, 0.2] } },
        payload,
      },
      { id: UUID.toUpperCase(), vector: { dense: [0.1, 0] } },
      { id: 7, vector: {} },
    ]);
    expect(await qdrant.retrieve(name, { ids: [7, 0, UUID, 404], with_vector: true })).toEqual([
      { id: 7, payload: {}, vector: {} },
      {
        id: 0,
        payload,
        // Cosine: stored with length 1; sparse: sorted by index.
        vector: { dense: [0.6, 0.8], sparse: { indices: [2, 7], values: [0.2, 0.1] } },
      },
      { id: UUID, payload: {}, vector: { dense: [1, 0] } },
    ]);
  });

  test('takes 64-bit ids', async () => {
    const id = 2n ** 64n - 1n;
    const name = await collectionOf(PLANE, [{ id: id as never, vector: [1, 2] }]);
    expect((await qdrant.scroll(name)).points[0]?.id).toBe(id);
  });

  test('tells 32-bit numbers with as few digits as they need', async () => {
    const vector = [0.1, 16777216, -1e-7, 3.4028235e38];
    const name = await collectionOf({ vectors: { size: 4, distance: 'Dot' } }, [{ id: 1, vector }]);
    const [point] = await qdrant.retrieve(name, { ids: [1], with_vector: true });
    expect(point?.vector).toEqual(vector);
  });

  test('takes a batch by columns', async () => {
    const name = await collectionOf(MIXED);
    await qdrant.upsert(name, {
      wait: true,
      batch: {
        ids: [1, 2],
        vectors: {
          dense: [
            [1, 0],
            [0, 1],
          ],
          sparse: [
            { indices: [1], values: [1] },
            { indices: [2], values: [1] },
          ],
        },
        payloads: [{ n: 1 }, null],
      },
    });
    expect(await payloads(name)).toEqual({ 1: { n: 1 }, 2: {} });
    const unnamed = await collectionOf(PLANE);
    await qdrant.upsert(unnamed, {
      batch: {
        ids: [1, 2],
        vectors: [
          [1, 0],
          [0, 1],
        ],
      },
    });
    expect(await qdrant.count(unnamed)).toEqual({ count: 2 });
  });

  test('replaces the point of the same id, and in one request the last wins', async () => {
    const name = await collectionOf(PLANE, [{ id: 1, vector: [1, 2], payload: { a: 1, b: 1 } }]);
    await qdrant.upsert(name, {
      points: [
        { id: 1, vector: [3, 4], payload: { a: 2 } },
        { id: 1, vector: [5, 6], payload: { c: 3 } },
      ],
    });
    expect(await qdrant.retrieve(name, { ids: [1], with_vector: true })).toEqual([
      { id: 1, payload: { c: 3 }, vector: [5, 6] },
    ]);
  });

  test.each([
    [
      'a wrong size',
      { id: 2, vector: { dense: [1, 2, 3] } },
      400,
      'Vector dimension error: expected dim: 2, got 3',
    ],
    [
      'an unknown vector name',
      { id: 2, vector: { other: [1, 2] } },
      400,
      'Not existing vector name error: other',
    ],
    [
      'an unnamed vector where there are names only',
      { id: 2, vector: [1, 2] },
      400,
      'Not existing vector name error',
    ],
    [
      'a dense vector in a sparse one’s place',
      { id: 2, vector: { sparse: [1, 2] } },
      400,
      'Conversion between sparse and regular vectors failed',
    ],
    [
      'a sparse vector in a dense one’s place',
      { id: 2, vector: { dense: { indices: [1], values: [1] } } },
      400,
      'Conversion between sparse and regular vectors failed',
    ],
    ['an empty vector', { id: 2, vector: { dense: [] } }, 422, 'must not be empty'],
    ['a vector of words', { id: 2, vector: { dense: ['1', '2'] } }, 400, ''],
    [
      'sparse indices that repeat',
      { id: 2, vector: { sparse: { indices: [1, 1], values: [1, 2] } } },
      422,
      'must be unique',
    ],
    [
      'sparse values too few',
      { id: 2, vector: { sparse: { indices: [1, 2], values: [1] } } },
      422,
      'must be the same length as indices',
    ],
    ['an id that is no id', { id: 'abc', vector: {} }, 400, 'is not a valid point ID'],
    ['a negative id', { id: -1, vector: {} }, 400, 'is not a valid point ID'],
    ['a payload that is no object', { id: 2, vector: {}, payload: [1] }, 400, ''],
    ['no vector', { id: 2 }, 400, 'vector'],
  ])('is refused with %s, and nothing is stored', async (_, point, status, error) => {
    const name = await collectionOf(MIXED);
    const points = [point, { id: 1, vector: { dense: [1, 2] } }] as never;
    const refusal = await refusalOf(qdrant.upsert(name, { wait: true, points }));
    expect(refusal).toEqual({ status, error: expect.stringContaining(error) });
    expect(await qdrant.count(name)).toEqual({ count: 0 });
  });

  test.each([
    ['no point', { points: [] }, 400],
    ['columns of different lengths', { batch: { ids: [1, 2], vectors: [[1, 2]] } }, 422],
    ['neither points nor a batch', {}, 400],
  ])('is refused with %s', async (_, body, status) => {
    const name = await collectionOf(PLANE);
    expect((await refusalOf(qdrant.upsert(name, body as never))).status).toBe(status);
  });
});

describe('getting points', () => {
  const payload = { a: { b: 1, c: [1, 2] }, d: 'x' };

  test.each([
    ['true', true, payload],
    ['an array', ['a.b'], { a: { b: 1 } }],
    ['include', { include: ['d', 'nowhere'] }, { d: 'x' }],
    ['exclude', { exclude: ['a.c', 'd'] }, { a: { b: 1 } }],
  ])('selects the payload by %s', async (_, with_payload, expected) => {
    const name = await collectionOf(PLANE, [{ id: 1, vector: [1, 2], payload }]);
    const [point] = await qdrant.retrieve(name, { ids: [1], with_payload });
    expect(point).toEqual({ id: 1, payload: expected });
  });

  test('leaves the payload out', async () => {
    const name = await collectionOf(PLANE, [{ id: 1, vector: [1, 2], payload }]);
    const [point] = await qdrant.retrieve(name, { ids: [1], with_payload: false });
    expect(point?.payload ?? null).toBeNull();
  });

  test('selects vectors by name', async () => {
    const vector = { dense: [1, 0], sparse: { indices: [1], values: [1] } };
    const name = await collectionOf(MIXED, [{ id: 1, vector }]);
    const [point] = await qdrant.retrieve(name, { ids: [1], with_vector: ['sparse'] });
    expect(point?.vector).toEqual({ sparse: { indices: [1], values: [1] } });
  });

  test('gets one point by its id', async () => {
    const name = await collectionOf(PLANE, [{ id: UUID, vector: [1, 2], payload }]);
    const get = (id: string | number) => qdrant.api().getPoint({ collection_name: name, id });
    expect((await get(UUID)).data.result).toEqual({ id: UUID, payload, vector: [1, 2] });
    expect((await refusalOf(get(404))).status).toBe(404);
    expect((await refusalOf(get('abc'))).status).toBe(400);
  });

  test('scrolls by id, page by page: numbers first, then UUIDs', async () => {
    const ids = [3, UUID, 10, 1, 2];
    const name = await collectionOf(
      PLANE,
      ids.map((id) => ({ id, vector: [1, 2] })),
    );
    const first = await qdrant.scroll(name, { limit: 3, with_payload: false });
    expect(first).toEqual({ points: [{ id: 1 }, { id: 2 }, { id: 3 }], next_page_offset: 10 });
    const offset = first.next_page_offset as number;
    const second = await qdrant.scroll(name, { limit: 3, offset, with_payload: false });
    expect(second).toEqual({ points: [{ id: 10 }, { id: UUID }], next_page_offset: null });
  });

  test('scrolls in the order of an indexed field', async () => {
    const points = [3, 1, 2].map((n) => ({ id: n * 10, vector: [1, 2], payload: { n } }));
    const name = await collectionOf(PLANE, points);
    const page = (order_by: object | string) =>
      qdrant.scroll(name, { order_by: order_by as string, limit: 2 });
    expect((await refusalOf(page('n'))).error).toContain('No range index for `order_by` key: `n`');
    await qdrant.createPayloadIndex(name, { field_name: 'n', field_schema: 'integer', wait: true });
    expect((await page('n')).points.map(({ id }) => id)).toEqual([10, 20]);
    const descending = await page({ key: 'n', direction: 'desc', start_from: 2 });
    expect(descending.points).toEqual([
      { id: 20, payload: { n: 2 }, order_value: 2 },
      { id: 10, payload: { n: 1 }, order_value: 1 },
    ]);
    expect(descending.next_page_offset).toBeNull();
  });

  test('refuses a page of nothing', async () => {
    const name = await collectionOf(PLANE);
    expect((await refusalOf(qdrant.scroll(name, { limit: 0 }))).status).toBe(422);
  });
});
