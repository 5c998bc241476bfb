import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import type { UnderWay } from '../stores/neo4j/orphans.ts';
import { documentIdsOf } from '../stores/neo4j/read-documents.ts';
import { findOrphans } from '../stores/neo4j/read-orphans.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';

/** What belongs to no document of a tenant. */
export interface Leftover {
  what: string;
  count: number;
}

/** What both stores hold of a tenant that no document of it supports. */
export async function findLeftovers(
  graph: GraphStore,
  index: VectorStore,
  tenantId: string,
  underWay: UnderWay,
): Promise<Leftover[]> {
  const strays = await strayDocuments(graph, index, tenantId, underWay.busy);
  const chunks = [...strays.values()].reduce((total, count) => total + count, 0);
  return [
    { what: 'chunks of documents that are not stored', count: chunks },
    ...(await findOrphans(graph, tenantId, underWay)),
  ].filter(({ count }) => count > 0);
}

export interface RemoveLeftoversInput extends UnderWay {
  tenantId: string;
}

/** Removes what no document of a tenant supports, from both stores. */
export async function removeLeftovers(
  graph: GraphStore,
  index: VectorStore,
  { tenantId, ...underWay }: RemoveLeftoversInput,
): Promise<void> {
  const strays = await strayDocuments(graph, index, tenantId, underWay.busy);
  for (const documentId of strays.keys()) await index.removeOthers(tenantId, documentId, []);
  await graph.removeOrphans(tenantId, underWay);
}

/** How many points there are of each document that is neither stored nor on its way. */
async function strayDocuments(
  graph: GraphStore,
  index: VectorStore,
  tenantId: string,
  busy: string[],
): Promise<Map<string, number>> {
  const known = new Set([...(await documentIdsOf(graph, tenantId)), ...busy]);
  const strays = new Map<string, number>();
  for await (const { payload } of index.points(tenantId)) {
    const { document_id } = payload;
    if (!known.has(document_id)) strays.set(document_id, (strays.get(document_id) ?? 0) + 1);
  }
  return strays;
}
