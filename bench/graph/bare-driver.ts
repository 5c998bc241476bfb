import type { Driver } from 'neo4j-driver';
import type { DocumentGraph, Writing } from '../../stores/neo4j/document-graph.ts';

interface Made {
  writing: Writing;
  document: DocumentGraph;
}

const CONCEPTS = `UNWIND $rows AS row
  MERGE (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
  SET c += row`;

const SEGMENTS = `MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id})
  UNWIND $rows AS row
  MERGE (s:Segment {segment_id: row.segment_id})
  SET s += row, s.tenant_id = $tenant_id, s.document_id = $document_id
  MERGE (d)-[:HAS_SEGMENT]->(s)`;

const MENTIONS = `UNWIND $rows AS row
  MATCH (s:Segment {segment_id: row.segment_id})
  MATCH (c:ProtoConcept {tenant_id: $tenant_id, canonical_key: row.canonical_key})
  MERGE (s)-[m:MENTIONS {surface_form: row.surface_form}]->(c)
  SET m += row, m.tenant_id = $tenant_id, m.document_id = $document_id`;

const DOCUMENT = `MERGE (d:Document {tenant_id: $tenant_id, document_id: $document_id})
  SET d += $properties`;

/** The rows of a document by UNWIND, in one transaction. */
export async function writeBare(driver: Driver, { writing, document }: Made): Promise<void> {
  const session = driver.session();
  const { tenant_id, document_id } = writing;
  const owner = { tenant_id, document_id };
  await session.executeWrite(async (tx) => {
    await tx.run(DOCUMENT, { ...owner, properties: document.properties });
    for await (const { concepts, segments, mentions } of document.batches()) {
      await tx.run(CONCEPTS, { ...owner, rows: concepts });
      await tx.run(SEGMENTS, { ...owner, rows: segments });
      await tx.run(MENTIONS, { ...owner, rows: mentions });
    }
  });
  await session.close();
}

/** The same, a transaction for each concept with its mention. */
export async function writeOneByOne(driver: Driver, { writing, document }: Made): Promise<void> {
  const session = driver.session();
  const { tenant_id, document_id } = writing;
  const owner = { tenant_id, document_id };
  await session.executeWrite((tx) =>
    tx.run(DOCUMENT, { ...owner, properties: document.properties }),
  );
  for await (const { concepts, segments, mentions } of document.batches()) {
    for (const segment of segments) {
      await session.executeWrite((tx) => tx.run(SEGMENTS, { ...owner, rows: [segment] }));
    }
    for (const [index, concept] of concepts.entries()) {
      await session.executeWrite(async (tx) => {
        await tx.run(CONCEPTS, { ...owner, rows: [concept] });
        await tx.run(MENTIONS, { ...owner, rows: [mentions[index]] });
      });
    }
  }
  await session.close();
}
