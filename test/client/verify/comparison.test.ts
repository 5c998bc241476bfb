import { describe, expect, it } from 'vitest';
import { Comparison, differs } from '../../../client/verify/comparison.ts';

function compare(
  expected: Record<string, object>,
  found: [string, object][],
): Comparison['difference'] {
  const comparison = new Comparison('things');
  for (const [key, properties] of Object.entries(expected)) comparison.expect(key, properties);
  for (const [key, properties] of found) comparison.find(key, properties);
  return comparison.difference;
}

describe('a comparison', () => {
  it('finds no difference where all is as expected, in any order', () => {
    const difference = compare({ a: { n: 1, m: 'x' }, b: {} }, [
      ['b', {}],
      ['a', { m: 'x', n: 1 }],
    ]);
    expect(difference).toEqual({
      what: 'things',
      expected: 2,
      found: 2,
      missing: 0,
      extra: 0,
      changed: 0,
    });
    expect(differs(difference)).toBe(false);
  });

  it('takes a property that is null for one that is not there', () => {
    expect(differs(compare({ a: { n: null } }, [['a', {}]]))).toBe(false);
  });

  it.each([
    ['missing', [], { missing: 1 }],
    ['other', [['b', {}]], { missing: 1, extra: 1 }],
    ['changed', [['a', { n: 2 }]], { changed: 1 }],
    [
      'double',
      [
        ['a', { n: 1 }],
        ['a', { n: 1 }],
      ],
      { extra: 1 },
    ],
  ] as [string, [string, object][], object][])('counts what is %s', (_, found, counts) => {
    const difference = compare({ a: { n: 1 } }, found);
    expect(difference).toMatchObject({ missing: 0, extra: 0, changed: 0, ...counts });
    expect(differs(difference)).toBe(true);
  });
});
