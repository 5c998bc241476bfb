import type { WritingKey } from '../stores/neo4j/document-graph.ts';

/** A writing of a document, as the workflow knows it. */
export interface WritingRef {
  tenantId: string;
  documentId: string;
  /** The run, and which of its writings: tells this writing from all others. */
  ingestId: string;
}

/** The same as the graph knows it. */
export function writingKey({ tenantId, documentId, ingestId }: WritingRef): WritingKey {
  return { tenant_id: tenantId, document_id: documentId, ingest_id: ingestId };
}
