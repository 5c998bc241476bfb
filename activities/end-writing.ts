import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';
import type { WrittenGraph } from './write-graph.ts';
import { writingKey, type WritingRef } from './writing-ref.ts';

/**
 * Ends a writing, however far it came: what is not shown of the document is removed from both stores. That is
 * the earlier generation when this one was committed, and this one when it was not. Gives what was
 * committed, or null.
 */
export async function endWriting(
  artifacts: ArtifactStore,
  graph: GraphStore,
  index: VectorStore,
  ref: WritingRef,
): Promise<WrittenGraph | null> {
  const key = writingKey(ref);
  const { isOwn, current, committed } = await graph.closeWriting(key);
  if (isOwn) {
    await noteCommitted(artifacts, ref, current);
    await graph.sweep(key);
    const keep = current === null ? [] : [current];
    await index.removeOthers(ref.tenantId, ref.documentId, keep);
    await graph.forgetWriting(key);
  }
  return committed;
}

async function noteCommitted(
  { records }: ArtifactStore,
  { tenantId, documentId }: WritingRef,
  current: string | null,
): Promise<void> {
  for (const record of await records.ofDocument(tenantId, documentId)) {
    if (record.generation !== current || record.committed) continue;
    await records.keep(tenantId, { ...record, committed: true });
  }
}
