import { recallVectors } from '../activities/known-vectors.ts';
import { indexedText } from '../domain/chunking.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
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
  /** Chunks whose vectors this run has made or found; fewer than there are when an earlier one was cut short. */
  embedded: number;
  chunks: number;
}

/** Where vectors come from: known ones from the artifacts, the others from the embedder. */
interface VectorSource {
  artifacts: ArtifactStore;
  embedder: Embedder;
  /** Length of its vectors. */
  dimensions: number;
}

/** Chunks that are embedded and uploaded together. */
const BATCH_CHUNKS = 64;

/**
 * Embeds all chunks of all tenants with another model into a collection of its own, beside the one that is searched;
 * then lets the collection's name stand for that. What the model embedded before, as when it is that of some time ago, is
 * not embedded again. Cut short, it goes on when it is begun again.
 *
 * @param onProgress told how many chunks have been looked at, and how many there are
 */
export async function reindex(
  { index, ...source }: { index: VectorStore } & Omit<VectorSource, 'dimensions'>,
  collection: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Reindexed> {
  const before = await index.collectionName();
  const current = nextCollection(collection, before, source.embedder.model);
  const vectors = { ...source, dimensions: await source.embedder.dimensions() };
  const next = await index.openCollection(current, vectors.dimensions);
  let embedded = 0;
  // Documents may come and go meanwhile: until nothing has.
  for (let changed = true; changed;) {
    const copied = await copyMissing(index, next, vectors, onProgress);
    const removed = await removeGone(index, next);
    embedded += copied;
    changed = copied + removed > 0;
  }
  const chunks = await next.count();
  await index.switchTo(current);
  return { collection, current, before, model: source.embedder.model, embedded, chunks };
}

/** Gives how many points were made. */
async function copyMissing(
  from: VectorStore,
  to: VectorStore,
  vectors: VectorSource,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const total = await from.count();
  let copied = 0;
  let done = 0;
  for await (const batch of inBatches(from.points(), BATCH_CHUNKS)) {
    const missing = new Set(await to.missing(batch.map(({ pointId }) => pointId)));
    const chunks = batch.filter(({ pointId }) => missing.has(pointId));
    if (chunks.length > 0) copied += await to.upload(pointsOf(chunks, vectors));
    done += batch.length;
    onProgress(done, total);
  }
  return copied;
}

async function* pointsOf(
  chunks: StoredChunk[],
  { artifacts, embedder, dimensions }: VectorSource,
): AsyncGenerator<ChunkPoint> {
  const points = chunks.map((chunk) => {
    const { context = '', text } = chunk.payload;
    return { ...chunk, words: indexedText({ context, text }) };
  });
  const known = new Map<string, Float32Array>();
  // What one tenant had embedded is not told to another.
  for (const [tenantId, own] of Map.groupBy(points, ({ payload }) => payload.tenant_id)) {
    const texts = [...new Set(own.map(({ words }) => words))];
    const found = await recallVectors(artifacts, tenantId, embedder.model, texts);
    for (const { pointId, words } of own) {
      const vector = found.get(words);
      // An endpoint may have come to mean another model by the same name.
      if (vector?.length === dimensions) known.set(pointId, vector);
    }
  }
  const unknown = points.filter(({ pointId }) => !known.has(pointId));
  const made = unknown.length === 0 ? [] : await embedder.embed(unknown.map(({ words }) => words));
  for (const [index, { pointId }] of unknown.entries()) known.set(pointId, made[index]!);
  for (const point of points) yield { ...point, vector: known.get(point.pointId)! };
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
