import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestCuts } from '../../../pptx/segmentation/best-cuts.ts';

const AIM = { minTokens: 4, maxTokens: 10 };

/** The sizes in each part; borders are of no worth but where it is given, by the item they stand before. */
function cut(sizes: number[], worth: Record<number, number> = {}, aim = AIM): number[][] {
  const borders = sizes.slice(1).map((_, index) => worth[index + 1] ?? 0);
  return bestCuts(sizes, borders, aim).map(({ from, to }) => sizes.slice(from, to));
}

describe('bestCuts', () => {
  it.each([
    [[], []],
    [[5], [[5]]],
    [[4, 2], [[4, 2]]],
    [
      [5, 6],
      [[5], [6]],
    ],
    [
      [3, 3, 3, 3],
      [
        [3, 3],
        [3, 3],
      ],
    ],
    [
      [6, 6, 6],
      [[6], [6], [6]],
    ],
    [[99], [[99]]],
    [
      [1, 99, 1],
      [[1], [99], [1]],
    ],
    [
      [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
      [
        [1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1],
      ],
    ],
  ])('cuts %j by size into %j', (sizes, parts) => {
    expect(cut(sizes)).toEqual(parts);
  });

  it('cuts where it is worth most', () => {
    const sizes = Array.from({ length: 12 }, () => 1);
    expect(cut(sizes, { 4: 1 }).map((part) => part.length)).toEqual([4, 8]);
    expect(cut(sizes, { 4: 1, 8: 1 }).map((part) => part.length)).toEqual([4, 4, 4]);
  });

  it('does not cut where it is worth less than nothing, unless it must', () => {
    const worth = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [index, -1]));
    expect(cut([3, 3, 3], worth)).toEqual([[3, 3, 3]]);
    expect(cut([3, 3, 3, 3], { ...worth, 1: -0.1 })).toEqual([
      [3, 3],
      [3, 3],
    ]);
  });

  it('makes no part too small for a good border', () => {
    expect(cut([1, 7, 1], { 1: 1, 2: 1 })).toEqual([[1, 7, 1]]);
  });

  it('makes a part too small rather than too large', () => {
    expect(cut([2, 10, 2])).toEqual([[2], [10], [2]]);
  });

  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 10 });

  it('keeps every item in order, and no part too large unless by one item', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })),
        (given, stream) => {
          const borders = given.slice(1).map(() => stream.next().value ?? 0);
          const parts = bestCuts(given, borders, AIM).map(({ from, to }) => given.slice(from, to));
          expect(parts.flat()).toEqual(given);
          for (const part of parts) {
            expect(part.length).toBeGreaterThan(0);
            const size = part.reduce((sum, each) => sum + each, 0);
            if (part.length > 1) expect(size).toBeLessThanOrEqual(AIM.maxTokens);
          }
        },
      ),
    );
  });

  it('leaves parts too small only where no other way is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 60 }),
        (given) => {
          fc.pre(given.reduce((sum, each) => sum + each, 0) >= AIM.minTokens);
          for (const part of cut(given)) {
            expect(part.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(AIM.minTokens);
          }
        },
      ),
    );
  });
});
