import type { ServerName } from '../../../stack/local-server.ts';
import type { ServerAddresses } from '../../../stack/servers.ts';
import { Link } from './link.ts';

/** Milliseconds that a message takes to a store or back. */
const STORE_LATENCY_MS = 15;

export type Links = Record<ServerName, Link>;

/** A link to each server. */
export async function openLinks({ temporal, neo4j, qdrant }: ServerAddresses): Promise<Links> {
  return {
    temporal: await Link.open(target(`grpc://${temporal.address}`), 0),
    neo4j: await Link.open(target(neo4j.uri), STORE_LATENCY_MS),
    qdrant: await Link.open(target(qdrant.url), STORE_LATENCY_MS),
  };
}

function target(url: string): { host: string; port: number } {
  const { hostname: host, port } = new URL(url);
  return { host, port: Number(port) };
}

/** The servers as whoever goes through the links finds them. */
export function throughLinks(links: Links, { neo4j }: ServerAddresses): Record<string, string> {
  return {
    TEMPORAL_ADDRESS: links.temporal.address,
    NEO4J_URI: `bolt://${links.neo4j.address}`,
    NEO4J_USER: neo4j.user,
    NEO4J_PASSWORD: neo4j.password,
    QDRANT_URL: `http://${links.qdrant.address}`,
  };
}
