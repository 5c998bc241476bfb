import type { ManagedTransaction } from 'neo4j-driver';
import type { DocumentGraph } from './document-graph.ts';
import { withIntegers } from './integers.ts';
import { CO_OCCURS_WITH } from './schema.ts';

/**
 * Writes a document within the transaction: one UNWIND a label or relationship type. Rows are sorted by key
 * by whoever makes them, so that two documents of a tenant lock shared concepts in the same order.
 */
export async function saveDocument(tx: ManagedTransaction, graph: DocumentGraph): Promise<void> {
  const { tenant_id, document_id, ingest_id, name } = graph.document;
  const owner = { tenant_id, document_id, ingest_id };
  const runRows = async (query: string, rows: object[]) => {
    if (rows.length > 0) await tx.run(query, { ...owner, owner, rows: rows.map(withIntegers) });
  };
  await tx.run(
    `MERGE (d:Document {tenant_id: $tenant_id, document_id: $document_id})
     ON CREATE SET d.created_at = datetime(), d.status = 'running'
     SET d.name = $name`,
    { ...owner, name },
  );
  await runRows(
    `MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id})
     UNWIND $rows AS row
     MERGE (s:Segment {segment_id: row.segment_id})
     SET s = row, s += $owner
     MERGE (d)-[:HAS_SEGMENT]->(s)`,
    graph.segments,
  );
  await runRows(
    `UNWIND $rows AS row
     MERGE (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     ON CREATE SET c += row, c.created_at = datetime()`,
    graph.concepts,
  );
  await runRows(
    `UNWIND $rows AS row
     MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     MERGE (k:CanonicalConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
     ON CREATE SET k.concept_id = row.canonical_id, k.canonical_name = c.canonical_name,
       k.concept_type = c.concept_type, k.created_at = datetime()
     MERGE (c)-[:PROMOTED_TO]->(k)`,
    graph.promoted,
  );
  await runRows(
    `UNWIND $rows AS row
     MATCH (s:Segment {segment_id: row.segment_id})
     MATCH (c:ProtoConcept {tenant_id: $owner.tenant_id, canonical_key: row.canonical_key})
     MERGE (s)-[m:MENTIONS {surface_form: row.surface_form}]->(c)
     SET m += $owner, m.definition = row.definition, m.confidence = row.confidence,
       m.slide = row.slide, m.evidence = row.evidence,
       m.char_start = row.char_start, m.char_end = row.char_end`,
    graph.mentions,
  );
  for (const [type, rows] of graph.relations) {
    await runRows(
      `UNWIND $rows AS row
       MATCH (a:ProtoConcept {tenant_id: $owner.tenant_id, canonical_key: row.source})
       MATCH (b:ProtoConcept {tenant_id: $owner.tenant_id, canonical_key: row.target})
       MERGE (a)-[r:${type} {segment_id: row.segment_id}]->(b)
       SET r += $owner, r.confidence = row.confidence, r.evidence = row.evidence, r.slide = row.slide`,
      rows,
    );
  }
  await runRows(
    `UNWIND $rows AS row
     MATCH (a:ProtoConcept {tenant_id: $owner.tenant_id, canonical_key: row.source})
     MATCH (b:ProtoConcept {tenant_id: $owner.tenant_id, canonical_key: row.target})
     MERGE (a)-[r:${CO_OCCURS_WITH} {document_id: $owner.document_id}]->(b)
     SET r += $owner, r.npmi = row.npmi, r.support = row.support, r.statistical = true`,
    graph.coOccurrences,
  );
}
