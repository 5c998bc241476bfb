import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vectorsKind } from '../../activities/vectors-kind.ts';

const kind = vectorsKind('vectors-v1');

const vectors = fc
  .integer({ min: 1, max: 12 })
  .chain((length) => fc.array(fc.float32Array({ minLength: length, maxLength: length })));

describe('vectorsKind', () => {
  it('gives back the same numbers', () => {
    fc.assert(
      fc.property(vectors, (given) => {
        expect(kind.decode(kind.encode(given))).toEqual(given);
      }),
    );
  });

  it('gives back the same numbers from bytes that lie anywhere in memory', () => {
    fc.assert(
      fc.property(vectors, fc.integer({ min: 1, max: 7 }), (given, offset) => {
        const bytes = kind.encode(given);
        const memory = new Uint8Array(offset + bytes.length + 5).fill(0xff);
        memory.set(bytes, offset);
        const moved = memory.subarray(offset, offset + bytes.length);
        expect(kind.decode(moved)).toEqual(given);
        expect(kind.decode(Buffer.from(bytes))).toEqual(given);
      }),
    );
  });

  it('takes four bytes a number, and four for the length', () => {
    fc.assert(
      fc.property(vectors, (given) => {
        const numbers = given.reduce((sum, vector) => sum + vector.length, 0);
        expect(kind.encode(given)).toHaveLength(4 + 4 * numbers);
      }),
    );
  });

  it('tells vectors apart that hold the same numbers', () => {
    const two = [Float32Array.of(1, 2), Float32Array.of(3, 4)];
    const one = [Float32Array.of(1, 2, 3, 4)];
    expect(kind.encode(two)).not.toEqual(kind.encode(one));
  });

  it('has the name that references carry', () => {
    expect(kind.name).toBe('vectors-v1');
  });
});
