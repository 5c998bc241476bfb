import type { ManagedTransaction } from 'neo4j-driver';
import type { ConceptRow, DocumentGraph, Writing } from './document-graph.ts';
import { ALIASES_OF_C } from './concept-support.ts';
import { withIntegers } from './integers.ts';
import { HIDDEN_SEGMENT } from './schema.ts';

/** Concepts whose names are compared by one query: bounds what the server holds of them. */
const CONCEPTS_AT_ONCE = 5000;

/**
 * Makes the rows that a writing has staged the document's, and hides those of the generation before. This
 * is the commit: the transaction touches the document and its segments, whose mentions come along, however
 * many there are; relations are shown when their generation is the document's.
 */
export async function publishDocument(
  tx: ManagedTransaction,
  writing: Writing,
  { properties, stated, concepts }: Pick<DocumentGraph, 'properties' | 'stated' | 'concepts'>,
): Promise<void> {
  for (let from = 0; from < concepts.length; from += CONCEPTS_AT_ONCE) {
    await settleNames(tx, writing, concepts.slice(from, from + CONCEPTS_AT_ONCE));
  }
  await tx.run(
    `MERGE (d:Document {tenant_id: $tenant_id, document_id: $document_id})
     ON CREATE SET d.created_at = datetime()
     SET d += $properties, d += $stated, d.generation = $generation, d.ingest_id = $ingest_id,
       d.ingested_at = datetime(), d.deck_created_at = datetime($stated.deck_created_at),
       d.deck_modified_at = datetime($stated.deck_modified_at)`,
    { ...writing, properties: withIntegers(properties), stated },
  );
  await tx.run(
    `MATCH (:Document {tenant_id: $tenant_id, document_id: $document_id})-[h:HAS_SEGMENT]->(s:Segment)
     WHERE s.generation IS NULL OR s.generation <> $generation
     DELETE h
     REMOVE s:Segment
     SET s:${HIDDEN_SEGMENT}`,
    writing,
  );
  await tx.run(
    `MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id})
     MATCH (s:${HIDDEN_SEGMENT} {tenant_id: $tenant_id, document_id: $document_id})
     WHERE s.generation = $generation
     REMOVE s:${HIDDEN_SEGMENT}
     SET s:Segment
     CREATE (d)-[:HAS_SEGMENT]->(s)`,
    writing,
  );
  for (let from = 0; from < concepts.length; from += CONCEPTS_AT_ONCE) {
    await settleAliases(tx, writing, concepts.slice(from, from + CONCEPTS_AT_ONCE));
  }
}

/** A concept has the aliases that the mentions which are shown give it: those of other documents, and by now these. */
async function settleAliases(
  tx: ManagedTransaction,
  { tenant_id }: Writing,
  concepts: ConceptRow[],
): Promise<void> {
  const rows = concepts.map(({ canonical_key, aliases }) => ({
    canonical_key,
    hasAliases: aliases.length > 0,
  }));
  await tx.run(
    `UNWIND $rows AS row
     MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     WHERE row.hasAliases OR c.aliases IS NOT NULL
     ${ALIASES_OF_C}`,
    { tenant_id, rows },
  );
}

/**
 * Of the names and types that documents give a concept, the first in the order of code points counts, so that
 * the order in which documents are written does not show.
 */
async function settleNames(
  tx: ManagedTransaction,
  { tenant_id }: Writing,
  rows: ConceptRow[],
): Promise<void> {
  const parameters = { tenant_id, rows };
  // Locked first, and compared again: another document may have settled them in between.
  await tx.run(
    `UNWIND $rows AS row
     MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     WHERE row.canonical_name < c.canonical_name OR row.concept_type < c.concept_type
     SET c.concept_id = row.concept_id`,
    parameters,
  );
  await tx.run(
    `UNWIND $rows AS row
     MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     WHERE row.canonical_name < c.canonical_name OR row.concept_type < c.concept_type
     SET c.canonical_name =
         CASE WHEN row.canonical_name < c.canonical_name THEN row.canonical_name ELSE c.canonical_name END,
       c.concept_type =
         CASE WHEN row.concept_type < c.concept_type THEN row.concept_type ELSE c.concept_type END
     WITH c
     MATCH (c)-[:PROMOTED_TO]->(k:CanonicalConcept)
     SET k.canonical_name = c.canonical_name, k.concept_type = c.concept_type`,
    parameters,
  );
}
