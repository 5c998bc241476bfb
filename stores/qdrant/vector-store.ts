import type { QdrantClient, Schemas } from '@qdrant/js-client-rest';
import pMap from 'p-map';
import { EmbeddingMismatch } from '../../domain/errors.ts';
import type { ChunkHit, ChunkPayload, ChunkPoint, StoredChunk } from './chunk-point.ts';
import { firstCollection } from './collection-names.ts';
import { createCollection, createIndexes, DENSE, SPARSE } from './create-collection.ts';
import { qdrantError } from './errors.ts';
import { inBatches } from './in-batches.ts';
import { anyGeneration, within } from './filters.ts';
import { openClient } from './open-client.ts';

export interface VectorStoreOptions {
  url: string;
  apiKey?: string | undefined;
  collection: string;
  /** Points an upload request carries. */
  batchSize: number;
  /** Upload requests under way at once. */
  uploadParallelism: number;
}

/** A question in words and as a vector, and how much the words count where the vector counts 1. */
export interface Question {
  text: string;
  vector: Float32Array;
  wordsWeight: number;
}

/** By which vectors is searched: both, or one alone. */
export type SearchKind = 'hybrid' | 'dense' | 'bm25';

/** Qdrant makes the sparse vectors itself, of texts that name this model. */
const BM25 = 'qdrant/bm25';

/** Points that one request gives when many are read. */
const SCROLL_PAGE = 256;

/** The constant of reciprocal rank fusion: Cormack, Clarke, Büttcher, SIGIR 2009. */
const RRF_K = 60;

/** How many hits each kind of vector offers for the fusion. */
const PREFETCH_FACTOR = 4;

/**
 * The vector index in Qdrant: one collection for all tenants. Methods throw StoreUnavailable when the server
 * does not answer, StoreRejected when it refuses.
 */
export class VectorStore {
  readonly #client: QdrantClient;
  readonly #options: VectorStoreOptions;

  constructor(options: VectorStoreOptions) {
    this.#options = options;
    this.#client = openClient(options.url, options.apiKey);
  }

  /** Checks that the server answers and knows the key. */
  async verify(): Promise<void> {
    await this.#attempt(() => this.#client.getCollections());
  }

  /**
   * Makes the collection and its indexes where they are missing.
   *
   * @throws EmbeddingMismatch when the collection holds vectors of another length.
   */
  async prepare(dimensions: number): Promise<void> {
    const { collection } = this.#options;
    await this.#attempt(async () => {
      const { exists } = await this.#client.collectionExists(collection);
      if (!exists) {
        // An alias from the start, so that another collection can take its place.
        const first = firstCollection(collection);
        await createCollection(this.#client, first, dimensions);
        await this.#client.updateCollectionAliases({
          actions: [{ create_alias: { alias_name: collection, collection_name: first } }],
        });
      }
      // The indexes too, since a start that was cut short may have left a collection without them.
      await createIndexes(this.#client, await this.collectionName());
    });
    await this.#checkDimensions(dimensions);
  }

  /** The collection that the name stands for: the name itself unless it is an alias. */
  async collectionName(): Promise<string> {
    const { collection } = this.#options;
    const { aliases } = await this.#attempt(() => this.#client.getAliases());
    const alias = aliases.find(({ alias_name }) => alias_name === collection);
    return alias?.collection_name ?? collection;
  }

  /** The same index with points in another collection, which is made if it is missing. */
  async openCollection(collection: string, dimensions: number): Promise<VectorStore> {
    await this.#attempt(async () => {
      await createCollection(this.#client, collection, dimensions);
      await createIndexes(this.#client, collection);
    });
    return new VectorStore({ ...this.#options, collection });
  }

  /** Lets the name stand for another collection from now on, and removes the one that it stood for. */
  async switchTo(next: string): Promise<void> {
    const { collection: alias_name } = this.#options;
    const current = await this.collectionName();
    if (current === next) return;
    const create = { create_alias: { alias_name, collection_name: next } };
    await this.#attempt(async () => {
      if (current === alias_name) {
        // Made by a version that knew no aliases: the name is free only when the collection is gone.
        await this.#client.deleteCollection(current);
        await this.#client.updateCollectionAliases({ actions: [create] });
        return;
      }
      await this.#client.updateCollectionAliases({
        actions: [{ delete_alias: { alias_name } }, create],
      });
      await this.#client.deleteCollection(current);
    });
  }

  /** Those of the points that are not there. */
  async missing(pointIds: string[]): Promise<string[]> {
    const found = await this.#attempt(() =>
      this.#client.retrieve(this.#options.collection, {
        ids: pointIds,
        with_payload: false,
        with_vector: false,
      }),
    );
    const there = new Set(found.map(({ id }) => String(id)));
    return pointIds.filter((id) => !there.has(id));
  }

  async remove(pointIds: string[]): Promise<void> {
    await this.#attempt(() =>
      this.#client.delete(this.#options.collection, { wait: true, points: pointIds }),
    );
  }

  /**
   * Uploads points in batches, several at once, and waits until they are durable. Takes from `points` only
   * what is about to be uploaded. Gives how many there were. When it fails or is aborted, nothing is on its way
   * any more: what is removed afterwards stays removed.
   */
  async upload(points: AsyncIterable<ChunkPoint>, signal?: AbortSignal): Promise<number> {
    const { batchSize, uploadParallelism, collection } = this.#options;
    const underWay = new Set<Promise<unknown>>();
    let uploaded = 0;
    const uploadBatch = async (batch: ChunkPoint[]) => {
      signal?.throwIfAborted();
      const upsert = this.#client.upsert(collection, { wait: true, points: batch.map(toPoint) });
      underWay.add(upsert);
      await upsert;
      underWay.delete(upsert);
      uploaded += batch.length;
    };
    await this.#attempt(async () => {
      try {
        await pMap(inBatches(points, batchSize), uploadBatch, { concurrency: uploadParallelism });
      } finally {
        await Promise.allSettled(underWay);
      }
    });
    return uploaded;
  }

  /**
   * Removes the points of a document that are not of one of the generations to keep.
   *
   * @param keep the empty one stands for points that were uploaded before there were generations
   */
  async removeOthers(tenantId: string, documentId: string, keep: string[]): Promise<void> {
    const kept = [
      ...(keep.includes('') ? [{ is_empty: { key: 'generation' } }] : []),
      ...anyGeneration(keep),
    ];
    await this.#attempt(() =>
      this.#client.delete(this.#options.collection, {
        wait: true,
        filter: { must: within(tenantId, documentId), must_not: kept },
      }),
    );
  }

  /** Removes all points of a tenant. */
  async removeTenant(tenantId: string): Promise<void> {
    await this.#attempt(() =>
      this.#client.delete(this.#options.collection, {
        wait: true,
        filter: { must: within(tenantId) },
      }),
    );
  }

  /** The points of all tenants, of one, or of a document of it, with their payloads; a page in memory at a time. */
  async *points(tenantId?: string, documentId?: string): AsyncGenerator<StoredChunk> {
    let offset: Schemas['ExtendedPointId'] | undefined;
    do {
      const from = offset === undefined ? {} : { offset };
      const page = await this.#attempt(() =>
        this.#client.scroll(this.#options.collection, {
          filter: { must: within(tenantId, documentId) },
          limit: SCROLL_PAGE,
          with_payload: true,
          ...from,
        }),
      );
      for (const { id, payload } of page.points) {
        yield { pointId: String(id), payload: payload as unknown as ChunkPayload };
      }
      offset = (page.next_page_offset as Schemas['ExtendedPointId'] | null) ?? undefined;
    } while (offset !== undefined);
  }

  /** How many points there are of all tenants, of one, or of a document of it. */
  async count(tenantId?: string, documentId?: string): Promise<number> {
    const filter = { must: within(tenantId, documentId) };
    const { count } = await this.#attempt(() =>
      this.#client.count(this.#options.collection, { exact: true, filter }),
    );
    return count;
  }

  /**
   * Chunks of a tenant that fit a question: by meaning and by words, the two fused by reciprocal ranks, or by one of
   * them alone.
   *
   * @param without generations that are passed over
   */
  async search(
    tenantId: string,
    question: Question,
    limit: number,
    without: string[],
    by: SearchKind = 'hybrid',
  ): Promise<ChunkHit[]> {
    const filter = { must: within(tenantId), must_not: anyGeneration(without) };
    const dense = { using: DENSE, query: [...question.vector] };
    const sparse = { using: SPARSE, query: { text: question.text, model: BM25 } };
    const fused = {
      prefetch: [dense, sparse].map((one) => ({ ...one, filter, limit: limit * PREFETCH_FACTOR })),
      query: { rrf: { k: RRF_K, weights: [1, question.wordsWeight] } },
    };
    const query = { hybrid: fused, dense: { ...dense, filter }, bm25: { ...sparse, filter } }[by];
    const { points } = await this.#attempt(() =>
      this.#client.query(this.#options.collection, { ...query, limit, with_payload: true }),
    );
    return points.map(({ id, score, payload }) => ({
      pointId: String(id),
      score,
      payload: payload as unknown as ChunkPayload,
    }));
  }

  async #checkDimensions(dimensions: number): Promise<void> {
    const { collection } = this.#options;
    const { config } = await this.#attempt(() => this.#client.getCollection(collection));
    const vectors = config.params.vectors as Record<string, { size?: number }> | undefined;
    const size = vectors?.[DENSE]?.size;
    if (size === dimensions) return;
    throw new EmbeddingMismatch(
      `Collection ${collection} holds ${size === undefined ? `no vectors named '${DENSE}'` : `vectors of ${size} dimensions`}, and the embedding model gives ${dimensions}. ` +
        `Set EMBEDDING_PROVIDER and EMBEDDING_MODEL back, or run 'npm run -s knowbase -- reindex', which embeds all chunks with the new model.`,
    );
  }

  async #attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw qdrantError(this.#options.url, error);
    }
  }
}

function toPoint({ pointId, vector, words, payload }: ChunkPoint) {
  return {
    id: pointId,
    vector: { [DENSE]: [...vector], [SPARSE]: { text: words, model: BM25 } },
    payload: { ...payload },
  };
}
