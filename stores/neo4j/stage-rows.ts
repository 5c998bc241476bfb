import type { ManagedTransaction, Record } from 'neo4j-driver';
import type { ConceptRow, RowBatch, Writing } from './document-graph.ts';
import { withIntegers } from './integers.ts';
import { CO_OCCURS_WITH, HIDDEN_SEGMENT } from './schema.ts';

/**
 * Where segments go: out of sight, until `publishDocument` shows them, or straight to the document, which must be
 * there.
 */
export type Place = 'hidden' | 'shown';

/** Writes the rows of a batch within the transaction, of which `stageConcepts` tells more. */
export async function stageRows(
  tx: ManagedTransaction,
  writing: Writing,
  batch: RowBatch,
  place: Place,
): Promise<void> {
  await Promise.all([
    stageConcepts(tx, writing, batch.concepts),
    stageStatements(tx, writing, batch, place),
  ]);
}

/**
 * Writes concepts within the transaction, and promotes those that are canonical. Gives the ones of which there was
 * something before: their names, types and aliases are still to be settled, while all others are as their rows say.
 *
 * They are locked in the order of their keys before anything else is done to them, so that two documents that
 * share some wait for each other instead of locking each other out.
 */
export async function stageConcepts(
  tx: ManagedTransaction,
  writing: Writing,
  concepts: ConceptRow[],
): Promise<ConceptRow[]> {
  const known = await runRows(tx, writing, CONCEPTS, concepts);
  const keys = new Set(known.map((record) => record.get('key')));
  const unsettled = concepts.filter(({ canonical_key }) => keys.has(canonical_key));
  // What two documents mention is canonical, though neither promotes it by itself.
  const held = unsettled.filter(({ promotes }) => !promotes);
  await runRows(tx, writing, PROMOTE_SHARED, held);
  return unsettled;
}

/**
 * Writes what a document says of concepts that are there: one UNWIND a label or relationship type. Writing it again
 * changes nothing.
 */
export async function stageStatements(
  tx: ManagedTransaction,
  writing: Writing,
  { segments, mentions, relations, coOccurrences }: RowBatch,
  place: Place,
): Promise<void> {
  await Promise.all([
    runRows(tx, writing, SEGMENTS[place], segments),
    runRows(tx, writing, MENTIONS[place], mentions),
    ...relations.map(([type, rows]) => runRows(tx, writing, relationsOf(type), rows)),
    runRows(tx, writing, CO_OCCURRENCES, coOccurrences),
  ]);
}

async function runRows(
  tx: ManagedTransaction,
  { tenant_id, document_id, generation }: Writing,
  query: string,
  rows: object[],
): Promise<Record<{ key: string }>[]> {
  if (rows.length === 0) return [];
  const owner = { tenant_id, document_id, generation };
  const parameters = { ...owner, owner, rows: rows.map(withIntegers) };
  const { records } = await tx.run<{ key: string }>(query, parameters);
  return records;
}

const PROMOTE_C = `
  MERGE (k:CanonicalConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
  ON CREATE SET k.concept_id = row.canonical_id, k.canonical_name = c.canonical_name,
    k.concept_type = c.concept_type, k.aliases = c.aliases, k.created_at = datetime()
  MERGE (c)-[:PROMOTED_TO]->(k)`;

// A canonical concept is touched only by who has locked its concept. What is said of a concept is read after it is
// locked: who changed it before has committed by then.
const CONCEPTS = `
  UNWIND $rows AS row
  MERGE (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
  ON CREATE SET c.canonical_name = row.canonical_name, c.concept_type = row.concept_type,
    c.created_at = datetime()
  SET c.concept_id = row.concept_id
  FOREACH (_ IN CASE WHEN row.promotes THEN [1] ELSE [] END | ${PROMOTE_C})
  WITH row, c
  WHERE EXISTS { (c)<-[:MENTIONS]-() } OR c.aliases IS NOT NULL
    OR c.canonical_name <> row.canonical_name OR c.concept_type <> row.concept_type
  RETURN row.canonical_key AS key`;

const PROMOTE_SHARED = `
  UNWIND $rows AS row
  MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
  WHERE EXISTS { (c)<-[o:MENTIONS]-() WHERE o.document_id <> $document_id }
  ${PROMOTE_C}`;

const SEGMENTS: { [place in Place]: string } = {
  hidden: `
    UNWIND $rows AS row
    MERGE (s:${HIDDEN_SEGMENT} {segment_id: row.segment_id, generation: $generation})
    SET s = row, s += $owner`,
  shown: `
    MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id})
    UNWIND $rows AS row
    MERGE (s:Segment {segment_id: row.segment_id, generation: $generation})
    SET s = row, s += $owner
    MERGE (d)-[:HAS_SEGMENT]->(s)`,
};

const mentionsOf = (label: string) => `
  UNWIND $rows AS row
  MATCH (s:${label} {segment_id: row.segment_id, generation: $generation})
  MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
  MERGE (s)-[m:MENTIONS {surface_form: row.surface_form}]->(c)
  SET m += $owner, m.promotes = row.promotes, m.aliases = row.aliases, m.definition = row.definition,
    m.confidence = row.confidence, m.slide = row.slide, m.evidence = row.evidence,
    m.char_start = row.char_start, m.char_end = row.char_end`;

const MENTIONS: { [place in Place]: string } = {
  hidden: mentionsOf(HIDDEN_SEGMENT),
  shown: mentionsOf('Segment'),
};

const relationsOf = (type: string) => `
  UNWIND $rows AS row
  MATCH (a:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.source})
  MATCH (b:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.target})
  MERGE (a)-[r:${type} {segment_id: row.segment_id, generation: $generation}]->(b)
  SET r += $owner, r.confidence = row.confidence, r.evidence = row.evidence, r.slide = row.slide`;

const CO_OCCURRENCES = `
  UNWIND $rows AS row
  MATCH (a:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.source})
  MATCH (b:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.target})
  MERGE (a)-[r:${CO_OCCURS_WITH} {document_id: $document_id, generation: $generation}]->(b)
  SET r += $owner, r.npmi = row.npmi, r.support = row.support, r.statistical = true`;
