import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSpan,
  joinMarked,
  languageOf,
  type MarkedText,
  trimMarked,
  unmarked,
} from '../../../pptx/shapes/marked-text.ts';
import type { LanguageSpan } from '../../../domain/deck.ts';

/** Text made of words with their languages. */
function marked(...words: [language: string, words: string][]): MarkedText {
  const spans: LanguageSpan[] = [];
  let text = '';
  for (const [language, part] of words) {
    addSpan(spans, language, text.length, text.length + part.length);
    text += part;
  }
  return { text, spans };
}

const wordsOf = ({ text, spans }: MarkedText) =>
  spans.map(({ language, charStart, charEnd }) => [language, text.slice(charStart, charEnd)]);

describe('joinMarked', () => {
  it('moves the spans with their words', () => {
    const joined = joinMarked(
      [marked(['fr', 'un']), unmarked('two'), marked(['de', 'drei'])],
      ' | ',
    );
    expect(joined.text).toBe('un | two | drei');
    expect(wordsOf(joined)).toEqual([
      ['fr', 'un'],
      ['', 'two'],
      ['de', 'drei'],
    ]);
  });

  it('makes one span of neighbours of one language', () => {
    const joined = joinMarked([marked(['fr', 'un']), unmarked(''), marked(['fr', 'deux'])], '\n');
    expect(wordsOf(joined)).toEqual([['fr', 'un\n\ndeux']]);
  });

  it('leaves what it joins as it is', () => {
    const parts = [marked(['fr', 'un']), marked(['fr', 'deux'])];
    const before = structuredClone(parts);
    joinMarked(parts, ' ');
    expect(parts).toEqual(before);
  });

  it('of nothing is nothing', () => {
    expect(joinMarked([], ' ')).toEqual({ text: '', spans: [] });
  });
});

describe('trimMarked', () => {
  it('keeps every span on its words', () => {
    const word = fc.tuple(
      fc.constantFrom('fr', 'de', ''),
      fc.constantFrom('a', ' b', 'c ', 'd e', ' f '),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const before = marked(...words);
        const after = trimMarked(before);
        expect(after.text).toBe(before.text.trim());
        expect(wordsOf(after).map(([language, text]) => [language, text?.trim()])).toEqual(
          wordsOf(before).map(([language, text]) => [language, text?.trim()]),
        );
      }),
    );
  });
});

describe('languageOf', () => {
  it('is the language of all words', () => {
    expect(languageOf(marked(['fr', 'un mot']))).toEqual({ language: 'fr' });
  });

  it('is a list of spans when words differ or some are in none', () => {
    expect(languageOf(marked(['fr', 'un '], ['', 'x '], ['de', 'drei']))).toEqual({
      languages: [
        { language: 'fr', charStart: 0, charEnd: 3 },
        { language: 'de', charStart: 5, charEnd: 9 },
      ],
    });
  });

  it('is nothing when no words have one', () => {
    expect(languageOf(unmarked('x'))).toEqual({});
    expect(languageOf({ text: '', spans: [] })).toEqual({});
  });
});
