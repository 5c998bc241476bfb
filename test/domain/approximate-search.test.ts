import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchApproximately } from '../../domain/approximate-search.ts';

/** Levenshtein's distance, by its definition. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, unit] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (unit === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

function leastDistance(text: string, pattern: string): number {
  let least = pattern.length;
  for (let start = 0; start <= text.length; start++)
    for (let end = start; end <= text.length; end++)
      least = Math.min(least, distance(text.slice(start, end), pattern));
  return least;
}

const word = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength });

describe('searchApproximately', () => {
  it('finds what stands there', () => {
    expect(searchApproximately('one two three', 'two', 1)).toEqual({ start: 4, end: 7, edits: 0 });
  });

  it('finds the nearest, and the first of equals', () => {
    expect(searchApproximately('kxtten kitten kitten', 'kitten', 2)).toEqual({
      start: 7,
      end: 13,
      edits: 0,
    });
  });

  it.each([
    ['nothing that is further away', 'one two three', 'xyz', 1],
    ['nothing in an empty text', '', 'two', 1],
    ['no empty pattern', 'one', '', 1],
  ])('finds %s', (_, text, pattern, maxEdits) => {
    expect(searchApproximately(text, pattern, maxEdits)).toBeUndefined();
  });

  it('finds as few edits as trying every stretch does', () => {
    fc.assert(
      fc.property(word(12), word(6), fc.nat(3), (text, pattern, maxEdits) => {
        fc.pre(maxEdits < pattern.length);
        const least = leastDistance(text, pattern);
        const found = searchApproximately(text, pattern, maxEdits);
        expect(found?.edits).toBe(least <= maxEdits ? least : undefined);
        if (found === undefined) return;
        expect(distance(text.slice(found.start, found.end), pattern)).toBe(least);
      }),
      { numRuns: 1000 },
    );
  });
});
