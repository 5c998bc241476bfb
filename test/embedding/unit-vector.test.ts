import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitVector } from '../../embedding/unit-vector.ts';

const lengthOf = (vector: Float32Array) => Math.hypot(...vector);

const coordinate = fc.float({ noNaN: true, noDefaultInfinity: true }).filter((value) => {
  const size = Math.abs(value);
  return size === 0 || size > 1e-30;
});
const vector = fc.array(coordinate, { minLength: 1, maxLength: 64 });

describe('unitVector', () => {
  it('keeps the direction', () => {
    expect(unitVector([3, 0, -4])).toEqual(Float32Array.of(0.6, 0, -0.8));
  });

  it('leaves a zero vector as it is', () => {
    expect(unitVector([0, 0])).toEqual(Float32Array.of(0, 0));
    expect(unitVector([])).toEqual(new Float32Array());
  });

  it('leaves what it is given as it was', () => {
    const given = Float32Array.of(3, 4);
    unitVector(given);
    expect(given).toEqual(Float32Array.of(3, 4));
  });

  it('gives length 1 to any other vector, however long or short', () => {
    fc.assert(
      fc.property(vector, (given) => {
        fc.pre(given.some((value) => value !== 0));
        expect(lengthOf(unitVector(given))).toBeCloseTo(1, 5);
      }),
    );
  });

  it('does not depend on the scale', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1 }), (given) => {
        const scaled = unitVector(given.map((value) => 1024 * value));
        expect(scaled).toEqual(unitVector(given));
      }),
    );
  });
});
