import type { ManagedTransaction } from 'neo4j-driver';
import type { DocumentGraph, Writing } from './document-graph.ts';
import { withIntegers } from './integers.ts';
import { HIDDEN_SEGMENT } from './schema.ts';
import { settleAliases, settleNames } from './settle-concepts.ts';

/**
 * Makes the rows that a writing has staged the document's, and hides those of the generation before. This
 * is the commit: the transaction touches the document and its segments, whose mentions come along, however
 * many there are; relations are shown when their generation is the document's.
 */
export async function publishDocument(
  tx: ManagedTransaction,
  writing: Writing,
  document: DocumentGraph,
): Promise<void> {
  await settleNames(tx, writing, document.concepts);
  await Promise.all([putDocument(tx, writing, document), showStaged(tx, writing)]);
  await settleAliases(tx, writing, document.concepts);
}

/** Writes the document's own node, and with it which generation is shown. */
export async function putDocument(
  tx: ManagedTransaction,
  writing: Writing,
  { properties, stated }: Pick<DocumentGraph, 'properties' | 'stated'>,
): Promise<void> {
  await tx.run(
    `MERGE (d:Document {tenant_id: $tenant_id, document_id: $document_id})
     ON CREATE SET d.created_at = datetime()
     SET d += $properties, d += $stated, d.generation = $generation, d.ingest_id = $ingest_id,
       d.ingested_at = datetime(), d.deck_created_at = datetime($stated.deck_created_at),
       d.deck_modified_at = datetime($stated.deck_modified_at)`,
    { ...writing, properties: withIntegers(properties), stated },
  );
}

/** Hides the segments of other generations of the document, and shows those of this one. */
export async function showStaged(tx: ManagedTransaction, writing: Writing): Promise<void> {
  await Promise.all([
    tx.run(
      `MATCH (:Document {tenant_id: $tenant_id, document_id: $document_id})-[h:HAS_SEGMENT]->(s:Segment)
       WHERE s.generation IS NULL OR s.generation <> $generation
       DELETE h
       REMOVE s:Segment
       SET s:${HIDDEN_SEGMENT}`,
      writing,
    ),
    tx.run(
      `MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id})
       MATCH (s:${HIDDEN_SEGMENT} {tenant_id: $tenant_id, document_id: $document_id})
       WHERE s.generation = $generation
       REMOVE s:${HIDDEN_SEGMENT}
       SET s:Segment
       CREATE (d)-[:HAS_SEGMENT]->(s)`,
      writing,
    ),
  ]);
}
