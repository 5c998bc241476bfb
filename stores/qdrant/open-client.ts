import { QdrantClient } from '@qdrant/js-client-rest';

const REQUEST_TIMEOUT_MS = 60_000;

/** Where Qdrant's clients look for a server whose address names no port, Qdrant's cloud included. */
const DEFAULT_PORT = 6333;

/**
 * A client for the server at this address. Unlike the client by itself, it also goes to the port that the scheme stands
 * for when the address names it (`https://host:443`), and below the path that a proxy gave the server.
 */
export function openClient(url: string, apiKey: string | undefined): QdrantClient {
  const { protocol, hostname, pathname } = new URL(url);
  return new QdrantClient({
    host: hostname,
    https: protocol === 'https:',
    port: namedPort(url) ?? DEFAULT_PORT,
    prefix: pathname.replace(/\/+$/, ''),
    ...(apiKey === undefined ? {} : { apiKey }),
    timeout: REQUEST_TIMEOUT_MS,
    checkCompatibility: false,
  });
}

/** `URL` leaves out the port of the scheme, named or not. */
function namedPort(url: string): number | undefined {
  const port = /^https?:\/\/[^/?#]*:(\d+)(?:[/?#]|$)/i.exec(url)?.[1];
  return port === undefined ? undefined : Number(port);
}
