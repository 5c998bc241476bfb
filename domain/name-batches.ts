import { conceptsIn, type NearDuplicate } from './near-duplicates.ts';
import { by } from './order.ts';

/** So many names a model is asked about in one call. */
export const NAMES_A_CALL = 20;

/** More calls than this for the names of one document would fill the history of its workflow. */
const MAX_BATCHES = 500;

/** Pairs that a model is asked about in one call: a range of a list. */
export interface NameBatch {
  from: number;
  /** The first that is no longer asked about. */
  to: number;
  /** Of the names and their definitions. */
  characters: number;
}

export interface BatchedPairs {
  /** All pairs; first those that are asked about, so that pairs with a name in common stand together. */
  pairs: NearDuplicate[];
  batches: NameBatch[];
}

/**
 * Cuts pairs into batches of at most `NAMES_A_CALL` names. Two concepts of one name are not asked about, and never
 * in one batch: an answer could not tell which is meant.
 */
export function batchPairs(nearDuplicates: NearDuplicate[]): BatchedPairs {
  const sorted = nearDuplicates.toSorted(
    by(({ kept, other }) => `${kept.canonicalKey}\n${other.canonicalKey}`),
  );
  const { true: asked = [], false: others = [] } = Object.groupBy(sorted, ({ kept, other }) =>
    kept.canonicalName === other.canonicalName ? 'false' : 'true',
  );
  const batches: NameBatch[] = [];
  let from = 0;
  for (let to = 1; to <= asked.length; to++) {
    if (to < asked.length && fit(asked.slice(from, to + 1))) continue;
    batches.push({ from, to, characters: charactersOf(asked.slice(from, to)) });
    from = to;
  }
  return { pairs: [...asked, ...others], batches: batches.slice(0, MAX_BATCHES) };
}

/** Both halves of a range of pairs; undefined when there are but two names left to compare. */
export function halvesOf<Range extends { from: number; to: number }>(
  range: Range,
): [Range, Range] | undefined {
  const middle = Math.ceil((range.from + range.to) / 2);
  if (middle === range.to) return undefined;
  return [
    { ...range, to: middle },
    { ...range, from: middle },
  ];
}

function fit(pairs: NearDuplicate[]): boolean {
  const concepts = conceptsIn(pairs);
  const names = new Set(concepts.map(({ canonicalName }) => canonicalName));
  return concepts.length <= NAMES_A_CALL && names.size === concepts.length;
}

function charactersOf(pairs: NearDuplicate[]): number {
  return conceptsIn(pairs).reduce(
    (sum, { canonicalName, definition }) => sum + canonicalName.length + (definition?.length ?? 0),
    0,
  );
}
