import { randomUUID } from 'node:crypto';
import { InvalidInput } from '../../domain/errors.ts';
import { parseDocumentId, parseTenantId } from '../../domain/names.ts';
import { storedDocumentIds } from '../../stores/neo4j/read-documents.ts';
import type { Services } from '../services.ts';
import { busyDocuments } from '../verify/busy-documents.ts';
import { documentGraphOf, type ReadDocument } from './import-document.ts';
import { readGraphFile } from './read-file.ts';

export interface ImportSummary {
  tenantId: string;
  documents: string[];
  nodes: number;
  relationships: number;
}

/**
 * Writes the documents of a file into the graph of the tenant that they were exported from, each as a whole.
 *
 * @throws InvalidInput when the file is not understood, or a document of it is stored or being ingested.
 */
export async function importGraph(
  services: Services,
  lines: AsyncIterable<string>,
): Promise<ImportSummary> {
  const file = await readGraphFile(lines);
  const tenantId = parseTenantId(file.tenantId);
  const summary: ImportSummary = { tenantId, documents: [], nodes: 0, relationships: 0 };
  for await (const document of file.documents) {
    await importDocument(services, tenantId, document);
    summary.documents.push(document.documentId);
    summary.nodes += document.nodes.length;
    summary.relationships += document.relationships.length;
  }
  return summary;
}

async function importDocument(
  services: Services,
  tenantId: string,
  document: ReadDocument,
): Promise<void> {
  const { graph } = services;
  const documentId = parseDocumentId(document.documentId);
  const stored = await storedDocumentIds(graph, tenantId);
  const busy = await busyDocuments(await services.temporal(), tenantId);
  if (stored.includes(documentId) || busy.includes(documentId)) {
    throw new InvalidInput(
      `Document ${documentId} of tenant ${tenantId} is stored already, or being ingested. Delete it first.`,
    );
  }
  const writing = {
    tenant_id: tenantId,
    document_id: documentId,
    generation: document.generation,
    ingest_id: `import/${randomUUID()}`,
  };
  await graph.beginWriting(writing, new Date().toISOString());
  try {
    await graph.sweep(writing);
    await graph.openWriting(writing);
    await graph.save(writing, documentGraphOf(tenantId, document));
  } finally {
    // Also when it failed: then nothing of it stays.
    await graph.closeWriting(writing);
    await graph.sweep(writing);
    await graph.forgetWriting(writing);
  }
}
