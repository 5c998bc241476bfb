import type { ManagedTransaction } from 'neo4j-driver';
import type { RowBatch, Writing } from './document-graph.ts';
import { withIntegers } from './integers.ts';
import { CO_OCCURS_WITH, HIDDEN_SEGMENT } from './schema.ts';

/**
 * Writes rows within the transaction: one UNWIND a label or relationship type. Writing them again changes
 * nothing. Segments come as hidden ones, which `publishDocument` shows; only when the generation is the
 * document's already are they where they belong.
 *
 * Concepts are locked in the order of their keys before anything else is done to them, so that two documents
 * that share some wait for each other instead of locking each other out.
 */
export async function stageRows(
  tx: ManagedTransaction,
  writing: Writing,
  batch: RowBatch,
  isCurrent: boolean,
): Promise<void> {
  const { tenant_id, document_id, generation } = writing;
  const owner = { tenant_id, document_id, generation };
  const runRows = async (query: string, rows: object[]) => {
    if (rows.length > 0) await tx.run(query, { ...owner, owner, rows: rows.map(withIntegers) });
  };
  const label = isCurrent ? 'Segment' : HIDDEN_SEGMENT;

  await runRows(
    `UNWIND $rows AS row
     MERGE (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     ON CREATE SET c.canonical_name = row.canonical_name, c.concept_type = row.concept_type,
       c.created_at = datetime()
     SET c.concept_id = row.concept_id`,
    batch.concepts,
  );
  await runRows(
    `UNWIND $rows AS row
     MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     MERGE (k:CanonicalConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     ON CREATE SET k.concept_id = row.canonical_id, k.canonical_name = c.canonical_name,
       k.concept_type = c.concept_type, k.aliases = c.aliases, k.created_at = datetime()
     MERGE (c)-[:PROMOTED_TO]->(k)`,
    batch.concepts.filter(({ promotes }) => promotes),
  );
  await runRows(
    `UNWIND $rows AS row
     MERGE (s:${label} {segment_id: row.segment_id, generation: $generation})
     SET s = row, s += $owner`,
    batch.segments,
  );
  if (isCurrent) {
    await runRows(
      `MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id})
       UNWIND $rows AS row
       MATCH (s:Segment {segment_id: row.segment_id})
       MERGE (d)-[:HAS_SEGMENT]->(s)`,
      batch.segments,
    );
  }
  await runRows(
    `UNWIND $rows AS row
     MATCH (s:${label} {segment_id: row.segment_id, generation: $generation})
     MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     MERGE (s)-[m:MENTIONS {surface_form: row.surface_form}]->(c)
     SET m += $owner, m.promotes = row.promotes, m.aliases = row.aliases, m.definition = row.definition,
       m.confidence = row.confidence, m.slide = row.slide, m.evidence = row.evidence,
       m.char_start = row.char_start, m.char_end = row.char_end`,
    batch.mentions,
  );
  // What two documents mention is canonical, though neither promotes it by itself (`supportedByTwo`).
  await runRows(
    `UNWIND $rows AS row
     MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     WHERE EXISTS { (c)<-[o:MENTIONS]-() WHERE o.document_id <> $document_id }
     MERGE (k:CanonicalConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     ON CREATE SET k.concept_id = row.canonical_id, k.canonical_name = c.canonical_name,
       k.concept_type = c.concept_type, k.aliases = c.aliases, k.created_at = datetime()
     MERGE (c)-[:PROMOTED_TO]->(k)`,
    batch.concepts.filter(({ promotes }) => !promotes),
  );
  for (const [type, rows] of batch.relations) {
    await runRows(
      `UNWIND $rows AS row
       MATCH (a:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.source})
       MATCH (b:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.target})
       MERGE (a)-[r:${type} {segment_id: row.segment_id, generation: $generation}]->(b)
       SET r += $owner, r.confidence = row.confidence, r.evidence = row.evidence, r.slide = row.slide`,
      rows,
    );
  }
  await runRows(
    `UNWIND $rows AS row
     MATCH (a:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.source})
     MATCH (b:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.target})
     MERGE (a)-[r:${CO_OCCURS_WITH} {document_id: $document_id, generation: $generation}]->(b)
     SET r += $owner, r.npmi = row.npmi, r.support = row.support, r.statistical = true`,
    batch.coOccurrences,
  );
}
