/** Two concepts that the document mentions together; `source` < `target`, since neither comes first. */
export interface CoOccurrence {
  source: string;
  target: string;
  /** Segments that mention both. */
  support: number;
  /** Normalised pointwise mutual information, above 0 up to 1. */
  npmi: number;
}

/** Once together is no pattern. */
const MIN_SUPPORT = 2;

/** All pairs of a document would drown what its sentences say: a concept keeps its strongest. */
const MAX_PER_CONCEPT = 10;

/**
 * Pairs of concepts that stand in the same segments more often than by chance, strongest first.
 *
 * Scored by NPMI (Bouma 2009, 'Normalized (Pointwise) Mutual Information in Collocation Extraction'):
 * ln(p(x,y) / (p(x) p(y))) / -ln p(x,y), which is 1 for concepts that only ever occur together and 0 for
 * independent ones.
 *
 * @param segments the keys of the concepts that each segment mentions
 */
export function coOccurrences(segments: Set<string>[]): CoOccurrence[] {
  const occurrences = new Map<string, number>();
  for (const key of segments.flatMap((concepts) => [...concepts])) {
    occurrences.set(key, (occurrences.get(key) ?? 0) + 1);
  }
  const together = new Map<string, Map<string, number>>();
  for (const concepts of segments) {
    // Most concepts are named once, and then no pair of theirs can be a pattern: counting those would fill memory.
    const keys = [...concepts].filter((key) => occurrences.get(key)! >= MIN_SUPPORT).toSorted();
    for (const [index, source] of keys.entries()) {
      const partners = together.get(source) ?? new Map<string, number>();
      together.set(source, partners);
      for (const target of keys.slice(index + 1)) {
        partners.set(target, (partners.get(target) ?? 0) + 1);
      }
    }
  }

  const pairs: CoOccurrence[] = [];
  for (const [source, partners] of together) {
    for (const [target, support] of partners) {
      if (support < MIN_SUPPORT) continue;
      const [ofSource, ofTarget] = [occurrences.get(source)!, occurrences.get(target)!];
      // In whole numbers: rounding would take what is exactly chance for a little more.
      if (support * segments.length <= ofSource * ofTarget) continue;
      const npmi = normalisedMutualInformation(support, ofSource, ofTarget, segments.length);
      pairs.push({ source, target, support, npmi });
    }
  }
  return strongest(pairs);
}

function normalisedMutualInformation(
  both: number,
  source: number,
  target: number,
  segments: number,
): number {
  const npmi = Math.log((both * segments) / (source * target)) / -Math.log(both / segments);
  return Math.min(npmi, 1);
}

function strongest(pairs: CoOccurrence[]): CoOccurrence[] {
  const kept = new Map<string, number>();
  const room = (key: string) => (kept.get(key) ?? 0) < MAX_PER_CONCEPT;
  return pairs
    .toSorted(
      (a, b) =>
        b.npmi - a.npmi ||
        b.support - a.support ||
        (a.source < b.source ? -1 : a.source > b.source ? 1 : a.target < b.target ? -1 : 1),
    )
    .filter(({ source, target }) => {
      if (!room(source) || !room(target)) return false;
      for (const key of [source, target]) kept.set(key, (kept.get(key) ?? 0) + 1);
      return true;
    });
}
