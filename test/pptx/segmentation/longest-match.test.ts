import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestMatch } from '../../../pptx/segmentation/longest-match.ts';

/** The same by trying everything. */
function longest(candidates: readonly number[][], after = -1): number {
  const [first, ...rest] = candidates;
  if (first === undefined) return 0;
  const taken = first
    .filter((position) => position > after)
    .map((position) => 1 + longest(rest, position));
  return Math.max(longest(rest, after), ...taken);
}

describe('longestMatch', () => {
  it.each([
    [[], []],
    [[[], []], []],
    [
      [[1], [2], [3]],
      [1, 2, 3],
    ],
    [[[3], [2], [1]], [1]],
    [
      [[5], [1], [2]],
      [1, 2],
    ],
    [
      [[1, 4], [2, 4], [4]],
      [1, 2, 4],
    ],
    [[[1, 2, 3]], [1]],
  ])('takes of %j %j', (candidates, found) => {
    expect(longestMatch(candidates)).toEqual(found);
  });

  it('takes as many as can be, in rising order, each from the item it belongs to', () => {
    const positions = fc.uniqueArray(fc.nat(9), { maxLength: 4 });
    const candidates = fc.array(
      positions.map((each) => each.toSorted((a, b) => a - b)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(candidates, (given) => {
        const found = longestMatch(given);
        expect(found).toHaveLength(longest(given));
        expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b));
        expect(longest(given.map((each) => each.filter((at) => found.includes(at))))).toBe(
          found.length,
        );
      }),
    );
  });
});
