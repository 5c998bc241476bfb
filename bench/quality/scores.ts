import { canonicalKey } from '../../domain/canonical-key.ts';
import type { FoundConcept } from './found-concept.ts';
import type { Gold, GoldConcept } from './gold.ts';

/** How many concepts are looked at, from the first. */
export const CONCEPTS_COUNTED = 100;
const FIRST_CONCEPTS = 20;

/** Shares from 0 to 1. */
export interface Scores {
  /** Gold concepts found, of those that can be among so many (all, unless there are more of them). */
  recall: number;
  /** Harmonic mean of recall and precision. */
  f1: number;
  precisionOfFirst: number;
  /** Of the gold concepts found, those with the right type. */
  types: number;
}

/** The scores with what they leave to be looked into. */
export interface Comparison {
  scores: Scores;
  missed: GoldConcept[];
  wrong: FoundConcept[];
  mistyped: { gold: GoldConcept; found: FoundConcept }[];
}

/**
 * Holds the first hundred of a deck's concepts, in their order, against its gold. A concept is right when the
 * canonical key of one of its forms is that of the name or of a form of a gold concept that none before it has
 * taken. What is `also_right` is no mistake, and no gain.
 */
export function compareWithGold(concepts: readonly FoundConcept[], gold: Gold): Comparison {
  const counted = concepts.slice(0, CONCEPTS_COUNTED);
  const wanted = keysOf(gold.concepts);
  const alsoRight = keysOf(gold.also_right);
  const taken = new Map<GoldConcept, FoundConcept>();
  const wrong: FoundConcept[] = [];
  let rightOfFirst = 0;
  for (const [rank, concept] of counted.entries()) {
    const match = takeOne(concept, wanted, taken) ?? takeOne(concept, alsoRight, taken);
    if (match === undefined) wrong.push(concept);
    else if (rank < FIRST_CONCEPTS) rightOfFirst++;
  }
  const found = gold.concepts.filter((each) => taken.has(each));
  const mistyped = found.flatMap((each) => {
    const concept = taken.get(each)!;
    return concept.type === each.concept_type ? [] : [{ gold: each, found: concept }];
  });
  const recall = found.length / Math.min(gold.concepts.length, CONCEPTS_COUNTED);
  const precision = share(counted.length - wrong.length, counted.length);
  return {
    scores: {
      recall,
      f1: share(2 * precision * recall, precision + recall),
      precisionOfFirst: share(rightOfFirst, Math.min(counted.length, FIRST_CONCEPTS)),
      types: share(found.length - mistyped.length, found.length),
    },
    missed: gold.concepts.filter((each) => !taken.has(each)),
    wrong,
    mistyped,
  };
}

function keysOf(concepts: readonly GoldConcept[]): Map<string, GoldConcept> {
  const keys = new Map<string, GoldConcept>();
  for (const concept of concepts) {
    for (const form of [concept.canonical_name, concept.surface_form, ...concept.other_forms]) {
      const key = canonicalKey(form);
      if (!keys.has(key)) keys.set(key, concept);
    }
  }
  return keys;
}

function takeOne(
  concept: FoundConcept,
  gold: ReadonlyMap<string, GoldConcept>,
  taken: Map<GoldConcept, FoundConcept>,
): GoldConcept | undefined {
  for (const form of [concept.name, ...concept.forms]) {
    const match = gold.get(canonicalKey(form));
    if (match === undefined || taken.has(match)) continue;
    taken.set(match, concept);
    return match;
  }
  return undefined;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
