import { describe, expect, it } from 'vitest';
import { chunksArtifact, vectorsArtifact } from '../../activities/artifacts.ts';
import { embedChunks } from '../../activities/embed-chunks.ts';
import { LlmUnavailable } from '../../domain/errors.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { aChunk } from '../domain/builders.ts';
import { tempStore, type TempStore } from '../stores/artifacts/temp-store.ts';
import { anEmbedder } from './readers.ts';

const { signal } = new AbortController();

async function embed(
  { artifacts }: TempStore,
  embedder: Embedder,
  texts: string[],
  tenantId = 'acme',
) {
  const batch = texts.map((text, chunkIndex) => aChunk({ text, chunkIndex }));
  const chunks = await artifacts.put(tenantId, chunksArtifact, batch);
  return embedChunks(artifacts, embedder, { tenantId, chunks }, signal);
}

describe('embedChunks', () => {
  it('keeps a vector for each chunk, in their order', async () => {
    const store = await tempStore();
    const ref = await embed(store, anEmbedder(), ['three', 'a', 'of four']);
    expect(await store.artifacts.get('acme', vectorsArtifact, ref)).toEqual([
      Float32Array.of(5, 1),
      Float32Array.of(1, 1),
      Float32Array.of(7, 1),
    ]);
  });

  it('hands the embedder the texts and the signal', async () => {
    const embedder = anEmbedder();
    await embed(await tempStore(), embedder, ['one', 'two']);
    expect(embedder.asked).toEqual([{ texts: ['one', 'two'], options: { signal } }]);
  });

  it('embeds nothing the second time', async () => {
    const store = await tempStore();
    const first = await embed(store, anEmbedder(), ['one', 'two']);
    const embedder = anEmbedder();
    expect(await embed(store, embedder, ['one', 'two'])).toBe(first);
    expect(embedder.asked).toEqual([]);
  });

  it.each([
    ['borders of the texts', anEmbedder(), ['onetwo'], 'acme'],
    ['model', anEmbedder({ model: 'embedding-2' }), ['one', 'two'], 'acme'],
    ['tenant', anEmbedder(), ['one', 'two'], 'rival'],
  ])('embeds again for other %s', async (_, embedder, texts, tenantId) => {
    const store = await tempStore();
    await embed(store, anEmbedder(), ['one', 'two']);
    await embed(store, embedder, texts, tenantId);
    expect(embedder.asked).toMatchObject([{ texts }]);
  });

  it.each([
    ['a text that changed', ['one', 'changed', 'three'], ['changed']],
    ['a text that is new', ['new', 'one', 'two', 'three'], ['new']],
    ['nothing in another order', ['three', 'two', 'one'], []],
    ['nothing where one went', ['one', 'three'], []],
    ['a text once that stands there twice', ['new', 'one', 'new'], ['new']],
  ])('embeds %s', async (_, texts, asked) => {
    const store = await tempStore();
    await embed(store, anEmbedder(), ['one', 'two', 'three']);
    const embedder = anEmbedder();
    const ref = await embed(store, embedder, texts);
    expect(embedder.asked.flatMap((request) => request.texts)).toEqual(asked);
    expect(await store.artifacts.get('acme', vectorsArtifact, ref)).toEqual(
      texts.map((text) => Float32Array.of(text.length, 1)),
    );
  });

  it('gathers what it knows from all batches', async () => {
    const store = await tempStore();
    await embed(store, anEmbedder(), ['a', 'of four']);
    await embed(store, anEmbedder(), ['three', 'one']);
    const embedder = anEmbedder();
    const ref = await embed(store, embedder, ['one', 'a', 'three', 'of four']);
    expect(embedder.asked).toEqual([]);
    const lengths = (await store.artifacts.get('acme', vectorsArtifact, ref)).map(
      ([first]) => first,
    );
    expect(lengths).toEqual([3, 1, 5, 7]);
  });

  it.each([
    ['beside new texts', ['one', 'new'], [['new'], ['one', 'new']]],
    ['beside one another', ['one', 'two'], [['one', 'two']]],
  ])('does not mix vectors of different lengths %s', async (_, texts, asked) => {
    const store = await tempStore();
    const longer = { ...anEmbedder(), embed: () => Promise.resolve([Float32Array.of(1, 2, 3)]) };
    await embed(store, longer, ['one']);
    await embed(store, anEmbedder(), ['two']);
    const embedder = anEmbedder();
    const ref = await embed(store, embedder, texts);
    expect(embedder.asked.map((request) => request.texts)).toEqual(asked);
    expect(await store.artifacts.get('acme', vectorsArtifact, ref)).toEqual(
      texts.map((text) => Float32Array.of(text.length, 1)),
    );
  });

  it('embeds again when the vectors that it remembers are no longer in the store', async () => {
    const store = await tempStore();
    await store.artifacts.remove('acme', await embed(store, anEmbedder(), ['one']));
    const ref = await embed(store, anEmbedder(), ['one']);
    await expect(store.artifacts.get('acme', vectorsArtifact, ref)).resolves.toHaveLength(1);
  });

  it('remembers nothing of an embedder that failed', async () => {
    const store = await tempStore();
    const failure = new LlmUnavailable('503');
    await expect(embed(store, anEmbedder({ failure }), ['one'])).rejects.toBe(failure);
    const embedder = anEmbedder();
    await embed(store, embedder, ['one']);
    expect(embedder.asked).toHaveLength(1);
  });
});
