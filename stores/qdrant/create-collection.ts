import type { QdrantClient } from '@qdrant/js-client-rest';
import { isHttpFailure } from './errors.ts';

/** Names of the two vectors of a point. */
export const DENSE = 'dense';
export const SPARSE = 'bm25';

/** Makes a collection for chunks, unless another worker was faster. */
export async function createCollection(
  client: QdrantClient,
  name: string,
  dimensions: number,
): Promise<void> {
  try {
    await client.createCollection(name, {
      vectors: { [DENSE]: { size: dimensions, distance: 'Cosine' } },
      sparse_vectors: { [SPARSE]: { modifier: 'idf' } },
    });
  } catch (error) {
    if (!isHttpFailure(error) || error.status !== 409) throw error;
  }
}

/** Makes the payload indexes of a collection; those that are there stay as they are. */
export async function createIndexes(client: QdrantClient, name: string): Promise<void> {
  for (const [field, schema] of [
    ['tenant_id', { type: 'keyword', is_tenant: true }],
    ['document_id', { type: 'keyword' }],
    ['generation', { type: 'keyword' }],
  ] as const) {
    await client.createPayloadIndex(name, {
      field_name: field,
      field_schema: schema,
      wait: true,
    });
  }
}
