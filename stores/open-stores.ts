import type { Config } from '../config/config.ts';
import { GraphStore } from './neo4j/graph-store.ts';
import { VectorStore } from './qdrant/vector-store.ts';

/** The graph at this address, as the configuration wants it used. */
export function openGraph(
  { neo4j }: Config,
  address: { uri: string; user: string; password: string },
): GraphStore {
  return new GraphStore({ ...neo4j, ...address });
}

/** The index at this address, as the configuration wants it used. */
export function openIndex({ qdrant }: Config, { url }: { url: string }): VectorStore {
  return new VectorStore({ ...qdrant, url });
}
