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
    ['texts', anEmbedder(), ['one', 'three'], 'acme'],
    ['order of the texts', anEmbedder(), ['two', 'one'], 'acme'],
    ['borders of the texts', anEmbedder(), ['onetwo'], 'acme'],
    ['model', anEmbedder({ model: 'embedding-2' }), ['one', 'two'], 'acme'],
    ['tenant', anEmbedder(), ['one', 'two'], 'rival'],
  ])('embeds again for other %s', async (_, embedder, texts, tenantId) => {
    const store = await tempStore();
    await embed(store, anEmbedder(), ['one', 'two']);
    await embed(store, embedder, texts, tenantId);
    expect(embedder.asked).toHaveLength(1);
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
