import { describe, expect, it } from 'vitest';
import { readRawDeck } from '../../../bench/recall/raw-deck.ts';
import type { RecallKind } from '../../../bench/recall/raw-part.ts';
import { hasSlideOrder, recallOfSlide } from '../../../bench/recall/word-recall.ts';
import { parseDeck } from '../../../pptx/parse-deck.ts';
import { buildDeck } from '../../pptx/deck-builder.ts';
import { RICH_DECK } from '../../pptx/rich-deck.ts';

const bytes = await buildDeck(RICH_DECK);

describe('the second reading', () => {
  it('finds every piece of text by its kind', async () => {
    const { slides, unreadable } = await readRawDeck(bytes);
    expect(unreadable).toEqual([]);
    const textsOf = (kind: RecallKind) =>
      slides.flatMap((slide) =>
        slide!.pieces
          .filter((piece) => piece.kind === kind && piece.text.trim() !== '')
          .map(({ text }) => text),
      );
    expect(textsOf('title')).toEqual([
      'A deck of everything',
      'Groups and tables',
      'Graphics',
      'Summary',
    ]);
    expect(textsOf('body')).toEqual(['by nobody', 'hier 1.1.2030', 'deep', 'so that', 'familiar']);
    expect(textsOf('table')).toEqual(['head', 'cell', 'of two', 'tall', 'last']);
    expect(textsOf('chart').join(' ')).toBe(
      'Revenue Sales Q1 Q2 1.5 2 Quarter Q1 Q2 1.5 2 Funnel Sales Quarter',
    );
    expect(textsOf('smartart').toSorted()).toEqual(['Branch', 'Leaf', 'Other', 'Root']);
    expect(textsOf('notes')).toEqual(['Say hello', 'and smile', 'The end']);
    expect(textsOf('comment')).toEqual(['Is it?', 'It is', 'Because', 'I see', 'Why so?']);
    expect(textsOf('alt')).toEqual(['Picture', 'A picture']);
    expect(textsOf('math')).toEqual(['a+b', 'c']);
    expect(slides.map((slide) => slide?.hidden)).toEqual([false, false, true, false]);
  });
});

describe('recall', () => {
  it('tells which words of a slide were not found on it', async () => {
    const raw = await readRawDeck(bytes);
    const deck = await parseDeck(bytes);
    const lackingOf = (slide: number, readAs: number) =>
      recallOfSlide(raw.slides[slide]!, deck.slides[readAs]).flatMap(({ lacking }) => lacking);
    expect(raw.slides.map((_, index) => lackingOf(index, index))).toEqual([[], [], [], []]);
    expect(lackingOf(3, 0)).toEqual(expect.arrayContaining(['summary', 'familiar', 'a+b']));
  });

  it('sees that slides change places, come twice or are away', async () => {
    const raw = await readRawDeck(bytes);
    const { slides } = await parseDeck(bytes);
    const [first, second, third, fourth] = slides;
    expect(hasSlideOrder(raw, slides)).toBe(true);
    expect(hasSlideOrder(raw, [second!, first!, third!, fourth!])).toBe(false);
    expect(hasSlideOrder(raw, [first!, first!, third!, fourth!])).toBe(false);
    expect(hasSlideOrder(raw, slides.slice(1))).toBe(false);
  });
});
