import type { Schemas } from '@qdrant/js-client-rest';
import { beforeAll, describe, expect, test } from 'vitest';
import { PLANE, collectionOf, qdrant, refusalOf } from './qdrant-client.ts';

type Filter = Schemas['Filter'];

let name: string;

beforeAll(async () => {
  const payloads = [
    { tenant: 'a', n: 1, tags: ['x', 'y'], text: 'Kubernetes runs containers' },
    { tenant: 'a', n: 2.5, yes: true, at: '2026-03-01T12:00:00Z' },
    { tenant: 'b', n: -3, yes: false, tags: [], text: 'containers everywhere' },
    { tenant: 'b', n: null, one: 1, at: '2026-04-01T12:00:00Z' },
    {
      tenant: 'A',
      deep: {
        list: [
          { a: 1, b: 2 },
          { a: 3, b: 4 },
        ],
      },
    },
    {},
  ];
  const points = payloads.map((payload, index) => ({ id: index + 1, vector: [1, 2], payload }));
  name = await collectionOf(PLANE, points);
});

async function matchesOf(filter: Filter): Promise<unknown[]> {
  const { points } = await qdrant.scroll(name, { filter, with_payload: false, limit: 100 });
  expect(await qdrant.count(name, { filter, exact: true })).toEqual({ count: points.length });
  return points.map(({ id }) => id);
}

const where = (key: string, condition: object): Filter => ({ must: [{ key, ...condition }] });
const tenant = (value: string) => ({ key: 'tenant', match: { value } });

describe('a condition', () => {
  test.each<[string, Filter, number[]]>([
    ['matches a keyword, case and all', where('tenant', { match: { value: 'a' } }), [1, 2]],
    ['matches an integer', where('n', { match: { value: 1 } }), [1]],
    ['matches an integer, but no boolean', where('yes', { match: { value: 1 } }), []],
    ['matches a boolean, but no integer', where('one', { match: { value: true } }), []],
    ['matches true', where('yes', { match: { value: true } }), [2]],
    ['matches false', where('yes', { match: { value: false } }), [3]],
    ['matches an element of an array', where('tags', { match: { value: 'y' } }), [1]],
    ['matches any keyword', where('tenant', { match: { any: ['b', 'A'] } }), [3, 4, 5]],
    ['matches any integer', where('n', { match: { any: [1, -3] } }), [1, 3]],
    ['matches any of none', where('tenant', { match: { any: [] } }), []],
    ['matches what is none of them', where('tenant', { match: { except: ['a'] } }), [3, 4, 5]],
    ['matches text', where('text', { match: { text: 'containers' } }), [1, 3]],
    ['compares numbers', where('n', { range: { gte: 1, lt: 2.5 } }), [1]],
    ['compares with one bound', where('n', { range: { gt: -3 } }), [1, 2]],
    ['compares dates', where('at', { range: { gt: '2026-03-15T00:00:00Z' } }), [4]],
    ['counts values', where('tags', { values_count: { gte: 1 } }), [1]],
    ['finds what is empty', { must: [{ is_empty: { key: 'tags' } }] }, [2, 3, 4, 5, 6]],
    ['finds what is null', { must: [{ is_null: { key: 'n' } }] }, [4]],
    ['finds what is empty by key', where('tags', { is_empty: false }), [1]],
    ['finds what is null by key', where('n', { is_null: true }), [4]],
    ['finds ids', { must: [{ has_id: [6, 1, 404] }] }, [1, 6]],
    ['finds vectors', { must_not: [{ has_vector: '' }] }, []],
    ['reaches into objects', where('deep.list[].a', { match: { value: 3 } }), [5]],
    ['on nested objects holds for one of them', nested(1, 2), [5]],
    ['on nested objects holds not for several together', nested(1, 4), []],
  ])('%s', async (_, filter, ids) => {
    expect(await matchesOf(filter)).toEqual(ids);
  });

  test('matches the same with indexes', async () => {
    const indexed = await collectionOf(PLANE);
    const schemas = { tenant: 'keyword', n: 'float', yes: 'bool', text: 'text' } as const;
    await Promise.all(
      Object.entries(schemas).map(([field_name, field_schema]) =>
        qdrant.createPayloadIndex(indexed, { field_name, field_schema, wait: true }),
      ),
    );
    const { points } = await qdrant.scroll(name, { with_vector: true });
    await qdrant.upsert(indexed, { points: points as never });
    const count = async (key: string, condition: object) =>
      (await qdrant.count(indexed, { filter: where(key, condition) })).count;
    expect(await count('tenant', { match: { any: ['b', 'A'] } })).toBe(3);
    expect(await count('n', { range: { gte: 1, lt: 2.5 } })).toBe(1);
    expect(await count('yes', { match: { value: true } })).toBe(1);
    expect(await count('text', { match: { text: 'CONTAINERS runs' } })).toBe(1);
  });
});

describe('conditions together', () => {
  test.each<[string, Filter, number[]]>([
    ['must all hold', { must: [tenant('a'), { key: 'n', match: { value: 1 } }] }, [1]],
    ['should hold, at least one', { should: [tenant('a'), tenant('A')] }, [1, 2, 5]],
    ['must not hold, none', { must_not: [tenant('a'), tenant('b')] }, [5, 6]],
    [
      'must, should and must not, all three',
      { must: [tenant('b')], should: [{ has_id: [1, 3, 4] }], must_not: [{ has_id: [4] }] },
      [3],
    ],
    [
      'hold at least so many times',
      {
        min_should: {
          conditions: [tenant('b'), { has_id: [1, 3] }, { is_null: { key: 'n' } }],
          min_count: 2,
        },
      },
      [3, 4],
    ],
    [
      'stand in filters in filters',
      { must: [{ should: [tenant('A'), { must_not: [{ is_empty: { key: 'at' } }] }] }] },
      [2, 4, 5],
    ],
    ['may be one alone, without an array', { must: tenant('A') }, [5]],
    ['may be none', {}, [1, 2, 3, 4, 5, 6]],
    ['may be none of a kind', { must: [], must_not: [] }, [1, 2, 3, 4, 5, 6]],
  ])('%s', async (_, filter, ids) => {
    expect(await matchesOf(filter)).toEqual(ids);
  });
});

describe('a filter is refused', () => {
  test.each([
    ['without a condition on the key', where('n', {})],
    ['with a key that is no path', where('a b', { match: { value: 1 } })],
    ['with a key that is no string', { must: [{ key: 1, match: { value: 1 } }] }],
    ['with a number to match that is no integer', where('n', { match: { value: 1.5 } })],
    ['with keywords and integers to match', where('n', { match: { any: ['a', 1] } })],
    ['with a range of words', where('n', { range: { gt: 'a' } })],
    ['with a range of numbers and dates', where('n', { range: { gt: 1, lt: '2026-01-01' } })],
    ['with an id that is no id', { must: [{ has_id: ['abc'] }] }],
    ['with at least none', { min_should: { conditions: [tenant('a')], min_count: 0 } }],
    ['with a condition that is none', { must: ['tenant'] }],
  ])('%s', async (_, filter) => {
    const { status } = await refusalOf(qdrant.count(name, { filter: filter as never }));
    expect([400, 422]).toContain(status);
  });
});

function nested(a: number, b: number): Filter {
  const conditions = [
    { key: 'a', match: { value: a } },
    { key: 'b', match: { value: b } },
  ];
  return { must: [{ nested: { key: 'deep.list', filter: { must: conditions } } }] };
}
