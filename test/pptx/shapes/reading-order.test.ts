import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inReadingOrder } from '../../../pptx/shapes/reading-order.ts';

type Spec = readonly [name: string, x: number, y: number, width: number, height: number];

function order(...shapes: (Spec | string)[]): string {
  const placed = shapes.map((shape) => {
    if (typeof shape === 'string') return { name: shape, place: null };
    const [name, x, y, width, height] = shape;
    return { name, place: { x, y, width, height } };
  });
  return inReadingOrder(placed)
    .map(({ name }) => name)
    .join(' ');
}

describe('inReadingOrder', () => {
  it('goes from top to bottom', () => {
    expect(order(['c', 0, 300, 10, 50], ['a', 0, 0, 10, 50], ['b', 9, 100, 10, 50])).toBe('a b c');
  });

  it('goes from left to right within a row', () => {
    expect(order(['b', 50, 0, 10, 50], ['a', 0, 0, 10, 50])).toBe('a b');
  });

  it('takes shapes that are a little off for one row', () => {
    expect(order(['b', 50, 0, 10, 50], ['a', 0, 20, 10, 50], ['c', 99, 25, 10, 50])).toBe('a b c');
  });

  it('begins a new row when a shape is clearly lower', () => {
    expect(order(['b', 0, 26, 10, 50], ['a', 50, 0, 10, 50])).toBe('a b');
  });

  it('does not draw all beside a tall column into its row', () => {
    expect(
      order(
        ['tall', 0, 0, 10, 400],
        ['r3', 59, 260, 10, 90],
        ['r2', 60, 130, 10, 90],
        ['r1', 61, 0, 10, 90],
      ),
    ).toBe('tall r1 r2 r3');
  });

  it('does not let a row drift downwards shape by shape', () => {
    expect(order(['a', 90, 0, 10, 50], ['b', 60, 20, 10, 50], ['c', 0, 40, 10, 50])).toBe('b a c');
  });

  it('puts shapes without a place last, as they came', () => {
    expect(order('x', ['a', 0, 0, 1, 1], 'y')).toBe('a x y');
  });

  it('keeps the order of shapes in one place', () => {
    expect(order(['a', 5, 5, 1, 1], ['b', 5, 5, 1, 1], ['c', 5, 5, 1, 1])).toBe('a b c');
  });

  it('keeps every shape once, and does not depend on the order given', () => {
    const coordinate = fc.integer({ min: -1000, max: 1000 });
    const place = fc.record({
      x: coordinate,
      y: coordinate,
      width: coordinate,
      height: coordinate,
    });
    // Different tops and lefts, so that there are no ties.
    const shapes = fc
      .uniqueArray(place, { selector: ({ y }) => y })
      .map((places) => places.map((each, index) => ({ place: { ...each, x: index } })));
    fc.assert(
      fc.property(shapes, (given) => {
        const ordered = inReadingOrder(given);
        expect(new Set(ordered)).toEqual(new Set(given));
        expect(ordered).toHaveLength(given.length);
        expect(inReadingOrder(given.toReversed())).toEqual(ordered);
      }),
    );
  });
});
