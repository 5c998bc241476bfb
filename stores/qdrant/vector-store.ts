import { QdrantClient, type Schemas } from '@qdrant/js-client-rest';
import pMap from 'p-map';
import { EmbeddingMismatch } from '../../domain/errors.ts';
import type { ChunkHit, ChunkPayload, ChunkPoint } from './chunk-point.ts';
import { isHttpFailure, qdrantError } from './errors.ts';

export interface VectorStoreOptions {
  url: string;
  apiKey?: string | undefined;
  collection: string;
  /** Points an upload request carries. */
  batchSize: number;
  /** Upload requests under way at once. */
  uploadParallelism: number;
}

/** By which vectors is searched: both, or one alone. */
export type SearchKind = 'hybrid' | 'dense' | 'bm25';

/** Names of the two vectors of a point. */
const DENSE = 'dense';
const SPARSE = 'bm25';

/** Qdrant makes the sparse vectors itself, of texts that name this model. */
const BM25 = 'qdrant/bm25';

const REQUEST_TIMEOUT_MS = 60_000;

/** Points that one request gives when many are read. */
const SCROLL_PAGE = 256;

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
    this.#client = new QdrantClient({
      url: options.url,
      ...(options.apiKey === undefined ? {} : { apiKey: options.apiKey }),
      timeout: REQUEST_TIMEOUT_MS,
      checkCompatibility: false,
    });
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
      if (!exists) await this.#create(dimensions);
      // The indexes too, since a start that was cut short may have left a collection without them.
      await this.#index('tenant_id', { type: 'keyword', is_tenant: true });
      await this.#index('document_id', { type: 'keyword' });
      await this.#index('generation', { type: 'keyword' });
    });
    await this.#checkDimensions(dimensions);
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
        filter: { must: documentFilter(tenantId, documentId), must_not: kept },
      }),
    );
  }

  /** Removes all points of a tenant. */
  async removeTenant(tenantId: string): Promise<void> {
    await this.#attempt(() =>
      this.#client.delete(this.#options.collection, {
        wait: true,
        filter: { must: [matches('tenant_id', tenantId)] },
      }),
    );
  }

  /** The points of a tenant, or of one document, with their payloads; a page in memory at a time. */
  async *points(
    tenantId: string,
    documentId?: string,
  ): AsyncGenerator<{ pointId: string; payload: ChunkPayload }> {
    const must =
      documentId === undefined
        ? [matches('tenant_id', tenantId)]
        : documentFilter(tenantId, documentId);
    let offset: Schemas['ExtendedPointId'] | undefined;
    do {
      const from = offset === undefined ? {} : { offset };
      const page = await this.#attempt(() =>
        this.#client.scroll(this.#options.collection, {
          filter: { must },
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

  /** How many points a document has. */
  async count(tenantId: string, documentId: string): Promise<number> {
    return this.#count(documentFilter(tenantId, documentId));
  }

  /** How many points a tenant has. */
  async countTenant(tenantId: string): Promise<number> {
    return this.#count([matches('tenant_id', tenantId)]);
  }

  async #count(must: ReturnType<typeof matches>[]): Promise<number> {
    const { count } = await this.#attempt(() =>
      this.#client.count(this.#options.collection, { exact: true, filter: { must } }),
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
    question: { text: string; vector: Float32Array },
    limit: number,
    without: string[],
    by: SearchKind = 'hybrid',
  ): Promise<ChunkHit[]> {
    const filter = { must: [matches('tenant_id', tenantId)], must_not: anyGeneration(without) };
    const dense = { using: DENSE, query: [...question.vector] };
    const sparse = { using: SPARSE, query: { text: question.text, model: BM25 } };
    const fused = {
      prefetch: [dense, sparse].map((one) => ({ ...one, filter, limit: limit * PREFETCH_FACTOR })),
      query: { fusion: 'rrf' as const },
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

  async #create(dimensions: number): Promise<void> {
    try {
      await this.#client.createCollection(this.#options.collection, {
        vectors: { [DENSE]: { size: dimensions, distance: 'Cosine' } },
        sparse_vectors: { [SPARSE]: { modifier: 'idf' } },
      });
    } catch (error) {
      // Another worker was faster.
      if (!isHttpFailure(error) || error.status !== 409) throw error;
    }
  }

  async #index(field: string, schema: Schemas['PayloadFieldSchema']): Promise<void> {
    await this.#client.createPayloadIndex(this.#options.collection, {
      field_name: field,
      field_schema: schema,
      wait: true,
    });
  }

  async #checkDimensions(dimensions: number): Promise<void> {
    const { collection } = this.#options;
    const { config } = await this.#attempt(() => this.#client.getCollection(collection));
    const vectors = config.params.vectors as Record<string, { size?: number }> | undefined;
    const size = vectors?.[DENSE]?.size;
    if (size === dimensions) return;
    throw new EmbeddingMismatch(
      `Collection ${collection} holds ${size === undefined ? `no vectors named '${DENSE}'` : `vectors of ${size} dimensions`}, and the embedding model gives ${dimensions}. ` +
        `Set EMBEDDING_PROVIDER and EMBEDDING_MODEL back, or set QDRANT_COLLECTION to a new name and ingest the decks again: extractions are kept, so it makes no LLM call.`,
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

async function* inBatches<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function toPoint({ pointId, vector, words, payload }: ChunkPoint) {
  return {
    id: pointId,
    vector: { [DENSE]: [...vector], [SPARSE]: { text: words, model: BM25 } },
    payload: { ...payload },
  };
}

function documentFilter(tenantId: string, documentId: string) {
  return [matches('tenant_id', tenantId), matches('document_id', documentId)];
}

/** The condition that a point is of one of these generations; none when none is named. */
function anyGeneration(generations: string[]) {
  const named = generations.filter((generation) => generation !== '');
  return named.length === 0 ? [] : [{ key: 'generation', match: { any: named } }];
}

function matches(key: string, value: string) {
  return { key, match: { value } };
}
