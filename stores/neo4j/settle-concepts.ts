import type { ManagedTransaction } from 'neo4j-driver';
import { ALIASES_OF_C } from './concept-support.ts';
import type { ConceptRow, Writing } from './document-graph.ts';

/** Concepts that one query compares: bounds what the server holds of them. */
const CONCEPTS_AT_ONCE = 5000;

/**
 * Of the names and types that documents give a concept, the first in the order of code points counts, so that
 * the order in which documents are written does not show.
 */
export async function settleNames(
  tx: ManagedTransaction,
  writing: Writing,
  concepts: ConceptRow[],
): Promise<void> {
  await forConcepts(tx, writing, concepts, [
    // Locked first, and compared again: another document may have settled them in between.
    `WHERE row.canonical_name < c.canonical_name OR row.concept_type < c.concept_type
     SET c.concept_id = row.concept_id`,
    `WHERE row.canonical_name < c.canonical_name OR row.concept_type < c.concept_type
     SET c.canonical_name =
         CASE WHEN row.canonical_name < c.canonical_name THEN row.canonical_name ELSE c.canonical_name END,
       c.concept_type =
         CASE WHEN row.concept_type < c.concept_type THEN row.concept_type ELSE c.concept_type END
     WITH c
     MATCH (c)-[:PROMOTED_TO]->(k:CanonicalConcept)
     SET k.canonical_name = c.canonical_name, k.concept_type = c.concept_type`,
  ]);
}

/**
 * A concept has the aliases that the mentions which are shown give it: those of other documents, and by now those of
 * the document that is written.
 */
export async function settleAliases(
  tx: ManagedTransaction,
  writing: Writing,
  concepts: ConceptRow[],
): Promise<void> {
  await forConcepts(tx, writing, concepts, [
    `WHERE size(row.aliases) > 0 OR c.aliases IS NOT NULL
     ${ALIASES_OF_C}`,
  ]);
}

async function forConcepts(
  tx: ManagedTransaction,
  { tenant_id }: Writing,
  concepts: ConceptRow[],
  queries: string[],
): Promise<void> {
  for (let from = 0; from < concepts.length; from += CONCEPTS_AT_ONCE) {
    const rows = concepts.slice(from, from + CONCEPTS_AT_ONCE);
    await Promise.all(
      queries.map((query) =>
        tx.run(
          `UNWIND $rows AS row
           MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
           ${query}`,
          { tenant_id, rows },
        ),
      ),
    );
  }
}
