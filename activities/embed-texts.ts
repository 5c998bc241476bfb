import type { Embedder } from '../embedding/embedder.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { resultKey, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { vectorsArtifact } from './artifacts.ts';
import { recallVectors, rememberVectors } from './known-vectors.ts';

/** Vectors of texts, in the same order. Texts that the model has embedded for the tenant before are not embedded again. */
export async function embedTexts(
  artifacts: ArtifactStore,
  embedder: Embedder,
  tenantId: string,
  texts: string[],
  signal: AbortSignal,
): Promise<ArtifactRef> {
  // All of them first: that is two files to read where nothing has changed.
  const key = resultKey(embedder.model, ...texts);
  const known = await artifacts.recall(tenantId, vectorsArtifact, 'embedding', key);
  if (known !== undefined) return known.ref;

  const ref = await artifacts.put(
    tenantId,
    vectorsArtifact,
    await vectorsOf(artifacts, embedder, tenantId, texts, signal),
  );
  await rememberVectors(artifacts, tenantId, embedder.model, texts, ref);
  await artifacts.remember(tenantId, 'embedding', key, ref);
  return ref;
}

async function vectorsOf(
  artifacts: ArtifactStore,
  embedder: Embedder,
  tenantId: string,
  texts: string[],
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const distinct = [...new Set(texts)];
  const known = await recallVectors(artifacts, tenantId, embedder.model, distinct);
  const unknown = distinct.filter((text) => !known.has(text));
  const made = unknown.length === 0 ? [] : await embedder.embed(unknown, { signal });
  for (const [index, text] of unknown.entries()) known.set(text, made[index]!);
  const vectors = texts.map((text) => known.get(text)!);
  // An endpoint may have come to mean another model by the same name.
  const isOfOneModel = new Set(vectors.map(({ length }) => length)).size <= 1;
  return isOfOneModel ? vectors : embedder.embed(texts, { signal });
}
