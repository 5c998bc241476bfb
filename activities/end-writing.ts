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
  graph: GraphStore,
  index: VectorStore,
  ref: WritingRef,
): Promise<WrittenGraph | null> {
  const key = writingKey(ref);
  const { isOwn, current, committed } = await graph.closeWriting(key);
  if (isOwn) {
    await graph.sweep(key);
    const keep = current === null ? [] : [current];
    await index.removeOthers(ref.tenantId, ref.documentId, keep);
    await graph.forgetWriting(key);
  }
  return committed;
}
