import type { StatedProperties } from './document-graph.ts';
import type { GraphStore } from './graph-store.ts';
import { HIDDEN_SEGMENT } from './schema.ts';

/** A document as the graph holds it. Times are ISO 8601. */
export interface StoredDocument extends Record<string, unknown> {
  document_id: string;
  name: string;
  status: string;
  revision: string | null;
  segments: number;
  concepts: number;
  chunks: number;
  ingested_at: string | null;
}

/** The documents of a tenant that are stored, by name. */
export async function storedDocuments(
  graph: GraphStore,
  tenantId: string,
): Promise<StoredDocument[]> {
  return graph.read<StoredDocument>(
    `MATCH (d:Document {tenant_id: $tenantId})
     RETURN d.document_id AS document_id, d.name AS name, d.status AS status, d.revision AS revision,
       COUNT { (d)-[:HAS_SEGMENT]->() } AS segments,
       COUNT { MATCH (d)-[:HAS_SEGMENT]->()-[:MENTIONS]->(c) RETURN DISTINCT c } AS concepts,
       coalesce(d.chunks, 0) AS chunks, toString(d.ingested_at) AS ingested_at
     ORDER BY document_id`,
    { tenantId },
  );
}

/** What a stored document's deck says of itself; undefined when it is not stored. */
export async function storedProperties(
  graph: GraphStore,
  tenantId: string,
  documentId: string,
): Promise<StatedProperties | undefined> {
  const [properties] = await graph.read<StatedProperties & Record<string, unknown>>(
    `MATCH (d:Document {tenant_id: $tenantId, document_id: $documentId})
     RETURN d.title AS title, d.subject AS subject, d.author AS author, d.keywords AS keywords,
       d.description AS description, d.category AS category, d.language AS language,
       d.last_modified_by AS last_modified_by, toString(d.deck_created_at) AS deck_created_at,
       toString(d.deck_modified_at) AS deck_modified_at`,
    { tenantId, documentId },
  );
  return properties;
}

export interface StoredSegment extends Record<string, unknown> {
  segment_id: string;
  ordinal: number;
  topic_label: string;
  status: 'read' | 'failed';
  error_type: string | null;
  error_message: string | null;
}

/** The segments of a stored document, in order; none when it is not stored. */
export async function storedSegments(
  graph: GraphStore,
  tenantId: string,
  documentId: string,
): Promise<StoredSegment[]> {
  return graph.read<StoredSegment>(
    `MATCH (:Document {tenant_id: $tenantId, document_id: $documentId})-[:HAS_SEGMENT]->(s)
     RETURN s.segment_id AS segment_id, s.ordinal AS ordinal, s.topic_label AS topic_label,
       s.status AS status, s.error_type AS error_type, s.error_message AS error_message
     ORDER BY ordinal`,
    { tenantId, documentId },
  );
}

/**
 * The generation that is shown of each of these documents; of those that are not stored, nothing. One that was
 * stored before there were generations has the empty one.
 */
export async function shownGenerations(
  graph: GraphStore,
  tenantId: string,
  documentIds: string[],
): Promise<Map<string, string>> {
  const rows = await graph.read<{ document_id: string; generation: string }>(
    `UNWIND $documentIds AS documentId
     MATCH (d:Document {tenant_id: $tenantId, document_id: documentId})
     RETURN d.document_id AS document_id, coalesce(d.generation, '') AS generation`,
    { tenantId, documentIds },
  );
  return new Map(rows.map(({ document_id, generation }) => [document_id, generation]));
}

/** The documents of a tenant, stored or being written, by name. */
export async function documentIdsOf(graph: GraphStore, tenantId: string): Promise<string[]> {
  const rows = await graph.read<{ id: string }>(
    `CALL () {
       MATCH (d:Document {tenant_id: $tenantId}) RETURN d.document_id AS id
       UNION
       MATCH (w:Writing {tenant_id: $tenantId}) RETURN w.document_id AS id
     }
     RETURN id ORDER BY id`,
    { tenantId },
  );
  return rows.map(({ id }) => id);
}

/** The documents of a tenant that are stored, by name. */
export async function storedDocumentIds(graph: GraphStore, tenantId: string): Promise<string[]> {
  const rows = await graph.read<{ id: string }>(
    'MATCH (d:Document {tenant_id: $tenantId}) RETURN d.document_id AS id ORDER BY id',
    { tenantId },
  );
  return rows.map(({ id }) => id);
}

/** How many segments of a document there are, shown or not. */
export async function countSegments(
  graph: GraphStore,
  tenantId: string,
  documentId: string,
): Promise<number> {
  const [row] = await graph.read<{ segments: number }>(
    `CALL () {
       MATCH (:Document {tenant_id: $tenantId, document_id: $documentId})-[:HAS_SEGMENT]->(s) RETURN s
       UNION
       MATCH (s:${HIDDEN_SEGMENT} {tenant_id: $tenantId, document_id: $documentId}) RETURN s
     }
     RETURN count(s) AS segments`,
    { tenantId, documentId },
  );
  return row!.segments;
}
