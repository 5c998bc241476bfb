import type { Config } from '../config/config.ts';
import type { ServerAddresses } from '../stack/servers.ts';
import { GraphStore } from '../stores/neo4j/graph-store.ts';
import { VectorStore } from '../stores/qdrant/vector-store.ts';

export function openGraph({ neo4j }: Config, address: ServerAddresses['neo4j']): GraphStore {
  return new GraphStore({ ...neo4j, ...address });
}

export function openIndex({ qdrant }: Config, { url }: ServerAddresses['qdrant']): VectorStore {
  return new VectorStore({ ...qdrant, url });
}
