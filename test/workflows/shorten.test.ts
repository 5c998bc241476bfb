import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten, shortenToBytes } from '../../workflows/shorten.ts';

describe('shorten', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['', 5, ''],
    ['ab', 1, '…'],
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀😀', 3, '😀😀…'],
  ])('cuts %j to %i characters', (text, most, shortened) => {
    expect(shorten(text, most)).toBe(shortened);
  });

  it('never gives more characters, nor half of one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 1, max: 90 }),
        (text, most) => {
          const shortened = shorten(text, most);
          expect(Array.from(shortened).length).toBeLessThanOrEqual(most);
          expect(shortened.isWellFormed()).toBe(true);
          if (shortened !== text) expect(text.startsWith(shortened.slice(0, -1))).toBe(true);
        },
      ),
    );
  });
});

describe('shortenToBytes', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'lo…'],
    ['', 5, ''],
    ['éé', 4, 'éé'],
    ['ééé', 5, 'é…'],
    ['計計', 6, '計計'],
    ['計計計', 8, '計…'],
    ['😀😀', 7, '😀…'],
  ])('cuts %j to %i bytes', (text, most, shortened) => {
    expect(shortenToBytes(text, most)).toBe(shortened);
  });

  it('never gives more bytes, nor half of a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 3, max: 300 }),
        (text, most) => {
          const shortened = shortenToBytes(text, most);
          expect(Buffer.byteLength(shortened)).toBeLessThanOrEqual(most);
          expect(shortened.isWellFormed()).toBe(true);
          if (Buffer.byteLength(text) <= most) expect(shortened).toBe(text);
        },
      ),
    );
  });
});
