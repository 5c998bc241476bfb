import { describe, expect, it } from 'vitest';
import { deckText } from '../../pptx/deck-text.ts';
import { deckOf } from './deck-of.ts';

describe('deckText', () => {
  it('has blocks below one another and a blank line between slides', () => {
    const deck = deckOf({ title: 'One', texts: ['a', 'b\nc'] }, { texts: ['d'] });
    expect(deckText(deck)).toEqual({
      text: 'One\na\nb\nc\n\nd',
      slides: [
        { slide: 1, charStart: 0, charEnd: 9 },
        { slide: 2, charStart: 11, charEnd: 12 },
      ],
    });
  });

  it('leaves out slides without text', () => {
    const deck = deckOf({}, { texts: ['a'] }, {}, {}, { texts: ['b'] }, {});
    expect(deckText(deck)).toMatchObject({ text: 'a\n\nb', slides: [{ slide: 2 }, { slide: 5 }] });
  });

  it('is empty for a deck without text', () => {
    expect(deckText(deckOf())).toEqual({ text: '', slides: [] });
    expect(deckText(deckOf({}, {}))).toEqual({ text: '', slides: [] });
  });

  it('keeps hidden slides unless told otherwise', () => {
    const deck = deckOf({ texts: ['a'] }, { texts: ['b'], hidden: true }, { texts: ['c'] });
    expect(deckText(deck).text).toBe('a\n\nb\n\nc');
    expect(deckText(deck, { skipHidden: true })).toMatchObject({
      text: 'a\n\nc',
      slides: [{ slide: 1 }, { slide: 3 }],
    });
  });
});
