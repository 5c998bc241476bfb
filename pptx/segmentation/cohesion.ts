import type { Range } from './range.ts';
import { wordsOf } from './words.ts';

/** How the text before a place goes together with the text after it. */
export interface Valley {
  /** Cosine of what stands on both sides, from 0 to 1. */
  similarity: number;
  /** How far the similarity lies below the hills on both sides, in standard deviations from the mean of all places. */
  depth: number;
}

/** Passages on each side that are compared. */
const BLOCK = 2;

// Beyond that, how much deeper a valley is says nothing.
const MOST_DEVIATIONS = 2;

// What is left of equal numbers by rounding.
const NO_DEVIATION = 1e-9;

/**
 * How passages go together by their words, after Hearst, "TextTiling: Segmenting Text into Multi-paragraph Subtopic
 * Passages", Computational Linguistics 23 (1997): blocks of passages are compared at every place, and a place counts
 * by its depth below the hills on both sides. Words weigh 1 + log of their frequency, times the log of the inverse
 * share of passages that have them, so that those of most passages weigh nothing, in any language.
 */
export class Cohesion {
  readonly #vectors: ReadonlyMap<number, number>[];

  constructor(texts: readonly string[]) {
    this.#vectors = weighted(texts.map(countWords));
  }

  /** A valley for each place between two passages of the range, in order. */
  valleys(range: Range): Valley[] {
    const similarities = this.#similarities(range);
    const depths = depthsOf(similarities);
    const mean = average(depths);
    const deviation = Math.sqrt(average(depths.map((depth) => (depth - mean) ** 2)));
    return similarities.map((similarity, index) => ({
      similarity,
      depth: deviation < NO_DEVIATION ? 0 : clamped(((depths[index] ?? 0) - mean) / deviation),
    }));
  }

  /** The cosine of two sums of vectors, from the products of the vectors, each of which is reckoned once. */
  #similarities({ from, to }: Range): number[] {
    const reach = 2 * BLOCK;
    const products = Array.from({ length: to - from }, (_, left) =>
      Array.from({ length: Math.min(reach, to - from - left) }, (__, distance) =>
        product(this.#vectors[from + left], this.#vectors[from + left + distance]),
      ),
    );
    const between = (a: Range, b: Range) => {
      let sum = 0;
      for (let i = a.from; i < a.to; i += 1) {
        for (let j = b.from; j < b.to; j += 1) {
          sum += products[Math.min(i, j)]?.[Math.abs(j - i)] ?? 0;
        }
      }
      return sum;
    };
    return Array.from({ length: Math.max(to - from - 1, 0) }, (_, index) => {
      const before = { from: Math.max(index + 1 - BLOCK, 0), to: index + 1 };
      const after = { from: index + 1, to: Math.min(index + 1 + BLOCK, to - from) };
      const norms = between(before, before) * between(after, after);
      return norms === 0 ? 0 : between(before, after) / Math.sqrt(norms);
    });
  }
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function weighted(counts: readonly Map<string, number>[]): Map<number, number>[] {
  const passagesWith = new Map<string, { id: number; passages: number }>();
  for (const words of counts) {
    for (const word of words.keys()) {
      const seen = passagesWith.get(word);
      if (seen === undefined) passagesWith.set(word, { id: passagesWith.size, passages: 1 });
      else seen.passages += 1;
    }
  }
  return counts.map((words) => {
    const vector = new Map<number, number>();
    for (const [word, count] of words) {
      const seen = passagesWith.get(word);
      if (seen === undefined) continue;
      const weight = (1 + Math.log(count)) * Math.log(counts.length / seen.passages);
      if (weight > 0) vector.set(seen.id, weight);
    }
    return vector;
  });
}

function product(
  one: ReadonlyMap<number, number> | undefined,
  other: ReadonlyMap<number, number> | undefined,
): number {
  if (one === undefined || other === undefined) return 0;
  const [smaller, larger] = one.size <= other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [word, weight] of smaller) sum += weight * (larger.get(word) ?? 0);
  return sum;
}

/** At each place the rise to the next hill before it and to the next one after it. */
function depthsOf(similarities: readonly number[]): number[] {
  const before = hillsBefore(similarities);
  const after = hillsBefore(similarities.toReversed()).toReversed();
  return similarities.map((value, index) => (before[index] ?? 0) + (after[index] ?? 0) - 2 * value);
}

function hillsBefore(values: readonly number[]): number[] {
  const hills: number[] = [];
  for (const [index, value] of values.entries()) {
    const isUphill = index > 0 && (values[index - 1] ?? 0) >= value;
    hills.push(isUphill ? (hills[index - 1] ?? value) : value);
  }
  return hills;
}

function clamped(deviations: number): number {
  return Math.min(Math.max(deviations, -MOST_DEVIATIONS), MOST_DEVIATIONS);
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
