import { describe, expect, it } from 'vitest';
import { DeclarationFinder } from '../../../pptx/xml/declaration-finder.ts';

/** Which tags of a text, given in pieces, are taken for ones that may declare something. */
function found(...pieces: string[]): string[] {
  const finder = new DeclarationFinder();
  const tags: string[] = [];
  let text = '';
  for (const piece of pieces) {
    const before = text.length;
    text += piece;
    finder.begin(piece);
    for (const match of text.matchAll(/<[^<>]*>/g)) {
      const end = match.index + match[0].length;
      if (end > before && finder.hasPassed(end)) tags.push(match[0]);
    }
  }
  return tags;
}

describe('DeclarationFinder', () => {
  it('finds the first tag, and those that follow or hold the mark', () => {
    expect(found('<a><b x="1"><c xmlns="u"><d/><e/>xmlns<f/><g/>')).toEqual([
      '<a>',
      '<c xmlns="u">',
      '<f/>',
    ]);
  });

  it('finds nothing where nothing is left', () => {
    expect(found('<a xmlns="u"><b/><c/>')).toEqual(['<a xmlns="u">']);
  });

  it('finds tags that follow one another', () => {
    expect(found('<a xmlns="u"/><b xmlns="u"/><c xmlns="u"/>')).toHaveLength(3);
  });

  it('finds a mark in a later piece, and one that is cut in two', () => {
    expect(found('<a/>', '<b/><c/><d xmlns:x="u"/>')).toEqual(['<a/>', '<b/>', '<d xmlns:x="u"/>']);
    expect(found('<a/><b/><c xm', 'lns="u"/><d/>')).toEqual(['<a/>', '<c xmlns="u"/>']);
  });
});
