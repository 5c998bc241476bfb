import neo4j, { type ManagedTransaction } from 'neo4j-driver';
import type { DocumentKey } from './document-graph.ts';
import { ALIASES_OF_C, supportedByTwo } from './concept-support.ts';
import { CONCEPT_RELATIONSHIPS, HIDDEN_SEGMENT } from './schema.ts';
import { currentGeneration } from './writing.ts';

/**
 * Removes up to about `limit` rows of a document that are not of its current generation, and what is left
 * without support by that; of a document that is not stored, all. What other documents support stays. Gives
 * how many rows went: none when there are no more.
 */
export async function sweepDocument(
  tx: ManagedTransaction,
  key: DocumentKey,
  limit: number,
): Promise<number> {
  const current = await currentGeneration(tx, key);
  let removed = 0;
  const remove = async (query: string) => {
    if (removed >= limit) return;
    const { records } = await tx.run<{ removed: number }>(query, {
      ...key,
      current,
      limit: neo4j.int(limit - removed),
    });
    removed += records[0]?.get('removed') ?? 0;
  };
  for (const type of CONCEPT_RELATIONSHIPS) {
    await remove(
      `MATCH ()-[r:${type} {tenant_id: $tenant_id, document_id: $document_id}]->()
       WHERE $current IS NULL OR coalesce(r.generation, '') <> $current
       WITH r LIMIT $limit
       DELETE r
       RETURN count(*) AS removed`,
    );
  }
  await remove(
    `MATCH (:${HIDDEN_SEGMENT} {tenant_id: $tenant_id, document_id: $document_id})-[m:MENTIONS]->(c)
     WITH m, c LIMIT $limit
     DELETE m
     WITH c, count(*) AS mentions
     CALL (c) {
       OPTIONAL MATCH (c)-[p:PROMOTED_TO]->(k:CanonicalConcept)
       WHERE NOT EXISTS { (c)<-[o:MENTIONS]-() WHERE coalesce(o.promotes, true) }
         AND NOT ${supportedByTwo('')}
       DELETE p
       WITH DISTINCT k WHERE k IS NOT NULL AND NOT EXISTS { (k)<-[:PROMOTED_TO]-() }
       DELETE k
     }
     CALL (c) {
       MATCH (c) WHERE c.aliases IS NOT NULL
       ${ALIASES_OF_C}
     }
     CALL (c) {
       MATCH (c) WHERE NOT EXISTS { (c)<-[:MENTIONS]-() }
       DETACH DELETE c
     }
     RETURN sum(mentions) AS removed`,
  );
  await remove(
    `MATCH (s:${HIDDEN_SEGMENT} {tenant_id: $tenant_id, document_id: $document_id})
     WHERE NOT EXISTS { (s)-[:MENTIONS]->() }
     WITH s LIMIT $limit
     DETACH DELETE s
     RETURN count(*) AS removed`,
  );
  return removed;
}
