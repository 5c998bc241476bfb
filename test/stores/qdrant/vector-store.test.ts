import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { VectorStore } from '../../../stores/qdrant/vector-store.ts';

/** An index behind a server that answers as it is told. */
async function indexBehind(
  answer: (response: ServerResponse) => void,
): Promise<{ index: VectorStore; headers: IncomingHttpHeaders[] }> {
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    headers.push(request.headers);
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const options = { collection: 'c', batchSize: 10, uploadParallelism: 1, apiKey: 'secret-key' };
  return { index: new VectorStore({ url: `http://127.0.0.1:${port}`, ...options }), headers };
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

describe('an index', () => {
  it('is asked with the API key', async () => {
    const { index, headers } = await indexBehind(
      json(200, { result: { count: 3 }, status: 'ok', time: 0 }),
    );
    expect(await index.count('acme')).toBe(3);
    expect(headers[0]).toMatchObject({ 'api-key': 'secret-key' });
  });

  it('that asks to slow down is left alone for as long as it says', async () => {
    const { index } = await indexBehind(
      json(429, { status: { error: 'busy' } }, { 'retry-after': '7' }),
    );
    await expect(index.count('acme')).rejects.toMatchObject({
      name: 'StoreUnavailable',
      retryAfterMs: 7000,
    });
  });

  it.each([
    [401, 'StoreRejected', 'QDRANT_API_KEY'],
    [403, 'StoreRejected', 'QDRANT_API_KEY'],
    [400, 'StoreRejected', 'no such thing'],
    [503, 'StoreUnavailable', 'no such thing'],
  ])('that answers %i is %s', async (status, name, word) => {
    const { index } = await indexBehind(json(status, { status: { error: 'no such thing' } }));
    const failure = index.count('acme');
    await expect(failure).rejects.toMatchObject({
      name,
      message: expect.stringContaining(word) as string,
    });
    await expect(failure).rejects.not.toThrow('secret-key');
  });
});
