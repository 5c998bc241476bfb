import type { NameJoin } from '../domain/name-joins.ts';
import { namesToCompare, nearDuplicateJoins } from '../domain/near-duplicates.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { vectorsArtifact, type FoundNames } from './artifacts.ts';

/**
 * All joins of a document: those that were found, and those near duplicates of whose names the embedding model says
 * that they mean the same. Names without a vector are joined to none.
 *
 * @param vectorRefs vectors of the names (`namesToCompare`), in their order, as far as there are any
 * @param similarity cosine from which on two names mean the same; from 1 on, none do
 */
export async function joinNames(
  artifacts: ArtifactStore,
  tenantId: string,
  { joins, nearDuplicates }: FoundNames,
  vectorRefs: ArtifactRef[],
  similarity: number,
): Promise<NameJoin[]> {
  if (similarity >= 1) return joins;
  const names = namesToCompare(nearDuplicates);
  const vectors = new Map<string, Float32Array>();
  for (const ref of vectorRefs) {
    for (const vector of await artifacts.get(tenantId, vectorsArtifact, ref)) {
      vectors.set(names[vectors.size]!, vector);
    }
  }
  const compared = nearDuplicates.filter(
    ({ kept, other }) => vectors.has(kept.canonicalName) && vectors.has(other.canonicalName),
  );
  const similarities = compared.map(({ kept, other }) =>
    cosine(vectors.get(kept.canonicalName)!, vectors.get(other.canonicalName)!),
  );
  return [...joins, ...nearDuplicateJoins(compared, similarities, similarity)];
}

/** Of vectors of unit length; of models that differ in their length, which cannot be compared, 0. */
function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
