import { describe, expect, it } from 'vitest';
import { deckText } from '../../../pptx/deck-text.ts';
import { passagesOf } from '../../../pptx/segmentation/passages.ts';
import { deckOf, type SlideOf, words } from '../deck-of.ts';

function passages(slides: readonly SlideOf[], maxTokens = 100) {
  const deck = deckOf(...slides);
  const whole = deckText(deck);
  return passagesOf(deck, whole, maxTokens).map(
    ({ slide, charStart, textEnd, charEnd, tokens }) => ({
      slide: slide.index,
      text: whole.text.slice(charStart, textEnd),
      separator: whole.text.slice(textEnd, charEnd),
      tokens,
    }),
  );
}

describe('passagesOf', () => {
  it('gives one for each slide with text, and what separates it from the next', () => {
    expect(passages([{ texts: ['a', 'b'] }, {}, { title: 'c' }])).toEqual([
      { slide: 1, text: 'a\nb', separator: '\n\n', tokens: 4 },
      { slide: 3, text: 'c', separator: '', tokens: 1 },
    ]);
  });

  it('cuts a slide that is too large alone', () => {
    const found = passages([{ texts: [words(250)] }, { texts: ['next'] }]);
    expect(found.length).toBeGreaterThan(3);
    expect(found.map(({ slide }) => slide)).toEqual([...found.slice(1).map(() => 1), 2]);
    expect(found.map(({ text }) => text).join('')).toBe(`${words(250)}next`);
    expect(found.filter(({ separator }) => separator !== '')).toHaveLength(1);
    for (const { tokens } of found) expect(tokens).toBeLessThanOrEqual(100);
  });

  it('leaves blanks with the text before them, uncounted', () => {
    const found = passages([{ texts: [`${words(60)}${' '.repeat(50_000)}${words(60)}`] }]);
    for (const { text, tokens } of found) {
      expect(text.trim()).not.toBe('');
      expect(tokens).toBeLessThanOrEqual(101);
    }
  });

  it('gives none for a deck without text', () => {
    expect(passages([])).toEqual([]);
    expect(passages([{}, {}])).toEqual([]);
  });
});
