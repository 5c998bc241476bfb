import type { DocumentConcept } from './mining.ts';

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

/** From this confidence on, a definition makes a concept canonical (the profile BALANCED). */
const MIN_CONFIDENCE_TO_PROMOTE = 0.7;

const MIN_SEGMENTS_TO_PROMOTE = 2;
const MIN_NAME_CHARS = 3;
const MAX_NAME_CHARS = 100;

/** Decides on a concept of a document, by the first rule that applies. */
export function decide(concept: DocumentConcept): Decision {
  const { canonicalKey, canonicalName: name } = concept;
  const decision = (verdict: Verdict, rule: string): Decision => ({ canonicalKey, verdict, rule });

  if (name.length < MIN_NAME_CHARS && !isAcronym(name)) return decision('rejected', 'too short');
  if (name.length > MAX_NAME_CHARS) return decision('rejected', 'too long');
  if (!/\p{L}/u.test(name)) return decision('rejected', 'no letter');
  if (isContact(name)) return decision('rejected', 'address');

  if (concept.segmentCount >= MIN_SEGMENTS_TO_PROMOTE) {
    return decision('promoted', 'in several segments');
  }
  if (concept.definition !== null && concept.confidence >= MIN_CONFIDENCE_TO_PROMOTE) {
    return decision('promoted', 'defined, with high confidence');
  }
  return decision('held', 'in one segment only');
}

/** Keys of the concepts that are canonical. */
export function promotedKeys(decisions: Decision[]): Set<string> {
  return new Set(
    decisions
      .filter(({ verdict }) => verdict === 'promoted')
      .map((decision) => decision.canonicalKey),
  );
}

function isAcronym(name: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]$/u.test(name);
}

function isContact(name: string): boolean {
  return /\S@\S+\.\S/.test(name) || /^(https?:\/\/|www\.)/i.test(name);
}
