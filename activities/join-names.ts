import type { NameJoin } from '../domain/name-joins.ts';
import { nearDuplicateJoins } from '../domain/near-duplicates.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { resultKey, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { vectorsArtifact } from './artifacts.ts';
import type { FoundNames } from './find-names.ts';

/**
 * All joins of a document: those that were found, and those near duplicates of whose names the embedding model says
 * that they mean the same. Names are embedded together, and once.
 *
 * @param similarity cosine from which on two names mean the same; from 1 on, none do
 */
export async function joinNames(
  artifacts: ArtifactStore,
  embedder: Embedder,
  tenantId: string,
  { joins, nearDuplicates }: FoundNames,
  similarity: number,
  signal: AbortSignal,
): Promise<NameJoin[]> {
  if (nearDuplicates.length === 0 || similarity >= 1) return joins;
  const names = [
    ...new Set(
      nearDuplicates.flatMap(({ kept, other }) => [kept.canonicalName, other.canonicalName]),
    ),
  ].toSorted();
  const vectors = new Map(
    (await embedNames(artifacts, embedder, tenantId, names, signal)).map((vector, index) => [
      names[index]!,
      vector,
    ]),
  );
  const similarities = nearDuplicates.map(({ kept, other }) =>
    cosine(vectors.get(kept.canonicalName)!, vectors.get(other.canonicalName)!),
  );
  return [...joins, ...nearDuplicateJoins(nearDuplicates, similarities, similarity)];
}

async function embedNames(
  artifacts: ArtifactStore,
  embedder: Embedder,
  tenantId: string,
  names: string[],
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const key = resultKey(embedder.model, ...names);
  const known = await artifacts.recall(tenantId, vectorsArtifact, 'name-embedding', key);
  if (known !== undefined) return known.value;
  const vectors = await embedder.embed(names, { signal });
  const ref = await artifacts.put(tenantId, vectorsArtifact, vectors);
  await artifacts.remember(tenantId, 'name-embedding', key, ref);
  return vectors;
}

/** Of vectors of unit length. */
function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
