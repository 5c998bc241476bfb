import neo4j, { type ManagedTransaction } from 'neo4j-driver';
import type { DocumentKey } from './document-graph.ts';
import { ALIASES_OF_C } from './concept-support.ts';
import { CONCEPT_RELATIONSHIPS, HIDDEN_SEGMENT } from './schema.ts';

/** A branch a type, since an index is of one type: looking for all types in one pattern would read every relation. */
const RELATIONS_TO_SWEEP = CONCEPT_RELATIONSHIPS.map(
  (type) =>
    `MATCH ()-[r:${type} {tenant_id: $tenant_id, document_id: $document_id}]->()
     WHERE $current IS NULL OR coalesce(r.generation, '') <> $current
     RETURN r`,
).join('\nUNION ALL\n');

/**
 * Removes up to `limit` rows of a document that are not of its current generation, and what is left without
 * support by that; of a document that is not stored (null), all. What other documents support stays. Gives how
 * many rows went: fewer than `limit` when there are no more.
 */
export async function sweepDocument(
  tx: ManagedTransaction,
  key: DocumentKey,
  current: string | null,
  limit: number,
): Promise<number> {
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
  await remove(
    `CALL () { ${RELATIONS_TO_SWEEP} }
     WITH r LIMIT $limit
     DELETE r
     RETURN count(*) AS removed`,
  );
  if (removed < limit) removed += await sweepMentions(tx, key, limit - removed);
  await remove(
    `MATCH (s:${HIDDEN_SEGMENT} {tenant_id: $tenant_id, document_id: $document_id})
     WHERE NOT EXISTS { (s)-[:MENTIONS]->() }
     WITH s LIMIT $limit
     DETACH DELETE s
     RETURN count(*) AS removed`,
  );
  return removed;
}

/** Removes mentions of segments that are not shown, and what of their concepts had its support from them alone. */
async function sweepMentions(
  tx: ManagedTransaction,
  { tenant_id, document_id }: DocumentKey,
  limit: number,
): Promise<number> {
  // The concepts are locked in the order of their keys, as writers lock them: who mentions one anew waits.
  const { records } = await tx.run<{ keys: string[]; removed: number }>(
    `MATCH (:${HIDDEN_SEGMENT} {tenant_id: $tenant_id, document_id: $document_id})-[m:MENTIONS]->(c)
     WITH m, c LIMIT $limit
     WITH c, collect(m) AS mentions ORDER BY c.canonical_key
     SET c.concept_id = c.concept_id
     FOREACH (m IN mentions | DELETE m)
     RETURN collect(c.canonical_key) AS keys, sum(size(mentions)) AS removed`,
    { tenant_id, document_id, limit: neo4j.int(limit) },
  );
  const { keys = [], removed = 0 } = records[0]?.toObject() ?? {};
  const concepts = `UNWIND $keys AS key MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: key})`;
  for (const query of [
    `${concepts}-[p:PROMOTED_TO]->()
     WHERE NOT EXISTS { (c)<-[o:MENTIONS]-() WHERE coalesce(o.promotes, true) }
     OPTIONAL MATCH (c)<-[m:MENTIONS]-()
     WITH p, count(DISTINCT m.document_id) AS documents WHERE documents < 2
     DELETE p`,
    `UNWIND $keys AS key MATCH (k:CanonicalConcept {tenant_id: $tenant_id, canonical_key: key})
     WHERE NOT EXISTS { (k)<-[:PROMOTED_TO]-() }
     DELETE k`,
    `${concepts} WHERE c.aliases IS NOT NULL ${ALIASES_OF_C}`,
    `${concepts} WHERE NOT EXISTS { (c)<-[:MENTIONS]-() } DETACH DELETE c`,
  ]) {
    if (keys.length > 0) await tx.run(query, { tenant_id, keys });
  }
  return removed;
}
