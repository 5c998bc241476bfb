import type { NameJoin } from '../domain/name-joins.ts';
import { nearDuplicateJoins } from '../domain/near-duplicates.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { resultKey, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { vectorsArtifact, type FoundNames } from './artifacts.ts';

export interface JoinedByMeaning {
  joins: NameJoin[];
  /** The vectors that they were found by. */
  madeOf: ArtifactRef[];
}

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
): Promise<JoinedByMeaning> {
  if (nearDuplicates.length === 0 || similarity >= 1) return { joins, madeOf: [] };
  const names = [
    ...new Set(
      nearDuplicates.flatMap(({ kept, other }) => [kept.canonicalName, other.canonicalName]),
    ),
  ].toSorted();
  const embedded = await embedNames(artifacts, embedder, tenantId, names, signal);
  const vectors = new Map(names.map((name, index) => [name, embedded.vectors[index]!]));
  const similarities = nearDuplicates.map(({ kept, other }) =>
    cosine(vectors.get(kept.canonicalName)!, vectors.get(other.canonicalName)!),
  );
  const found = nearDuplicateJoins(nearDuplicates, similarities, similarity);
  return { joins: [...joins, ...found], madeOf: [embedded.ref] };
}

async function embedNames(
  artifacts: ArtifactStore,
  embedder: Embedder,
  tenantId: string,
  names: string[],
  signal: AbortSignal,
): Promise<{ ref: ArtifactRef; vectors: Float32Array[] }> {
  const key = resultKey(embedder.model, ...names);
  const known = await artifacts.recall(tenantId, vectorsArtifact, 'name-embedding', key);
  if (known !== undefined) return { ref: known.ref, vectors: known.value };
  const vectors = await embedder.embed(names, { signal });
  const ref = await artifacts.put(tenantId, vectorsArtifact, vectors);
  await artifacts.remember(tenantId, 'name-embedding', key, ref);
  return { ref, vectors };
}

/** Of vectors of unit length. */
function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
