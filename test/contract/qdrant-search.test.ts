import { beforeAll, describe, expect, test } from 'vitest';
import { PLANE, collectionOf, qdrant, refusalOf } from './qdrant-client.ts';

type Query = Parameters<typeof qdrant.query>[1];

const BM25 = 'qdrant/bm25';
const TEXTS = [
  'Kubernetes schedules containers on nodes',
  'Containers are packages of software',
  'A relational database stores tables',
  'The cat sat on the mat',
];

let name: string;

beforeAll(async () => {
  const params = {
    vectors: { dense: { size: 2, distance: 'Cosine' } },
    sparse_vectors: { bm25: { modifier: 'idf' } },
  } as const;
  // The dense vectors turn away from [1, 0], the first the least.
  const points = TEXTS.map((text, index) => ({
    id: index + 1,
    vector: { dense: [2, index], bm25: { text, model: BM25 } },
    payload: { text, even: index % 2 },
  }));
  name = await collectionOf(params, points);
});

const search = async (query: Query, collection = name) =>
  (await qdrant.query(collection, query)).points;
const searchText = (text: string) => search({ query: { text, model: BM25 }, using: 'bm25' });
const idsOf = async (query: Query) => (await search(query)).map(({ id }) => id);

describe('nearest', () => {
  test('are the closest by direction, the best first', async () => {
    const points = await search({ query: [5, 0], using: 'dense', limit: 3 });
    expect(points.map(({ id }) => id)).toEqual([1, 2, 3]);
    const scores = [1, 2 / Math.hypot(2, 1), 2 / Math.hypot(2, 2)];
    points.forEach(({ score }, index) => expect(score).toBeCloseTo(scores[index] ?? NaN, 5));
    expect(points[0]).toEqual({ id: 1, version: expect.any(Number), score: 1 });
  });

  test.each([
    ['Dot', 5, 2],
    ['Cosine', 1, 2 / Math.sqrt(5)],
    ['Euclid', 0, Math.SQRT2],
    ['Manhattan', 0, 2],
  ] as const)('by %s are scored as it measures', async (distance, same, other) => {
    const points = [
      { id: 1, vector: [1, 0] },
      { id: 2, vector: [2, 1] },
    ];
    const collection = await collectionOf({ vectors: { size: 2, distance } }, points);
    const found = await search({ query: [2, 1] }, collection);
    expect(found.map(({ id }) => id)).toEqual([2, 1]);
    expect(found[0]?.score).toBeCloseTo(same, 5);
    expect(found[1]?.score).toBeCloseTo(other, 5);
  });

  test('are limited, skipped and cut at a score', async () => {
    const query = { query: [5, 0], using: 'dense' };
    expect(await idsOf({ ...query, limit: 2, offset: 1 })).toEqual([2, 3]);
    expect(await idsOf({ ...query, offset: 10 })).toEqual([]);
    expect(await idsOf({ ...query, score_threshold: 0.8 })).toEqual([1, 2]);
  });

  test('are filtered', async () => {
    const filter = { must: [{ key: 'even', match: { value: 1 } }] };
    expect(await idsOf({ query: [5, 0], using: 'dense', filter })).toEqual([2, 4]);
  });

  test('come with payload and vectors when asked', async () => {
    const query = { query: [5, 0], using: 'dense', limit: 1 };
    const [point] = await search({ ...query, with_payload: ['even'], with_vector: ['dense'] });
    expect(point).toMatchObject({ payload: { even: 0 }, vector: { dense: [1, 0] } });
  });

  test('to a point leave that point out', async () => {
    expect(await idsOf({ query: 2, using: 'dense', limit: 2 })).toEqual([3, 1]);
    expect(await idsOf({ query: { nearest: 4 }, using: 'dense', limit: 1 })).toEqual([3]);
  });

  test('are asked for in several requests at once', async () => {
    const searches = [
      [5, 0],
      [0, 5],
    ].map((query) => ({ query, using: 'dense', limit: 1 }));
    const answers = await qdrant.queryBatch(name, { searches });
    expect(answers.map(({ points }) => points.map(({ id }) => id))).toEqual([[1], [4]]);
  });
});

describe('sparse vectors', () => {
  test('are scored by what they share', async () => {
    const collection = await collectionOf({ sparse_vectors: { words: {} } }, [
      { id: 1, vector: { words: { indices: [1, 5], values: [1, 2] } } },
      { id: 2, vector: { words: { indices: [5], values: [1.5] } } },
      { id: 3, vector: { words: { indices: [9], values: [1] } } },
    ]);
    const query = { indices: [5, 1], values: [2, 0.5] };
    const found = await search({ query, using: 'words' }, collection);
    expect(found.map(({ id, score }) => [id, score])).toEqual([
      [1, 4.5],
      [2, 3],
    ]);
  });

  test('of texts are made by BM25: by terms, stemmed, rare ones before frequent ones', async () => {
    const found = await searchText('container of a database');
    // 1 of 4 texts has "database", 2 have "container": of these the shorter comes first.
    expect(found.map(({ id }) => id)).toEqual([3, 2, 1]);
    const [rare, frequent] = found.map(({ score }) => score);
    expect(rare).toBeGreaterThan(1.5 * (frequent ?? Infinity));
    expect(await searchText('elephant')).toEqual([]);
    expect(await searchText('the of a')).toEqual([]);
    const stored = await qdrant.retrieve(name, { ids: [3], with_vector: ['bm25'] });
    expect(stored[0]?.vector).toMatchObject({ bm25: { indices: expect.any(Array) } });
  });

  test('of texts follow the options of BM25', async () => {
    const collection = await collectionOf({ sparse_vectors: { bm25: {} } });
    const options = { language: 'german', avg_len: 10, b: 0, k: 1 };
    const store = (id: number, text: string) => ({
      id,
      vector: { bm25: { text, model: BM25, options } },
    });
    await qdrant.upsert(collection, { points: [store(1, 'Häuser und Häuser'), store(2, 'und')] });
    const query = { text: 'Haus', model: BM25, options };
    const found = await search({ query, using: 'bm25' }, collection);
    // Two occurrences at k = 1, b = 0: 2 * (1 + 1) / (2 + 1).
    expect(found).toEqual([{ id: 1, version: expect.any(Number), score: 1.3333334 }]);
  });

  test('of texts have no place where there is no name', async () => {
    const points = [{ id: 1, vector: { text: 'x', model: BM25 } }] as never;
    const { status } = await refusalOf(qdrant.upsert(await collectionOf(PLANE), { points }));
    expect(status).toBe(400);
  });
});

describe('fusion', () => {
  const dense = { query: [5, 0], using: 'dense', limit: 3 };
  const words = { query: { text: 'database', model: BM25 }, using: 'bm25', limit: 3 };

  test('by reciprocal ranks adds 1 / (2 + rank) for each list', async () => {
    const points = await search({ prefetch: [dense, words], query: { fusion: 'rrf' } });
    // Ranks count from 0. Dense: 1, 2, 3; words: 3.
    expect(new Set(points.map(({ id }) => id))).toEqual(new Set([1, 2, 3]));
    expect(points[0]).toMatchObject({ id: 3 });
    const scores = Object.fromEntries(points.map(({ id, score }) => [id, score]));
    expect(scores[3]).toBeCloseTo(1 / 4 + 1 / 2, 5);
    expect(scores[1]).toBeCloseTo(1 / 2, 5);
    expect(scores[2]).toBeCloseTo(1 / 3, 5);
  });

  test('takes other ranks’ worth and weights', async () => {
    const rrf = { k: 60, weights: [1, 3] };
    const points = await search({ prefetch: [dense, words], query: { rrf } });
    expect(points[0]?.id).toBe(3);
    expect(points[0]?.score).toBeCloseTo(1 / 62 + 1 / (1 / 3 + 59), 5);
  });

  test('by distribution of scores', async () => {
    const points = await search({ prefetch: [dense, words], query: { fusion: 'dbsf' } });
    expect(points.map(({ id }) => id)).toHaveLength(3);
    expect(points[0]?.id).toBe(3);
  });

  test('filters every list by the filter of the request', async () => {
    const filter = { must: [{ has_id: [1, 2] }] };
    const query = { prefetch: [dense, words], query: { fusion: 'rrf' as const }, filter };
    expect(await idsOf(query)).toEqual([1, 2]);
  });

  test('filters one list by its own filter, and pages', async () => {
    const onlyTwo = { ...dense, filter: { must: [{ has_id: [2] }] } };
    const query = { prefetch: [onlyTwo, words], query: { fusion: 'rrf' as const } };
    expect(new Set(await idsOf(query))).toEqual(new Set([2, 3]));
    expect(await idsOf({ ...query, limit: 1, offset: 1 })).toHaveLength(1);
  });

  test('is fed by prefetches of prefetches', async () => {
    const nested = { prefetch: [{ ...dense, limit: 2 }], query: [0, 5], using: 'dense', limit: 1 };
    const query = { prefetch: [nested, words], query: { fusion: 'rrf' as const } };
    expect(new Set(await idsOf(query))).toEqual(new Set([2, 3]));
    const rescored = { prefetch: { ...dense, limit: 3 }, query: [0, 5], using: 'dense' };
    expect(await idsOf(rescored)).toEqual([3, 2, 1]);
  });
});

describe('without a query', () => {
  test('points come in the order of their ids', async () => {
    expect(await idsOf({ limit: 3 })).toEqual([1, 2, 3]);
  });

  test('facets count the values of an indexed field', async () => {
    const facet = () => qdrant.facet(name, { key: 'even', exact: true });
    expect((await refusalOf(facet())).error).toContain('No appropriate index for faceting: `even`');
    const index = { field_name: 'even', field_schema: 'integer', wait: true } as const;
    await qdrant.createPayloadIndex(name, index);
    const { hits } = await facet();
    expect(hits.toSorted((a, b) => Number(a.value) - Number(b.value))).toEqual([
      { value: 0, count: 2 },
      { value: 1, count: 2 },
    ]);
  });
});

describe('a query is refused', () => {
  test.each<[string, Query, number, string]>([
    [
      'with a vector of a wrong size',
      { query: [1], using: 'dense' },
      400,
      'Vector dimension error: expected dim: 2, got 1',
    ],
    ['with an unknown vector name', { query: [1, 2], using: 'other' }, 400, 'other'],
    ['with no vector name where there are names only', { query: [1, 2] }, 400, ''],
    ['with a dense vector for a sparse one', { query: [1, 2], using: 'bm25' }, 400, ''],
    [
      'with a point that does not exist',
      { query: 404, using: 'dense' },
      404,
      'No point with id 404 found',
    ],
    [
      'with prefetches and no query',
      { prefetch: [{ limit: 1 }] },
      400,
      'A query is needed to merge the prefetches',
    ],
    ['with fusion and no prefetches', { query: { fusion: 'rrf' } }, 400, ''],
    [
      'with fusion of a vector name',
      { prefetch: [{ limit: 1 }], query: { fusion: 'rrf' }, using: 'dense' },
      400,
      'cannot be combined',
    ],
    [
      'with a limit of nothing',
      { query: [1, 2], using: 'dense', limit: 0 },
      422,
      'must be 1 or larger',
    ],
    ['with a score threshold and no query', { score_threshold: 1 }, 400, ''],
  ])('%s', async (_, query, status, error) => {
    const refusal = await refusalOf(qdrant.query(name, query));
    expect(refusal).toEqual({ status, error: expect.stringContaining(error) });
  });
});
