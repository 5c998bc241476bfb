import type { Mention } from './extraction.ts';
import { compare, count } from './order.ts';

/** Two concepts that the document mentions together; `source` < `target`, since neither comes first. */
export interface CoOccurrence {
  source: string;
  target: string;
  /** Segments, or slides, that mention both. */
  support: number;
  /** Normalised pointwise mutual information, above 0 up to 1. */
  npmi: number;
}

/** Once together is no pattern. */
const MIN_SUPPORT = 2;

/** All pairs of a document would drown what its sentences say: a concept keeps its strongest. */
const MAX_PER_CONCEPT = 10;

/**
 * Pairs are counted among so many concepts of a segment or a slide at most, those that the document mentions most
 * often: so the time goes with the number of mentions, whatever a single slide lists.
 */
const MAX_PER_CONTEXT = 40;

/**
 * Finds pairs of concepts that stand in the same segments, or on the same slides, more often than by chance.
 *
 * Scored by NPMI (Bouma 2009, 'Normalized (Pointwise) Mutual Information in Collocation Extraction'):
 * ln(p(x,y) / (p(x) p(y))) / -ln p(x,y), which is 1 for concepts that only ever occur together and 0 for
 * independent ones. A pair has the higher of its two scores, over segments and over slides.
 */
export class CoOccurrenceCounter {
  readonly #segments: string[][] = [];
  readonly #slides = new Map<number, Set<string>>();
  /** One string a key, however many mentions there are. */
  readonly #keys = new Map<string, string>();

  /** @param mentions all those of a segment */
  add(mentions: Pick<Mention, 'canonicalKey' | 'slide'>[]): void {
    const keys = new Set<string>();
    for (const { canonicalKey, slide } of mentions) {
      const key = this.#keys.get(canonicalKey) ?? canonicalKey;
      this.#keys.set(key, key);
      keys.add(key);
      const onSlide = this.#slides.get(slide) ?? new Set();
      this.#slides.set(slide, onSlide.add(key));
    }
    this.#segments.push([...keys]);
  }

  /** The strongest pairs of each concept, strongest first. */
  coOccurrences(): CoOccurrence[] {
    const pairs = new Map<string, CoOccurrence>();
    for (const contexts of [this.#segments, [...this.#slides.values()].map((keys) => [...keys])]) {
      for (const pair of pairsIn(contexts)) {
        const key = `${pair.source}\n${pair.target}`;
        const known = pairs.get(key);
        if (known === undefined || isStronger(pair, known)) pairs.set(key, pair);
      }
    }
    return strongest([...pairs.values()]);
  }
}

/** Pairs that are in the same contexts more often than by chance. */
function* pairsIn(contexts: string[][]): Generator<CoOccurrence> {
  const occurrences = new Map<string, number>();
  for (const concepts of contexts) for (const key of concepts) count(occurrences, key);
  const together = new Map<string, Map<string, number>>();
  for (const concepts of contexts) {
    const keys = mostMentioned(concepts, occurrences);
    for (const [index, source] of keys.entries()) {
      const partners = together.get(source) ?? new Map<string, number>();
      together.set(source, partners);
      for (const target of keys.slice(index + 1)) count(partners, target);
    }
  }
  for (const [source, partners] of together) {
    for (const [target, support] of partners) {
      if (support < MIN_SUPPORT) continue;
      const [ofSource, ofTarget] = [occurrences.get(source)!, occurrences.get(target)!];
      // In whole numbers: rounding would take what is exactly chance for a little more.
      if (support * contexts.length <= ofSource * ofTarget) continue;
      const npmi = normalisedMutualInformation(support, ofSource, ofTarget, contexts.length);
      yield { source, target, support, npmi };
    }
  }
}

/** Those of a context that pairs are counted among, sorted. */
function mostMentioned(concepts: string[], occurrences: Map<string, number>): string[] {
  // Most concepts are named once, and then no pair of theirs can be a pattern: counting those would fill memory.
  const keys = concepts.filter((key) => occurrences.get(key)! >= MIN_SUPPORT).toSorted(compare);
  if (keys.length <= MAX_PER_CONTEXT) return keys;
  return keys
    .toSorted((a, b) => occurrences.get(b)! - occurrences.get(a)!)
    .slice(0, MAX_PER_CONTEXT)
    .toSorted(compare);
}

function normalisedMutualInformation(
  both: number,
  source: number,
  target: number,
  contexts: number,
): number {
  const npmi = Math.log((both * contexts) / (source * target)) / -Math.log(both / contexts);
  return Math.min(npmi, 1);
}

function isStronger(a: CoOccurrence, b: CoOccurrence): boolean {
  return byStrength(a, b) < 0;
}

function byStrength(a: CoOccurrence, b: CoOccurrence): number {
  return (
    b.npmi - a.npmi ||
    b.support - a.support ||
    compare(a.source, b.source) ||
    compare(a.target, b.target)
  );
}

function strongest(pairs: CoOccurrence[]): CoOccurrence[] {
  const kept = new Map<string, number>();
  const room = (key: string) => (kept.get(key) ?? 0) < MAX_PER_CONCEPT;
  return pairs.toSorted(byStrength).filter(({ source, target }) => {
    if (!room(source) || !room(target)) return false;
    for (const key of [source, target]) count(kept, key);
    return true;
  });
}
