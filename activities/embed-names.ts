import { namesToCompare } from '../domain/near-duplicates.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { FoundNames } from './artifacts.ts';
import { embedTexts } from './embed-texts.ts';

/** Vectors of some names of a document. */
export interface EmbeddedNames {
  vectors: ArtifactRef;
  /** The first name that has none yet; null when all have. */
  next: number | null;
}

/** Well within what an endpoint accepts in one request, in inputs and, names being short, in tokens. */
const NAMES_A_REQUEST = 1000;

/**
 * Vectors of the names that the embedding model is to compare, as many as one request takes.
 *
 * @param from how many of the names (`namesToCompare`) have theirs
 */
export async function embedNames(
  artifacts: ArtifactStore,
  embedder: Embedder,
  tenantId: string,
  { nearDuplicates }: FoundNames,
  from: number,
  signal: AbortSignal,
): Promise<EmbeddedNames> {
  const names = namesToCompare(nearDuplicates);
  const to = Math.min(from + NAMES_A_REQUEST, names.length);
  const vectors = await embedTexts(artifacts, embedder, tenantId, names.slice(from, to), signal);
  return { vectors, next: to < names.length ? to : null };
}

/** Vectors of all names that the embedding model is to compare. */
export async function embedAllNames(
  artifacts: ArtifactStore,
  embedder: Embedder,
  tenantId: string,
  found: FoundNames,
  signal: AbortSignal,
): Promise<ArtifactRef[]> {
  const vectors: ArtifactRef[] = [];
  if (found.nearDuplicates.length === 0) return vectors;
  for (let from: number | null = 0; from !== null;) {
    const some: EmbeddedNames = await embedNames(
      artifacts,
      embedder,
      tenantId,
      found,
      from,
      signal,
    );
    vectors.push(some.vectors);
    from = some.next;
  }
  return vectors;
}
