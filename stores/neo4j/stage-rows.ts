import type { ManagedTransaction } from 'neo4j-driver';
import type { ConceptRow, RowBatch, Writing } from './document-graph.ts';
import { withIntegers } from './integers.ts';
import { CO_OCCURS_WITH, HIDDEN_SEGMENT } from './schema.ts';

/**
 * Where segments go: out of sight, until `publishDocument` shows them, or straight to the document, which must be
 * there.
 */
export type Place = 'hidden' | 'shown';

/**
 * Writes rows within the transaction: one UNWIND a label or relationship type. Writing them again changes
 * nothing. Gives the concepts of which there was something before: their names, types and aliases are still to
 * be settled, while all others are as their rows say.
 *
 * Concepts are locked in the order of their keys before anything else is done to them, so that two documents
 * that share some wait for each other instead of locking each other out.
 */
export async function stageRows(
  tx: ManagedTransaction,
  writing: Writing,
  batch: RowBatch,
  place: Place,
): Promise<ConceptRow[]> {
  const { tenant_id, document_id, generation } = writing;
  const owner = { tenant_id, document_id, generation };
  const runRows = async (query: string, rows: object[]): Promise<Set<string>> => {
    if (rows.length === 0) return new Set();
    const { records } = await tx.run(query, { ...owner, owner, rows: rows.map(withIntegers) });
    return new Set(records.map((record) => record.get('key')));
  };

  const [known] = await Promise.all([
    runRows(CONCEPTS, batch.concepts),
    runRows(
      promotion(),
      batch.concepts.filter(({ promotes }) => promotes),
    ),
    runRows(SEGMENTS[place], batch.segments),
    runRows(MENTIONS[place], batch.mentions),
    ...batch.relations.map(([type, rows]) => runRows(relations(type), rows)),
    runRows(CO_OCCURRENCES, batch.coOccurrences),
  ]);
  const unsettled = batch.concepts.filter(({ canonical_key }) => known.has(canonical_key));
  // What two documents mention is canonical, though neither promotes it by itself.
  await runRows(
    promotion('WHERE EXISTS { (c)<-[o:MENTIONS]-() WHERE o.document_id <> $document_id }'),
    unsettled.filter(({ promotes }) => !promotes),
  );
  return unsettled;
}

// What is said of a concept is read after it is locked: who changed it before has committed by then.
const CONCEPTS = `
  UNWIND $rows AS row
  MERGE (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
  ON CREATE SET c.canonical_name = row.canonical_name, c.concept_type = row.concept_type,
    c.created_at = datetime()
  SET c.concept_id = row.concept_id
  WITH row, c
  WHERE EXISTS { (c)<-[:MENTIONS]-() } OR c.aliases IS NOT NULL
    OR c.canonical_name <> row.canonical_name OR c.concept_type <> row.concept_type
  RETURN row.canonical_key AS key`;

const promotion = (condition = '') => `
  UNWIND $rows AS row
  MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key}) ${condition}
  MERGE (k:CanonicalConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
  ON CREATE SET k.concept_id = row.canonical_id, k.canonical_name = c.canonical_name,
    k.concept_type = c.concept_type, k.aliases = c.aliases, k.created_at = datetime()
  MERGE (c)-[:PROMOTED_TO]->(k)`;

const SEGMENTS: Record<Place, string> = {
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

const MENTIONS: Record<Place, string> = {
  hidden: mentionsOf(HIDDEN_SEGMENT),
  shown: mentionsOf('Segment'),
};

const relations = (type: string) => `
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
