import { randomUUID } from 'node:crypto';
import { QdrantClient } from '@qdrant/js-client-rest';
import { afterAll, inject } from 'vitest';

/** The official client, against whatever Qdrant the set-up names. */
export const qdrant = connect();

const created: string[] = [];

afterAll(async () => {
  await Promise.all(created.map((name) => qdrant.deleteCollection(name)));
});

/** A collection name that no other run uses; what is created under it is removed after the file. */
export function newName(): string {
  const name = `contract-${randomUUID()}`;
  created.push(name);
  return name;
}

type CollectionParams = Parameters<QdrantClient['createCollection']>[1];
type Points = Extract<Parameters<QdrantClient['upsert']>[1], { points: unknown }>['points'];

/** The name of a new collection that holds the points. */
export async function collectionOf(params: CollectionParams, points: Points = []): Promise<string> {
  const name = newName();
  await qdrant.createCollection(name, params);
  if (points.length > 0) await qdrant.upsert(name, { wait: true, points });
  return name;
}

/** Parameters of a collection with one unnamed vector of two dimensions. */
export const PLANE = { vectors: { size: 2, distance: 'Dot' } } as const;

/** How Qdrant refused the request. Fails when it did not. */
export async function refusalOf(request: Promise<unknown>): Promise<{
  status: unknown;
  error: unknown;
}> {
  try {
    await request;
  } catch (error) {
    if (isApiError(error)) return { status: error.status, error: error.data.status.error };
    throw error;
  }
  throw new Error('The request was to be refused, and was not');
}

interface ApiErrorLike {
  status: number;
  data: { status: { error: string } };
}

function isApiError(error: unknown): error is ApiErrorLike {
  return error instanceof Error && 'status' in error && 'data' in error;
}

function connect(): QdrantClient {
  const apiKey = process.env['QDRANT_API_KEY'];
  return new QdrantClient({
    url: inject('qdrantUrl'),
    ...(apiKey === undefined ? {} : { apiKey }),
  });
}
