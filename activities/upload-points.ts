import { indexedText, type Chunk } from '../domain/chunking.ts';
import { containsTerm } from '../domain/term-search.ts';
import { promotedKeys } from '../domain/decision.ts';
import { canonicalConceptIdOf, pointIdOf, protoConceptIdOf } from '../domain/ids.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { ChunkPoint } from '../stores/qdrant/chunk-point.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';
import { chunksArtifact, gatedArtifact, vectorsArtifact, type GatedDocument } from './artifacts.ts';
import { batchesOf, type EmbeddedBatch } from './pages.ts';
import { MentionIndex } from './statements.ts';

export interface UploadPointsInput {
  tenantId: string;
  documentId: string;
  documentName: string;
  revision: string;
  /** What is written, as a whole: the points are shown once it is the document's. */
  generation: string;
  /** ISO 8601: when the generation was first written. */
  createdAt: string;
  gated: ArtifactRef;
  batches: EmbeddedBatch[];
  /** Hold the batches of a document that has too many for a list. */
  pages?: ArtifactRef[];
}

/** Uploads the embedded chunks with the concepts they name. Gives how many. */
export async function uploadPoints(
  artifacts: ArtifactStore,
  index: VectorStore,
  input: UploadPointsInput,
  signal: AbortSignal,
): Promise<number> {
  return index.upload(documentPoints(artifacts, input), signal);
}

/** The points of all batches, one batch in memory at a time. */
export async function* documentPoints(
  artifacts: ArtifactStore,
  input: UploadPointsInput,
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
        pointId: pointIdOf(input.generation, chunk.chunkId),
        vector: vectors[position]!,
        words: indexedText(chunk),
        payload: {
          tenant_id: tenantId,
          document_id: input.documentId,
          document_name: input.documentName,
          revision: input.revision,
          generation: input.generation,
          segment_id: chunk.segmentId,
          chunk_index: batch.chunksBefore + chunk.chunkIndex,
          slide_from: chunk.slideFrom,
          slide_to: chunk.slideTo,
          text: chunk.text,
          context: chunk.context,
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
  const promoted = promotedKeys(gated.decisions);
  return async (chunk) => {
    const mentions = await index.mentionsOf(chunk.segmentId);
    const keys = new Set(
      mentions
        .filter(({ surfaceForm }) => containsTerm(chunk.text, surfaceForm))
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
