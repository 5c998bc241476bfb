import type { QdrantClient } from '@qdrant/js-client-rest';
import { afterEach, expect, it, vi } from 'vitest';
import { openClient } from '../../../stores/qdrant/open-client.ts';

afterEach(() => vi.unstubAllGlobals());

/** The address that a client asks for its collections. */
async function asked(client: QdrantClient): Promise<string> {
  const requests: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    requests.push(url);
    return Promise.resolve(Response.json({ result: { collections: [] }, status: 'ok', time: 0 }));
  });
  await client.getCollections();
  return requests[0]!;
}

it.each([
  ['http://qdrant', 'http://qdrant:6333/collections'],
  ['https://qdrant.example.com', 'https://qdrant.example.com:6333/collections'],
  ['https://qdrant.example.com:443', 'https://qdrant.example.com:443/collections'],
  ['https://qdrant.example.com:443/', 'https://qdrant.example.com:443/collections'],
  ['http://127.0.0.1:80/index/', 'http://127.0.0.1:80/index/collections'],
  ['https://proxy:8443/a/b', 'https://proxy:8443/a/b/collections'],
  ['http://[::1]:7000', 'http://[::1]:7000/collections'],
])('%s is asked at %s', async (url, address) => {
  expect(await asked(openClient(url, undefined))).toBe(address);
});
