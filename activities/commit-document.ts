import type { DeckProperties } from '../domain/deck.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { DocumentProperties } from '../stores/neo4j/commit-document.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';
import { outlineArtifact } from './artifacts.ts';

export interface CommitDocumentInput {
  tenantId: string;
  documentId: string;
  revision: string;
  ingestId: string;
  createdAt: string;
  outline: ArtifactRef;
  status: 'complete' | 'partial';
  chunks: number;
}

/** Makes what was written the document's: what only earlier runs wrote of it goes, in both stores. */
export async function commitDocument(
  artifacts: ArtifactStore,
  graph: GraphStore,
  index: VectorStore,
  input: CommitDocumentInput,
): Promise<void> {
  const { tenantId, documentId, revision, status, chunks } = input;
  const outline = await artifacts.get(tenantId, outlineArtifact, input.outline);
  await index.removeOlder(tenantId, documentId, input.createdAt);
  await graph.commit({ tenant_id: tenantId, document_id: documentId }, input.ingestId, {
    revision,
    status,
    slides: outline.slides,
    chunks,
    warnings: outline.warnings.map(({ slide, part, message }) =>
      slide === null ? `${part}: ${message}` : `slide ${slide}, ${part}: ${message}`,
    ),
    properties: documentProperties(outline.properties),
  });
}

function documentProperties(properties: DeckProperties): DocumentProperties {
  const { lastModifiedBy, created, modified, ...others } = properties;
  return {
    ...others,
    last_modified_by: lastModifiedBy,
    deck_created_at: created,
    deck_modified_at: modified,
  };
}
