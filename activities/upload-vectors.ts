import type { Chunk } from '../domain/chunking.ts';
import { canonicalConceptIdOf, protoConceptIdOf } from '../domain/ids.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { ChunkPoint } from '../stores/qdrant/chunk-point.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';
import { chunksArtifact, gatedArtifact, vectorsArtifact, type GatedDocument } from './artifacts.ts';
import { batchesOf, type EmbeddedBatch } from './pages.ts';
import { MentionIndex } from './statements.ts';

export interface UploadVectorsInput {
  tenantId: string;
  documentId: string;
  documentName: string;
  revision: string;
  /** ISO 8601, the same for all points of a run. */
  createdAt: string;
  gated: ArtifactRef;
  batches: EmbeddedBatch[];
  /** Hold the batches of a document that has too many for a list. */
  pages?: ArtifactRef[];
}

/** Uploads the embedded chunks with the concepts they name. Gives how many. */
export async function uploadVectors(
  artifacts: ArtifactStore,
  index: VectorStore,
  input: UploadVectorsInput,
  signal: AbortSignal,
): Promise<number> {
  return index.upload(documentPoints(artifacts, input), signal);
}

/** The points of all batches, one batch in memory at a time. */
export async function* documentPoints(
  artifacts: ArtifactStore,
  input: UploadVectorsInput,
): AsyncGenerator<ChunkPoint> {
  const { tenantId } = input;
  const conceptsIn = conceptFinder(
    artifacts,
    tenantId,
    await artifacts.get(tenantId, gatedArtifact, input.gated),
  );
  for await (const batch of batchesOf(artifacts, input)) {
    const chunks = await artifacts.get(tenantId, chunksArtifact, batch.chunks);
    const vectors = await artifacts.get(tenantId, vectorsArtifact, batch.vectors);
    for (const [position, chunk] of chunks.entries()) {
      yield {
        chunkId: chunk.chunkId,
        vector: vectors[position]!,
        payload: {
          tenant_id: tenantId,
          document_id: input.documentId,
          document_name: input.documentName,
          revision: input.revision,
          segment_id: chunk.segmentId,
          chunk_index: batch.chunksBefore + chunk.chunkIndex,
          slide_from: chunk.slideFrom,
          slide_to: chunk.slideTo,
          text: chunk.text,
          char_start: chunk.charStart,
          char_end: chunk.charEnd,
          ...(await conceptsIn(chunk)),
          created_at: input.createdAt,
        },
      };
    }
  }
}

interface ConceptIds {
  proto_concept_ids: string[];
  canonical_concept_ids: string[];
}

/** Finds the concepts of the chunk's segment whose words stand in the chunk. */
function conceptFinder(
  artifacts: ArtifactStore,
  tenantId: string,
  gated: GatedDocument,
): (chunk: Chunk) => Promise<ConceptIds> {
  const index = new MentionIndex(artifacts, tenantId, gated.parts);
  const promoted = new Set(
    gated.decisions
      .filter(({ verdict }) => verdict === 'promoted')
      .map(({ canonicalKey }) => canonicalKey),
  );
  return async (chunk) => {
    const mentions = await index.mentionsOf(chunk.segmentId);
    const keys = new Set(
      mentions
        .filter(({ surfaceForm }) => chunk.text.includes(surfaceForm))
        .map(({ canonicalKey }) => canonicalKey),
    );
    return {
      proto_concept_ids: [...keys].map((key) => protoConceptIdOf(tenantId, key)),
      canonical_concept_ids: [...keys]
        .filter((key) => promoted.has(key))
        .map((key) => canonicalConceptIdOf(tenantId, key)),
    };
  };
}
