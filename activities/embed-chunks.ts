import { indexedText } from '../domain/chunking.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { resultKey, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { chunksArtifact, vectorsArtifact } from './artifacts.ts';

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
  const texts = chunks.map(indexedText);
  const key = resultKey(embedder.model, ...texts);
  const known = await artifacts.recall(tenantId, vectorsArtifact, 'embedding', key);
  if (known !== undefined) return known.ref;

  const vectors = await embedder.embed(texts, { signal });
  const ref = await artifacts.put(tenantId, vectorsArtifact, vectors);
  await artifacts.remember(tenantId, 'embedding', key, ref);
  return ref;
}
