import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { QdrantClient } from '@qdrant/js-client-rest';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { reindex } from '../../client/reindex.ts';
import { pointIdOf } from '../../domain/ids.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { openArtifactStore, type ArtifactStore } from '../../stores/artifacts/artifact-store.ts';
import type { ChunkPoint } from '../../stores/qdrant/chunk-point.ts';
import { VectorStore } from '../../stores/qdrant/vector-store.ts';

let client: QdrantClient;
let collection: string;
let folder: string;
let artifacts: ArtifactStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knowbase-reindex-'));
  artifacts = openArtifactStore(pathToFileURL(folder).href);
  client = new QdrantClient({ url: inject('addresses').qdrant.url, checkCompatibility: false });
  collection = `reindex-${randomUUID()}`;
});
afterAll(async () => {
  for (const name of await collections()) await client.deleteCollection(name);
  await rm(folder, { recursive: true, force: true });
});

async function collections(): Promise<string[]> {
  const { collections: all } = await client.getCollections();
  return all.map(({ name }) => name).filter((name) => name.startsWith(collection));
}

function open(name = collection): VectorStore {
  const { url } = inject('addresses').qdrant;
  return new VectorStore({ url, collection: name, batchSize: 50, uploadParallelism: 2 });
}

async function* points(from: number, count: number, tenantId = 'a'): AsyncGenerator<ChunkPoint> {
  for (let index = from; index < from + count; index++) {
    const text = `word ${index}`;
    yield await Promise.resolve({
      pointId: pointIdOf(tenantId, text),
      vector: Float32Array.of(1, index, 2, 3),
      words: text,
      payload: {
        tenant_id: tenantId,
        document_id: 'document',
        document_name: 'document.pptx',
        revision: 'r',
        generation: 'g',
        segment_id: 's',
        chunk_index: index,
        slide_from: 1,
        slide_to: 1,
        text,
        context: 'Topic',
        char_start: 0,
        char_end: text.length,
        proto_concept_ids: [],
        canonical_concept_ids: [],
        created_at: '2026-01-01T00:00:00.000Z',
      },
    });
  }
}

interface OtherModel extends Embedder {
  asked: string[];
}

/** A model of six dimensions. @param before called before each batch is embedded */
function otherModel(before: (asked: number) => Promise<void> | void = () => undefined): OtherModel {
  const asked: string[] = [];
  return {
    provider: 'local',
    model: 'other',
    wordsWeight: 1,
    asked,
    dimensions: () => Promise.resolve(6),
    embed: async (texts) => {
      await before(asked.length);
      asked.push(...texts);
      return texts.map((_, index) => Float32Array.of(1, 2, 3, 4, 5, index));
    },
    close: () => Promise.resolve(),
  };
}

describe('reindexing with another model', () => {
  it('leaves what is searched as it is until all is there, and goes on after it was cut short', async () => {
    const index = open();
    await Promise.all([index.prepare(4), open().prepare(4)]);
    await index.upload(points(0, 150));
    await index.upload(points(0, 20, 'b'));
    const failing = otherModel((asked) => {
      if (asked >= 128) throw new Error('cut short');
    });
    await expect(reindex({ artifacts, index, embedder: failing }, collection)).rejects.toThrow(
      'cut short',
    );
    expect(await index.collectionName()).toBe(`${collection}-1`);
    expect(await index.count()).toBe(170);

    let isFirst = true;
    const embedder = otherModel(async () => {
      if (!isFirst) return;
      isFirst = false;
      // Somebody ingests a document and deletes another meanwhile.
      await index.upload(points(150, 5));
      await index.removeTenant('b');
    });
    const done = await reindex({ artifacts, index, embedder }, collection);
    expect(done).toMatchObject({ before: `${collection}-1`, model: 'other', chunks: 155 });
    expect(done.embedded).toBeLessThan(170);
    expect(embedder.asked[0]).toMatch(/^Topic\nword \d+$/);
    expect(await index.collectionName()).toBe(done.current);
    expect(await collections()).toEqual([done.current]);
    expect([await index.count('a'), await index.count('b')]).toEqual([155, 0]);
    const question = { text: 'word 7', vector: Float32Array.of(1, 2, 3, 4, 5, 6), wordsWeight: 3 };
    const [best] = await index.search('a', question, 3, [], 'bm25');
    expect(best!.payload.text).toBe('word 7');
    // By their vectors several are as near as each other, in whatever order.
    expect(await index.search('a', question, 3, [], 'dense')).toHaveLength(3);
    await open().prepare(6);
    await expect(open().prepare(4)).rejects.toMatchObject({ name: 'EmbeddingMismatch' });
  });

  it('makes an alias of the name of a collection that was made without one', async () => {
    const name = `${collection}-old`;
    await client.createCollection(name, {
      vectors: { dense: { size: 4, distance: 'Cosine' } },
      sparse_vectors: { bm25: { modifier: 'idf' } },
    });
    const index = open(name);
    await index.prepare(4);
    await index.upload(points(0, 3));
    const { current } = await reindex({ artifacts, index, embedder: otherModel() }, name);
    expect(current).not.toBe(name);
    expect(await index.collectionName()).toBe(current);
    expect(await index.count()).toBe(3);
  });
});
