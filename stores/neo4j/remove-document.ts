import neo4j, { type ManagedTransaction } from 'neo4j-driver';
import type { DocumentKey } from './document-graph.ts';
import { HIDDEN_SEGMENT } from './schema.ts';

/** Takes a document and its segments out of what is shown, in one transaction; one that is not stored is none. */
export async function retireDocument(tx: ManagedTransaction, key: DocumentKey): Promise<void> {
  const { tenant_id, document_id } = key;
  await tx.run(
    `MATCH (:Document {tenant_id: $tenant_id, document_id: $document_id})-[h:HAS_SEGMENT]->(s:Segment)
     DELETE h
     REMOVE s:Segment
     SET s:${HIDDEN_SEGMENT}`,
    { tenant_id, document_id },
  );
  await tx.run(
    `MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id}) DETACH DELETE d`,
    { tenant_id, document_id },
  );
}

/** What may be left of a tenant when its documents are gone. */
const LEFT = ['BudgetDraw', 'BudgetAccount', 'ProtoConcept', 'CanonicalConcept', 'Writing'];

/** Removes up to about `limit` of the nodes that are left of a tenant without documents. Gives how many. */
export async function removeTenant(
  tx: ManagedTransaction,
  tenantId: string,
  limit: number,
): Promise<number> {
  for (const label of LEFT) {
    const { records } = await tx.run<{ removed: number }>(
      `MATCH (n:${label} {tenant_id: $tenantId})
       WITH n LIMIT $limit
       DETACH DELETE n
       RETURN count(*) AS removed`,
      { tenantId, limit: neo4j.int(limit) },
    );
    const removed = records[0]?.get('removed') ?? 0;
    if (removed > 0) return removed;
  }
  return 0;
}
