import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedParts } from '../../../pptx/segmentation/balanced-parts.ts';

/** The sizes in each run. */
const cut = (sizes: number[], most: number) =>
  balancedParts(sizes, most).map(({ from, to }) => sizes.slice(from, to));

describe('balancedParts', () => {
  it.each([
    [[], []],
    [[5], [[5]]],
    [[4, 6], [[4, 6]]],
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
      [9, 1, 1, 1, 1, 1],
      [[9], [1, 1, 1, 1, 1]],
    ],
    [
      [1, 1, 1, 1, 1, 9],
      [[1, 1, 1, 1, 1], [9]],
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
    [[0, 0, 0], [[0, 0, 0]]],
  ])('cuts %j into %j', (sizes, runs) => {
    expect(cut(sizes, 10)).toEqual(runs);
  });

  it('keeps every item in order, and no run too large', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1500)), (sizes) => {
        const runs = cut(sizes, 1500);
        expect(runs.flat()).toEqual(sizes);
        for (const run of runs) {
          expect(run.length).toBeGreaterThan(0);
          const sum = run.reduce((total, size) => total + size, 0);
          expect(sum).toBeLessThanOrEqual(1500);
        }
      }),
    );
  });

  it('makes runs of small items about equally large', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 100 }), (sizes) => {
        const sums = cut(sizes, 1500).map((run) => run.reduce((total, size) => total + size, 0));
        expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(100);
      }),
    );
  });
});
