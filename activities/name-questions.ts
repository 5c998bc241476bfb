import { batchPairs, type NameBatch } from '../domain/name-batches.ts';
import { conceptGroups, groupJoins } from '../domain/name-groups.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { foundNamesArtifact, nameGroupsArtifact, type FoundNames } from './artifacts.ts';

/** Names of a document that a model is to be asked about. */
export interface NameQuestions {
  /** The names, with their near duplicates in the order that the batches speak of. */
  found: ArtifactRef;
  batches: NameBatch[];
  /**
   * Pairs that the embedding model is to compare, but for those that an LLM answers for; unknown to workers of earlier
   * versions, which compare them as they mine.
   */
  toCompare?: number;
}

/** What a model said of a batch. */
export interface AnsweredBatch extends Pick<NameBatch, 'from' | 'to'> {
  groups: ArtifactRef;
}

/** What was found of a document's names, and what a model said of them. */
export interface AnsweredNames {
  found: ArtifactRef;
  answers: AnsweredBatch[];
  /** Vectors of those that the embedding model is to compare, in their order; not yet made when left out. */
  vectors?: ArtifactRef[];
}

/**
 * Cuts the near duplicates of a document into batches to ask a model about.
 *
 * @param similarity cosine from which on the embedding model finds that two names mean the same; from 1 on, it is not asked
 */
export async function nameQuestions(
  artifacts: ArtifactStore,
  tenantId: string,
  { joins, nearDuplicates }: FoundNames,
  similarity: number,
): Promise<NameQuestions> {
  const { pairs, batches } = batchPairs(nearDuplicates);
  const found = await artifacts.put(tenantId, foundNamesArtifact, { joins, nearDuplicates: pairs });
  return { found, batches, toCompare: similarity < 1 ? pairs.length : 0 };
}

/**
 * The names of a document with what the model said of them. Near duplicates that it was not asked about, or had no
 * answer for, are left to the embedding model, unless one of both was joined.
 */
export async function answeredNames(
  artifacts: ArtifactStore,
  tenantId: string,
  { found, answers }: AnsweredNames,
): Promise<FoundNames> {
  const { joins, nearDuplicates } = await artifacts.get(tenantId, foundNamesArtifact, found);
  const groups = [];
  const answered = new Set<number>();
  for (const { from, to, groups: ref } of answers) {
    const said = await artifacts.get(tenantId, nameGroupsArtifact, ref);
    groups.push(...conceptGroups(said, nearDuplicates.slice(from, to)));
    for (let index = from; index < to; index++) answered.add(index);
  }
  const byModel = groupJoins(groups);
  const joined = new Set(byModel.flatMap(({ from, to }) => [from, to]));
  const left = nearDuplicates.filter(
    ({ kept, other }, index) =>
      !answered.has(index) && !joined.has(kept.canonicalKey) && !joined.has(other.canonicalKey),
  );
  return { joins: [...joins, ...byModel], nearDuplicates: left };
}
