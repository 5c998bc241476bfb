import { indexedText } from '../domain/chunking.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { ChunkPoint, StoredChunk } from '../stores/qdrant/chunk-point.ts';
import { nextCollection } from '../stores/qdrant/collection-names.ts';
import { inBatches } from '../stores/qdrant/in-batches.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';

export interface Reindexed {
  collection: string;
  /** The collection that the name stands for now, and the one before, which is gone. */
  current: string;
  before: string;
  model: string;
  /** Chunks that were embedded by this run; fewer than there are when an earlier one was cut short. */
  embedded: number;
  chunks: number;
}

/** Chunks that are embedded and uploaded together. */
const BATCH_CHUNKS = 64;

/**
 * Embeds all chunks of all tenants with another model into a collection of its own, beside the one that is searched;
 * then lets the collection's name stand for that. Cut short, it goes on when it is begun again.
 *
 * @param onProgress told how many chunks have been looked at, and how many there are
 */
export async function reindex(
  { index, embedder }: { index: VectorStore; embedder: Embedder },
  collection: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Reindexed> {
  const before = await index.collectionName();
  const current = nextCollection(collection, before, embedder.model);
  const next = await index.openCollection(current, await embedder.dimensions());
  let embedded = 0;
  // Documents may come and go meanwhile: until nothing has.
  for (let changed = true; changed;) {
    const copied = await copyMissing(index, next, embedder, onProgress);
    const removed = await removeGone(index, next);
    embedded += copied;
    changed = copied + removed > 0;
  }
  const chunks = await next.count();
  await index.switchTo(current);
  return { collection, current, before, model: embedder.model, embedded, chunks };
}

/** Gives how many points were made. */
async function copyMissing(
  from: VectorStore,
  to: VectorStore,
  embedder: Embedder,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const total = await from.count();
  let copied = 0;
  let done = 0;
  for await (const batch of inBatches(from.points(), BATCH_CHUNKS)) {
    const missing = new Set(await to.missing(batch.map(({ pointId }) => pointId)));
    const chunks = batch.filter(({ pointId }) => missing.has(pointId));
    if (chunks.length > 0) copied += await to.upload(pointsOf(chunks, embedder));
    done += batch.length;
    onProgress(done, total);
  }
  return copied;
}

async function* pointsOf(chunks: StoredChunk[], embedder: Embedder): AsyncGenerator<ChunkPoint> {
  const words = chunks.map(({ payload: { context = '', text } }) => indexedText({ context, text }));
  const vectors = await embedder.embed(words);
  for (const [index, chunk] of chunks.entries()) {
    yield { ...chunk, words: words[index]!, vector: vectors[index]! };
  }
}

/** Removes points that are no longer in the collection that is searched. Gives how many. */
async function removeGone(from: VectorStore, to: VectorStore): Promise<number> {
  let removed = 0;
  for await (const batch of inBatches(to.points(), BATCH_CHUNKS)) {
    const gone = await from.missing(batch.map(({ pointId }) => pointId));
    if (gone.length > 0) await to.remove(gone);
    removed += gone.length;
  }
  return removed;
}
