import type { ManagedTransaction } from 'neo4j-driver';
import { withIntegers } from './integers.ts';
import { CONCEPT_RELATIONSHIPS } from './schema.ts';

export interface DocumentKey {
  tenant_id: string;
  document_id: string;
}

/** What the deck says of itself; null for what it does not say. */
export interface DocumentProperties {
  title: string | null;
  subject: string | null;
  author: string | null;
  keywords: string | null;
  description: string | null;
  category: string | null;
  last_modified_by: string | null;
  language: string | null;
  /** ISO 8601; kept as times of Neo4j. */
  deck_created_at: string | null;
  deck_modified_at: string | null;
}

/** How a document ended, for whoever looks at it in the graph. */
export interface DocumentOutcome {
  revision: string;
  status: 'complete' | 'partial';
  slides: number;
  chunks: number;
  warnings: string[];
  properties: DocumentProperties;
}

/**
 * Makes a run the document's: removes what only earlier runs wrote of it, then notes the outcome. What other
 * documents support stays.
 */
export async function commitDocument(
  tx: ManagedTransaction,
  key: DocumentKey,
  ingestId: string,
  { properties, ...outcome }: DocumentOutcome,
): Promise<void> {
  await removeDocumentParts(tx, key, ingestId);
  await tx.run(
    `MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id})
     SET d += $outcome, d += $properties, d.ingest_id = $ingestId, d.ingested_at = datetime(),
       d.deck_created_at = datetime($properties.deck_created_at),
       d.deck_modified_at = datetime($properties.deck_modified_at)`,
    { ...key, ingestId, outcome: withIntegers(outcome), properties },
  );
}

/** Removes what the document says, except what the run `keepIngestId` wrote, and concepts left without mention. */
async function removeDocumentParts(
  tx: ManagedTransaction,
  key: DocumentKey,
  keepIngestId: string,
): Promise<void> {
  const parameters = { ...key, keepIngestId };
  for (const type of CONCEPT_RELATIONSHIPS) {
    await tx.run(
      `MATCH ()-[r:${type} {tenant_id: $tenant_id, document_id: $document_id}]->()
       WHERE r.ingest_id <> $keepIngestId DELETE r`,
      parameters,
    );
  }
  await tx.run(
    `MATCH ()-[m:MENTIONS {tenant_id: $tenant_id, document_id: $document_id}]->(c:ProtoConcept)
     WHERE m.ingest_id <> $keepIngestId
     DELETE m
     WITH DISTINCT c WHERE NOT EXISTS { (c)<-[:MENTIONS]-() }
     OPTIONAL MATCH (c)-[:PROMOTED_TO]->(k:CanonicalConcept)
     DETACH DELETE c
     WITH DISTINCT k WHERE k IS NOT NULL AND NOT EXISTS { (k)<-[:PROMOTED_TO]-() }
     DETACH DELETE k`,
    parameters,
  );
  await tx.run(
    `MATCH (:Document {tenant_id: $tenant_id, document_id: $document_id})-[:HAS_SEGMENT]->(s:Segment)
     WHERE s.ingest_id <> $keepIngestId
     DETACH DELETE s`,
    parameters,
  );
}
