import { beforeEach, describe, expect, test } from 'vitest';
import { PLANE, collectionOf, newName, qdrant, refusalOf } from './qdrant-client.ts';

const MISSING_POINT = { status: 404, error: 'Not found: No point with id 404 found' };
const ODD = { must: [{ key: 'odd', match: { value: 1 } }] };

let name: string;

beforeEach(async () => {
  const points = [1, 2, 3].map((id) => ({ id, vector: [id, 0], payload: { n: id, odd: id % 2 } }));
  name = await collectionOf(PLANE, points);
});

/** Payloads by id, of all points. */
async function payloads(): Promise<Record<string, unknown>> {
  const { points } = await qdrant.scroll(name, { limit: 100 });
  return Object.fromEntries(points.map(({ id, payload }) => [id, payload]));
}

describe('deleting points', () => {
  test('by id; one that is not there is no error', async () => {
    const { status } = await qdrant.delete(name, { wait: true, points: [1, 404] });
    expect(status).toBe('completed');
    expect(Object.keys(await payloads())).toEqual(['2', '3']);
  });

  test('by filter', async () => {
    await qdrant.delete(name, { wait: true, filter: ODD });
    expect(Object.keys(await payloads())).toEqual(['2']);
    expect((await qdrant.getCollection(name)).points_count).toBe(1);
  });

  test('is refused without a selection', async () => {
    expect((await refusalOf(qdrant.delete(name, { points: [] }))).status).toBe(400);
    expect((await refusalOf(qdrant.delete(name, {} as never))).status).toBe(400);
  });

  test('is refused in a collection that does not exist', async () => {
    const { status } = await refusalOf(qdrant.delete(newName(), { points: [1] }));
    expect(status).toBe(404);
  });
});

describe('changing payloads', () => {
  test('sets members and keeps the others', async () => {
    await qdrant.setPayload(name, { payload: { n: 10, m: 1 }, points: [1] });
    await qdrant.setPayload(name, { payload: { odd: true }, filter: ODD });
    expect(await payloads()).toEqual({
      1: { n: 10, m: 1, odd: true },
      2: { n: 2, odd: 0 },
      3: { n: 3, odd: true },
    });
  });

  test('sets members of what stands under a key', async () => {
    await qdrant.setPayload(name, { payload: { at: { x: 1 } }, points: [1] });
    await qdrant.setPayload(name, { payload: { y: 2 }, key: 'at', points: [1] });
    expect(await payloads()).toMatchObject({ 1: { at: { x: 1, y: 2 } } });
  });

  test('overwrites all members', async () => {
    await qdrant.overwritePayload(name, { payload: { new: 1 }, points: [1, 2] });
    await qdrant.overwritePayload(name, { payload: {}, filter: { must: [{ has_id: [3] }] } });
    expect(await payloads()).toEqual({ 1: { new: 1 }, 2: { new: 1 }, 3: {} });
  });

  test('deletes members', async () => {
    await qdrant.deletePayload(name, { keys: ['n', 'nowhere'], points: [1] });
    await qdrant.deletePayload(name, { keys: ['odd'], filter: ODD });
    expect(await payloads()).toEqual({ 1: {}, 2: { n: 2, odd: 0 }, 3: { n: 3 } });
  });

  test('clears', async () => {
    await qdrant.clearPayload(name, { points: [2] });
    await qdrant.clearPayload(name, { filter: ODD });
    expect(await payloads()).toEqual({ 1: {}, 2: {}, 3: {} });
  });

  test.each([
    ['set', () => qdrant.setPayload(name, { payload: { a: 1 }, points: [404] })],
    ['overwritten', () => qdrant.overwritePayload(name, { payload: { a: 1 }, points: [404] })],
    ['deleted', () => qdrant.deletePayload(name, { keys: ['n'], points: [404] })],
    ['cleared', () => qdrant.clearPayload(name, { points: [404] })],
  ])('is refused where the point to be %s does not exist', async (_, change) => {
    const before = await payloads();
    expect(await refusalOf(change())).toEqual(MISSING_POINT);
    expect(await payloads()).toEqual(before);
  });

  test('is refused without points and filter', async () => {
    const { status } = await refusalOf(qdrant.setPayload(name, { payload: { a: 1 } }));
    expect(status).toBe(400);
  });
});

describe('changing vectors', () => {
  test('replaces those that are named', async () => {
    const named = await twoNames();
    await qdrant.updateVectors(named, { points: [{ id: 1, vector: { b: [3] } }] });
    expect(await vectorsOf(named)).toEqual([{ a: [1], b: [3] }]);
    await qdrant.updateVectors(name, { points: [{ id: 2, vector: [5, 6] }] });
    expect(await vectorsOf(name)).toEqual([
      [1, 0],
      [5, 6],
      [3, 0],
    ]);
    expect(await payloads()).toMatchObject({ 2: { n: 2 } });
  });

  test('deletes those that are named', async () => {
    const named = await twoNames();
    await qdrant.deleteVectors(named, { points: [1], vector: ['a'] });
    expect(await vectorsOf(named)).toEqual([{ b: [2] }]);
    await qdrant.deleteVectors(named, { filter: { must: [{ has_id: [1] }] }, vector: ['b'] });
    expect(await vectorsOf(named)).toEqual([{}]);
  });

  test('is refused with a wrong size, a missing point, an unknown name, and nothing to do', async () => {
    const named = await twoNames();
    const wrongSize = qdrant.updateVectors(named, { points: [{ id: 1, vector: { a: [1, 2] } }] });
    expect((await refusalOf(wrongSize)).status).toBe(400);
    const missing = qdrant.updateVectors(named, { points: [{ id: 404, vector: { a: [1] } }] });
    expect(await refusalOf(missing)).toEqual(MISSING_POINT);
    const unknown = qdrant.deleteVectors(named, { points: [1], vector: ['c'] });
    expect((await refusalOf(unknown)).status).toBe(400);
    expect((await refusalOf(qdrant.updateVectors(named, { points: [] }))).status).toBe(422);
    expect(await vectorsOf(named)).toEqual([{ a: [1], b: [2] }]);
  });
});

async function vectorsOf(collection: string): Promise<unknown[]> {
  const { points } = await qdrant.scroll(collection, { with_vector: true });
  return points.map(({ vector }) => vector);
}

function twoNames(): Promise<string> {
  const vectors = { a: { size: 1, distance: 'Dot' }, b: { size: 1, distance: 'Dot' } } as const;
  const point = { id: 1, vector: { a: [1], b: [2] }, payload: { n: 1 } };
  return collectionOf({ vectors }, [point]);
}
