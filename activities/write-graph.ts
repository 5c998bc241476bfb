import type { DeckProperties } from '../domain/deck.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { DocumentGraph, StatedProperties } from '../stores/neo4j/document-graph.ts';
import { MAX_ROWS_PER_TRANSACTION, type GraphStore } from '../stores/neo4j/graph-store.ts';
import { gatedArtifact, outlineArtifact, type SegmentError } from './artifacts.ts';
import { conceptRows, countRows, rowBatches } from './document-rows.ts';
import { failuresOf } from './pages.ts';
import { writingKey, type WritingRef } from './writing-ref.ts';

export interface WriteGraphInput extends WritingRef {
  documentName: string;
  revision: string;
  generation: string;
  /** ISO 8601: when the generation was first written. */
  createdAt: string;
  outline: ArtifactRef;
  gated: ArtifactRef;
  failures: SegmentError[];
  /** Hold the failures of a document that has too many segments for a list. */
  pages?: ArtifactRef[];
  status: 'complete' | 'partial';
  chunks: number;
}

export interface WrittenGraph {
  concepts: number;
  relations: number;
}

/**
 * Writes what was found to the graph, and shows it instead of what was shown of the document before: the
 * commit of an ingest.
 */
export async function writeGraph(
  artifacts: ArtifactStore,
  graph: GraphStore,
  input: WriteGraphInput,
  signal: AbortSignal,
): Promise<WrittenGraph> {
  const document = await documentGraph(artifacts, input);
  await graph.save({ ...writingKey(input), generation: input.generation }, document, signal);
  const { concepts, relations } = document.properties;
  return { concepts, relations };
}

/** The document as rows for the graph. */
export async function documentGraph(
  artifacts: ArtifactStore,
  input: WriteGraphInput,
  maxRowsPerBatch = MAX_ROWS_PER_TRANSACTION,
): Promise<DocumentGraph> {
  const { tenantId } = input;
  const outline = await artifacts.get(tenantId, outlineArtifact, input.outline);
  const gated = await artifacts.get(tenantId, gatedArtifact, input.gated);
  const failures = await failuresOf(artifacts, input);
  const parts = { tenantId, outline, gated, failures };
  const concepts = conceptRows(parts);
  return {
    properties: {
      name: input.documentName,
      revision: input.revision,
      status: input.status,
      generation_at: input.createdAt,
      slides: outline.slides,
      chunks: input.chunks,
      concepts: concepts.length,
      relations: gated.parts.reduce((sum, part) => sum + part.relations, 0),
      warnings: outline.warnings.map(({ slide, part, message }) =>
        slide === null ? `${part}: ${message}` : `slide ${slide}, ${part}: ${message}`,
      ),
    },
    stated: statedProperties(outline.properties),
    rowCount: countRows(parts),
    concepts,
    batches: () => rowBatches(artifacts, parts, concepts, maxRowsPerBatch),
  };
}

function statedProperties(properties: DeckProperties): StatedProperties {
  const { lastModifiedBy, created, modified, ...others } = properties;
  return {
    ...others,
    last_modified_by: lastModifiedBy,
    deck_created_at: created,
    deck_modified_at: modified,
  };
}
