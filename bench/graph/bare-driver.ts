import type { Driver, ManagedTransaction, Session } from 'neo4j-driver';
import type { ConceptRow, MentionRow, Writing } from '../../stores/neo4j/document-graph.ts';
import { withIntegers } from '../../stores/neo4j/integers.ts';
import type { MadeDocument } from './sketch.ts';

const DOCUMENT = `
  MERGE (d:Document {tenant_id: $owner.tenant_id, document_id: $owner.document_id})
  SET d += $owner, d += $properties, d.ingest_id = $ingest_id, d.created_at = datetime(), d.ingested_at = datetime()`;

const CONCEPTS = `
  UNWIND $rows AS row
  MERGE (c:ProtoConcept {tenant_id: $owner.tenant_id, canonical_key: row.canonical_key})
  SET c += row.said, c.concept_id = row.concept_id, c.created_at = datetime()`;

const PROMOTION_OF_C = `
  MERGE (k:CanonicalConcept {tenant_id: $owner.tenant_id, canonical_key: row.canonical_key})
  SET k += row.said, k.concept_id = row.canonical_id, k.created_at = datetime()
  MERGE (c)-[:PROMOTED_TO]->(k)`;

const PROMOTIONS = `
  UNWIND $rows AS row
  MATCH (c:ProtoConcept {tenant_id: $owner.tenant_id, canonical_key: row.canonical_key})
  ${PROMOTION_OF_C}`;

const SEGMENTS = `
  MATCH (d:Document {tenant_id: $owner.tenant_id, document_id: $owner.document_id})
  UNWIND $rows AS row
  MERGE (s:Segment {segment_id: row.segment_id})
  SET s += row, s += $owner
  MERGE (d)-[:HAS_SEGMENT]->(s)`;

const MENTIONS = `
  UNWIND $rows AS row
  MATCH (s:Segment {segment_id: row.segment_id})
  MATCH (c:ProtoConcept {tenant_id: $owner.tenant_id, canonical_key: row.canonical_key})
  MERGE (s)-[m:MENTIONS {surface_form: row.said.surface_form}]->(c)
  SET m += row.said, m += $owner`;

/** The rows of a document by UNWIND, in one transaction, each straight to what it is in the end. */
export async function writeBare(
  driver: Driver,
  { writing, document }: MadeDocument,
): Promise<void> {
  await using session = driver.session();
  await session.executeWrite(async (tx) => {
    const run = runner(tx, writing);
    await run(DOCUMENT, { properties: documentProperties(document) });
    for await (const { concepts, segments, mentions } of document.batches()) {
      await run(CONCEPTS + PROMOTION_OF_C, { rows: concepts.map(conceptRow) });
      await run(SEGMENTS, { rows: segments.map(withIntegers) });
      await run(MENTIONS, { rows: mentions.map(mentionRow) });
    }
  });
}

/** The same, each concept in a transaction of its own, with its promotion and its mention. */
export async function writeByConcept(driver: Driver, made: MadeDocument): Promise<void> {
  await using session = driver.session();
  await forEachConcept(runner(session, made.writing), made, (concept, mention) =>
    session.executeWrite(async (tx) => {
      const run = runner(tx, made.writing);
      await run(CONCEPTS + PROMOTION_OF_C, { rows: [conceptRow(concept)] });
      await run(MENTIONS, { rows: [mentionRow(mention)] });
    }),
  );
}

/** The same, each query by itself: one for a concept, one for its promotion, one for its mention. */
export async function writeByQuery(driver: Driver, made: MadeDocument): Promise<void> {
  await using session = driver.session();
  const run = runner(session, made.writing);
  await forEachConcept(run, made, async (concept, mention) => {
    await run(CONCEPTS, { rows: [conceptRow(concept)] });
    await run(PROMOTIONS, { rows: [conceptRow(concept)] });
    await run(MENTIONS, { rows: [mentionRow(mention)] });
  });
}

/** Writes the document and each of its segments, and does the work for each concept, with the mention that it has. */
async function forEachConcept(
  run: Run,
  { document }: MadeDocument,
  work: (concept: ConceptRow, mention: MentionRow) => Promise<void>,
): Promise<void> {
  await run(DOCUMENT, { properties: documentProperties(document) });
  for await (const { concepts, segments, mentions } of document.batches()) {
    for (const segment of segments) await run(SEGMENTS, { rows: [withIntegers(segment)] });
    for (const [index, concept] of concepts.entries()) await work(concept, mentions[index]!);
  }
}

type Run = (query: string, parameters: object) => Promise<void>;

function runner(queries: ManagedTransaction | Session, { ingest_id, ...owner }: Writing): Run {
  return async (query, parameters) => {
    await queries.run(query, { owner, ingest_id, ...parameters });
  };
}

function documentProperties({ properties, stated }: MadeDocument['document']) {
  return withIntegers({ ...properties, ...stated });
}

function conceptRow({ concept_id, canonical_key, canonical_id, ...row }: ConceptRow) {
  const { canonical_name, concept_type, aliases } = row;
  const names = aliases.length === 0 ? {} : { aliases };
  const said = { canonical_name, concept_type, ...names };
  return { concept_id, canonical_key, canonical_id, said };
}

function mentionRow({ segment_id, canonical_key, ...said }: MentionRow) {
  return { segment_id, canonical_key, said: withIntegers(said) };
}
