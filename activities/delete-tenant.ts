import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import { documentIdsOf } from '../stores/neo4j/read-documents.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';
import { eraseDocument } from './delete-document.ts';

/** What there is of a tenant. */
export interface TenantTraces {
  documents: number;
  chunks: number;
}

export async function findTenantTraces(
  graph: GraphStore,
  index: VectorStore,
  { tenantId }: { tenantId: string },
): Promise<TenantTraces> {
  const [documentIds, chunks] = await Promise.all([
    documentIdsOf(graph, tenantId),
    index.count(tenantId),
  ]);
  return { documents: documentIds.length, chunks };
}

export interface EraseTenantInput {
  tenantId: string;
  /** Tells this deletion from others. */
  ingestId: string;
  /** ISO 8601, when the deletion began. */
  startedAt: string;
}

/**
 * Removes everything of a tenant: its documents one after the other, then whatever is left anywhere. Gives whether
 * there were artifacts.
 */
export async function eraseTenant(
  artifacts: ArtifactStore,
  graph: GraphStore,
  index: VectorStore,
  { tenantId, ...deletion }: EraseTenantInput,
  signal: AbortSignal,
): Promise<{ artifacts: boolean }> {
  for (const documentId of await documentIdsOf(graph, tenantId)) {
    await eraseDocument(graph, index, { tenantId, documentId, ...deletion }, signal);
  }
  await graph.removeTenant(tenantId, signal);
  await index.removeTenant(tenantId);
  return { artifacts: await artifacts.removeTenant(tenantId) };
}
