import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Requests that a gate can hold back. */
export type GatedRequest = 'upload' | 'removal';

/** A gate in front of Qdrant: requests go through unless the test holds them back. */
export interface QdrantGate {
  url: string;
  /** Holds such requests back from now on, after letting some of them pass. */
  hold: (kind: GatedRequest, letPass?: number) => HeldRequests;
  close: () => Promise<void>;
}

export interface HeldRequests {
  /** Resolves when one has come. */
  reached: Promise<void>;
  /** Lets them go on, and whatever comes later. */
  release: () => void;
}

interface Hold {
  letPass: number;
  reached: PromiseWithResolvers<void>;
  released: PromiseWithResolvers<void>;
}

export async function startQdrantGate(target: string): Promise<QdrantGate> {
  const holds = new Map<GatedRequest | undefined, Hold>();
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const current = holds.get(kindOf(request));
    if (current !== undefined) {
      if (current.letPass > 0) {
        current.letPass -= 1;
      } else {
        current.reached.resolve();
        await current.released.promise;
      }
    }
    const answer = await fetch(new URL(request.url ?? '/', target), {
      method: request.method ?? 'GET',
      headers: { 'content-type': 'application/json' },
      ...(body.length === 0 ? {} : { body }),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    pass(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    hold: (kind, letPass = 0) => {
      const held: Hold = {
        letPass,
        reached: Promise.withResolvers(),
        released: Promise.withResolvers(),
      };
      holds.set(kind, held);
      return {
        reached: held.reached.promise,
        release: () => {
          if (holds.get(kind) === held) holds.delete(kind);
          held.released.resolve();
        },
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function kindOf({ method, url = '' }: IncomingMessage): GatedRequest | undefined {
  const path = url.split('?')[0]!;
  if (method === 'PUT' && path.endsWith('/points')) return 'upload';
  return path.endsWith('/points/delete') ? 'removal' : undefined;
}
