import { indexedText } from '../domain/chunking.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { chunksArtifact } from './artifacts.ts';
import { embedTexts } from './embed-texts.ts';

export interface EmbedChunksInput {
  tenantId: string;
  chunks: ArtifactRef;
}

/** Vectors of a batch of chunks, in the same order. */
export async function embedChunks(
  artifacts: ArtifactStore,
  embedder: Embedder,
  { tenantId, chunks: chunksRef }: EmbedChunksInput,
  signal: AbortSignal,
): Promise<ArtifactRef> {
  const chunks = await artifacts.get(tenantId, chunksArtifact, chunksRef);
  return embedTexts(artifacts, embedder, tenantId, chunks.map(indexedText), signal);
}
