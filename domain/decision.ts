/**
 * What became of a concept: `promoted` ones are canonical for the tenant, `held` ones wait for support,
 * `rejected` ones are not stored.
 */
export type Verdict = 'promoted' | 'held' | 'rejected';

export interface Decision {
  canonicalKey: string;
  verdict: Verdict;
  /** The rule that decided. */
  rule: string;
}

/** The keys of the concepts that are canonical. */
export function promotedKeys(decisions: Decision[]): Set<string> {
  return new Set(
    decisions
      .filter(({ verdict }) => verdict === 'promoted')
      .map(({ canonicalKey }) => canonicalKey),
  );
}
