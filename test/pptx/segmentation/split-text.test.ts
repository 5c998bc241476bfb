import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../../pptx/segmentation/split-text.ts';
import { countTokens } from '../../../domain/token-count.ts';
import { words } from '../deck-of.ts';

function pieces(text: string, most: number): string[] {
  let start = 0;
  return splitText(text, most).map(({ end }) => {
    const piece = text.slice(start, end);
    start = end;
    return piece;
  });
}

describe('splitText', () => {
  it('leaves a text whole that fits', () => {
    expect(splitText('one two', 100)).toEqual([{ end: 7, tokens: 2 }]);
    expect(splitText('', 100)).toEqual([{ end: 0, tokens: 0 }]);
  });

  it('cuts after line breaks', () => {
    const text = Array.from({ length: 20 }, () => `${words(9)}.`).join('\n');
    const cut = pieces(text, 50);
    expect(cut.length).toBeGreaterThan(3);
    for (const piece of cut.slice(0, -1)) expect(piece.endsWith('.\n')).toBe(true);
  });

  it('cuts between sentences when there are no lines', () => {
    const cut = pieces('This is a sentence of several words. '.repeat(30), 60);
    expect(cut.length).toBeGreaterThan(3);
    for (const piece of cut) expect(piece).toMatch(/^This.*words\. $/);
  });

  it('cuts between sentences of other scripts', () => {
    const cut = pieces('在库的数量每天早上六点确定。'.repeat(40), 100);
    expect(cut.length).toBeGreaterThan(3);
    for (const piece of cut) expect(piece.endsWith('。')).toBe(true);
  });

  it('cuts between words when there are no sentences', () => {
    for (const piece of pieces(words(400), 60)) expect(piece).toMatch(/^(word ?)+$/);
  });

  it('cuts within a word when there is no other way, but not within a character', () => {
    const cut = pieces('😀'.repeat(300), 50);
    expect(cut.length).toBeGreaterThan(3);
    for (const piece of cut) expect(piece.isWellFormed()).toBe(true);
  });

  it('keeps a character that is too large alone', () => {
    expect(pieces('😀', 1)).toEqual(['😀']);
    expect(pieces('𐌲𐌿', 1)).toEqual(['𐌲', '𐌿']);
    expect(pieces('a😀', 1)).toEqual(['a', '😀']);
    expect(pieces('😀a', 1)).toEqual(['😀', 'a']);
  });

  it('loses nothing, and gives no piece that is too large', () => {
    const text = fc.string({
      unit: fc.constantFrom('word ', 'x', '. ', '\n', '語', '😀', ' '),
      maxLength: 400,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 60 }), (given, most) => {
        const cut = pieces(given, most);
        expect(cut.join('')).toBe(given);
        for (const piece of cut) expect(countTokens(piece)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 50 },
    );
  });
});
