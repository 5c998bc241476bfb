import { afterAll, describe, expect, it } from 'vitest';
import { LocalEmbedder } from '../../embedding/local-embedder.ts';
import { rejectionOf } from '../llm/providers.ts';
import { lengthOf, similarity } from './endpoint.ts';

const embedder = new LocalEmbedder(1);
afterAll(() => embedder.close());

/** The bits: -0 and 0 are not the same here. */
const bytesOf = (vectors: Float32Array[]) => vectors.map((vector) => Buffer.from(vector.buffer));

describe('LocalEmbedder', () => {
  it('gives vectors of unit length and of its dimensions', async () => {
    const vectors = await embedder.embed([
      'Service level objectives tell how reliable a service has to be.',
      'x',
      '',
      'Ünïcödé 漢字 🎉\u0000',
      'word '.repeat(2000),
    ]);
    expect(vectors).toHaveLength(5);
    expect(await embedder.dimensions()).toBe(512);
    for (const vector of vectors) {
      expect(vector).toBeInstanceOf(Float32Array);
      expect(vector).toHaveLength(512);
      expect(lengthOf(vector)).toBeCloseTo(1, 4);
    }
  });

  it('gives the same vectors for the same texts, in this process and in the next', async () => {
    const texts = ['Warehouses keep stock.', 'The cat sleeps.'];
    const vectors = await embedder.embed(texts);
    expect(bytesOf(await embedder.embed(texts))).toEqual(bytesOf(vectors));
    const another = new LocalEmbedder(1);
    try {
      expect(bytesOf(await another.embed(texts))).toEqual(bytesOf(vectors));
    } finally {
      await another.close();
    }
  });

  it('gives a text the same vector whatever stands beside it', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `Text number ${index} is about stock.`);
    const together = await embedder.embed(texts);
    expect(together).toHaveLength(20);
    for (const index of [0, 7, 8, 19]) {
      const [alone] = await embedder.embed([texts[index]!]);
      expect(similarity(alone!, together[index]!)).toBeCloseTo(1, 4);
    }
  });

  it.each([
    [
      'How do we restore the database after an outage?',
      'Recovering the database when the service is down',
      'Our canteen serves soup on Fridays',
    ],
    [
      'Employees must report security incidents.',
      'Staff have to tell the company about breaches of security.',
      'The new logo is blue and green.',
    ],
    ['dog', 'puppy', 'invoice'],
  ])('puts %j nearer to %j than to %j', async (text, similar, unrelated) => {
    const [a, b, c] = await embedder.embed([text, similar, unrelated]);
    expect(similarity(a!, b!)).toBeGreaterThan(similarity(a!, c!) + 0.1);
  });

  it('gives nothing for no texts', async () => {
    expect(await embedder.embed([])).toEqual([]);
  });

  it('keeps the answers of calls made at once apart', async () => {
    const texts = ['stock', 'law', 'music'];
    const together = await embedder.embed(texts);
    const apart = await Promise.all(texts.map((text) => embedder.embed([text])));
    for (const [index, [vector]] of apart.entries()) {
      expect(similarity(vector!, together[index]!)).toBeCloseTo(1, 4);
    }
  });

  it('has a name that caches can rely on', () => {
    expect(embedder.model).toBe('local/use-lite-en-0.2');
  });
});

describe('aborting a LocalEmbedder', () => {
  const REASON = new Error('the document is no longer wanted');

  it('before it began rejects with the reason', async () => {
    const signal = AbortSignal.abort(REASON);
    expect(await rejectionOf(embedder.embed(['a'], { signal }))).toBe(REASON);
  });

  it('while it embeds rejects with the reason, and the next texts are embedded', async () => {
    const controller = new AbortController();
    const texts = Array.from({ length: 5000 }, (_, index) => `Text number ${index}.`);
    const embedding = rejectionOf(embedder.embed(texts, { signal: controller.signal }));
    controller.abort(REASON);
    expect(await embedding).toBe(REASON);
    expect(await embedder.embed(['a'])).toHaveLength(1);
  });
});
