import { describe, expect, it, vi } from 'vitest';
import { LlmUnavailable } from '../../domain/errors.ts';
import { rejectionOf } from '../llm/providers.ts';
import { answerWith, API_KEY, lengthOf, similarity, simulateEndpoint } from './endpoint.ts';

describe('OpenAiEmbedder', () => {
  it('gives one vector of unit length for each text, in their order', async () => {
    const { embedder, requests } = await simulateEndpoint();
    const texts = ['aaaa', 'bbbb', 'cccc'];
    const vectors = await embedder.embed(texts);
    expect(vectors).toHaveLength(3);
    for (const [index, vector] of vectors.entries()) {
      expect(vector).toBeInstanceOf(Float32Array);
      expect(vector).toHaveLength(64);
      expect(lengthOf(vector)).toBeCloseTo(1, 5);
      const [alone] = await embedder.embed([texts[index]!]);
      expect(similarity(vector, alone!)).toBeCloseTo(1, 5);
    }
    expect(requests[0]!.body).toEqual({
      model: 'embedding-under-test',
      input: texts,
      encoding_format: 'float',
    });
    expect(requests[0]!.headers.authorization).toBe(`Bearer ${API_KEY}`);
  });

  it('orders vectors by their index, not by their place in the answer', async () => {
    const { embedder } = await simulateEndpoint({
      amend: (answer) => ({
        ...answer,
        data: [
          { object: 'embedding', index: 2, embedding: [0, 0, 1] },
          { object: 'embedding', index: 0, embedding: [1, 0, 0] },
          { object: 'embedding', index: 1, embedding: [0, 1, 0] },
        ],
      }),
    });
    expect((await embedder.embed(['a', 'b', 'c'])).map((vector) => [...vector])).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('brings vectors to unit length, whatever their own', async () => {
    const { embedder } = await simulateEndpoint(answerWith([[3, -4, 0]]));
    const [vector] = await embedder.embed(['a']);
    expect([...vector!].map((value) => value.toFixed(5))).toEqual([
      '0.60000',
      '-0.80000',
      '0.00000',
    ]);
  });

  it('asks nothing for no texts', async () => {
    const { embedder, requests } = await simulateEndpoint();
    expect(await embedder.embed([])).toEqual([]);
    expect(requests).toEqual([]);
  });

  it.each([
    [2048, [2048]],
    [2049, [2048, 1]],
    [4100, [2048, 2048, 4]],
  ])('splits %i texts into requests of %j', async (count, sizes) => {
    const { embedder, inputs } = await simulateEndpoint();
    const texts = Array.from({ length: count }, (_, index) =>
      String.fromCodePoint(97 + (index % 26)),
    );
    const vectors = await embedder.embed(texts);
    expect(inputs().map((input) => input.length)).toEqual(sizes);
    expect(inputs().flat()).toEqual(texts);
    expect(vectors).toHaveLength(count);
    const alphabet = vectors.slice(0, 26);
    expect(
      vectors.every((vector, index) => similarity(vector, alphabet[index % 26]!) > 0.999),
    ).toBe(true);
  });

  it('sends no further request once one has failed', async () => {
    const { embedder, requests } = await simulateEndpoint({ status: 500 });
    const error = await rejectionOf(embedder.embed(Array<string>(1100).fill('a')));
    expect(error).toBeInstanceOf(LlmUnavailable);
    expect(requests).toHaveLength(1);
  });

  it('names the model with its provider, for caches', async () => {
    const { embedder } = await simulateEndpoint();
    expect(embedder.model).toBe('openai/embedding-under-test');
    await embedder.close();
  });

  it('goes below the base URL of a compatible server', async () => {
    const { embedder, requests } = await simulateEndpoint(undefined, { basePath: '/gateway/a/v1' });
    await embedder.embed(['a']);
    expect(requests[0]!.path).toBe('/gateway/a/v1/embeddings');
  });

  it('takes an answer without usage and without object names', async () => {
    const { embedder } = await simulateEndpoint({
      amend: () => ({ data: [{ index: 0, embedding: [1, 0] }] }),
    });
    expect(await embedder.embed(['a'])).toHaveLength(1);
  });
});

describe('the dimensions of an OpenAiEmbedder', () => {
  it('are those of its vectors, asked for once', async () => {
    const { embedder, requests } = await simulateEndpoint();
    expect(await Promise.all([embedder.dimensions(), embedder.dimensions()])).toEqual([64, 64]);
    expect(await embedder.dimensions()).toBe(64);
    expect(requests).toHaveLength(1);
  });

  it('are asked for again after a failure', async () => {
    const { embedder, server, requests } = await simulateEndpoint({ status: 503 });
    const errors = await Promise.all([
      rejectionOf(embedder.dimensions()),
      rejectionOf(embedder.dimensions()),
    ]);
    expect(errors[0]).toBeInstanceOf(LlmUnavailable);
    expect(errors[1]).toBe(errors[0]);
    expect(requests).toHaveLength(1);
    server.options.misbehave = () => undefined;
    expect(await embedder.dimensions()).toBe(64);
    expect(await embedder.dimensions()).toBe(64);
    expect(requests).toHaveLength(2);
  });
});

describe('aborting an OpenAiEmbedder', () => {
  const REASON = new Error('the document is no longer wanted');

  it('rejects at once with the reason, and closes the connection', async () => {
    const { embedder, requests } = await simulateEndpoint('hang');
    const controller = new AbortController();
    const embedding = rejectionOf(embedder.embed(['a'], { signal: controller.signal }));
    await vi.waitUntil(() => requests.length === 1);
    controller.abort(REASON);
    expect(await embedding).toBe(REASON);
    await requests[0]!.closed;
  });

  it('between two requests sends no more', async () => {
    const { embedder, server, requests } = await simulateEndpoint();
    const controller = new AbortController();
    server.options.before = async () => controller.abort(REASON);
    const texts = Array<string>(1100).fill('a');
    expect(await rejectionOf(embedder.embed(texts, { signal: controller.signal }))).toBe(REASON);
    expect(requests).toHaveLength(1);
  });

  it('before it began sends nothing', async () => {
    const { embedder, requests } = await simulateEndpoint();
    const signal = AbortSignal.abort(REASON);
    expect(await rejectionOf(embedder.embed(['a'], { signal }))).toBe(REASON);
    expect(requests).toEqual([]);
  });
});
