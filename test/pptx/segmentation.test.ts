import { describe, expect, it } from 'vitest';
import type { Deck } from '../../domain/deck.ts';
import { slideAt } from '../../domain/segment.ts';
import { segmentDeck, type SegmentOptions } from '../../pptx/segmentation.ts';
import { countTokens } from '../../domain/token-count.ts';
import { deckOf, type SlideOf, words } from './deck-of.ts';

const OWNER = { tenantId: 't', documentId: 'd' };

const segment = (deck: Deck, options: Partial<SegmentOptions> = {}) =>
  segmentDeck(deck, { ...OWNER, ...options });

/** Label and slides of each segment. */
const outline = (deck: Deck, options: Partial<SegmentOptions> = {}) =>
  segment(deck, options).map(
    ({ topicLabel, slideFrom, slideTo }) => `${topicLabel}: ${slideFrom}-${slideTo}`,
  );

const ids = (deck: Deck, options: Partial<SegmentOptions> = {}) =>
  segment(deck, options).map(({ segmentId }) => segmentId);

const slides = (count: number, slide: SlideOf): SlideOf[] =>
  Array.from({ length: count }, () => slide);

describe('segments by section', () => {
  it('have the name of the section', () => {
    const deck = deckOf(
      { section: 'Intro', texts: ['a'] },
      { section: 'Intro', texts: ['b'] },
      { section: 'Main', texts: ['c'] },
    );
    expect(outline(deck)).toEqual(['Intro: 1-2', 'Main: 3-3']);
  });

  it('are none for a section without text', () => {
    const deck = deckOf(
      { section: 'A', texts: ['a'] },
      { section: 'B' },
      { section: 'C', texts: ['c'] },
    );
    expect(outline(deck)).toEqual(['A: 1-1', 'C: 3-3']);
  });

  it('are not merged, however small, nor cut at section headers', () => {
    const deck = deckOf(
      { section: 'A', texts: ['a'] },
      { section: 'A', layout: 'section_header', title: 'x' },
      { section: 'B', texts: ['b'] },
    );
    expect(outline(deck)).toEqual(['A: 1-2', 'B: 3-3']);
  });

  it('have the first title for slides outside the sections', () => {
    const deck = deckOf({ title: 'Before' }, { section: 'A', texts: ['a'] });
    expect(outline(deck)).toEqual(['Before: 1-1', 'A: 2-2']);
  });

  it('are split at slide borders into balanced parts when the section is too long', () => {
    const deck = deckOf(...slides(8, { section: 'Long', texts: [words(100)] }));
    expect(outline(deck, { maxTokens: 500 })).toEqual(['Long (1/2): 1-4', 'Long (2/2): 5-8']);
  });
});

describe('segments by title slide', () => {
  const body = { texts: [words(150)] };

  it('begin at title slides and section headers', () => {
    const deck = deckOf(
      { layout: 'title', title: 'Deck' },
      ...slides(2, body),
      { layout: 'section_header', title: 'Part one' },
      ...slides(2, body),
      { layout: 'section_header', title: 'Part two' },
      ...slides(2, body),
    );
    expect(outline(deck)).toEqual(['Deck: 1-3', 'Part one: 4-6', 'Part two: 7-9']);
  });

  it('begin before the first title slide too', () => {
    const deck = deckOf(
      ...slides(2, { title: 'Opening', ...body }),
      { layout: 'section_header', title: 'Part' },
      ...slides(2, body),
    );
    expect(outline(deck)).toEqual(['Opening: 1-2', 'Part: 3-5']);
  });

  it('are no structure when only the first slide is one', () => {
    const deck = deckOf({ layout: 'title', title: 'Deck' }, ...slides(2, body));
    expect(outline(deck)).toEqual(['Deck: 1-3']);
    expect(outline(deck, { maxTokens: 200 })).toEqual(['Deck: 1-2', 'Slide 3: 3-3']);
  });

  it('are no structure when most slides have that layout', () => {
    const deck = deckOf(...slides(6, { layout: 'title', title: 'Same', ...body }));
    expect(outline(deck)).toEqual(['Same: 1-6']);
  });

  it('join tiny neighbours under the label of the larger', () => {
    const deck = deckOf(
      { layout: 'title', title: 'Deck' },
      { layout: 'section_header', title: 'Part' },
      ...slides(3, body),
      { layout: 'section_header', title: 'Other part' },
      ...slides(3, body),
      { layout: 'title', title: 'Thank you' },
    );
    expect(outline(deck)).toEqual(['Part: 1-5', 'Other part: 6-10']);
  });

  it('keep a tiny neighbour apart where both would be too large', () => {
    const deck = deckOf(
      { layout: 'section_header', title: 'One', texts: [words(450)] },
      ...slides(3, {}),
      { layout: 'section_header', title: 'Two', texts: [words(100)] },
      { texts: ['x'] },
    );
    expect(outline(deck, { maxTokens: 500 })).toEqual(['One: 1-1', 'Two: 5-6']);
  });

  it('have the first title when the divider has none', () => {
    const deck = deckOf(
      { layout: 'section_header', texts: [words(200)] },
      { title: 'First', ...body },
      { layout: 'section_header', texts: [words(200)] },
      body,
    );
    expect(outline(deck)).toEqual(['First: 1-2', 'Slides 3–4: 3-4']);
  });
});

describe('segments by size', () => {
  it('are as few as fit, and balanced', () => {
    const deck = deckOf(...slides(16, { texts: [words(100)] }));
    const sizes = segment(deck).map(({ text }) => countTokens(text));
    expect(sizes).toHaveLength(2);
    for (const size of sizes) expect(size).toBeGreaterThan(700);
  });

  it('are one for a small deck', () => {
    expect(outline(deckOf({ texts: ['a'] }, { texts: ['b'] }))).toEqual(['Slides 1–2: 1-2']);
    expect(outline(deckOf({ texts: ['a'] }))).toEqual(['Slide 1: 1-1']);
  });

  it('have the first title in them', () => {
    const deck = deckOf(
      { texts: [words(300)] },
      { title: 'Second', texts: [words(300)] },
      { texts: [words(400)] },
    );
    expect(outline(deck, { maxTokens: 650 })).toEqual(['Second: 1-2', 'Slide 3: 3-3']);
  });

  it('are none for a deck without text', () => {
    expect(segment(deckOf())).toEqual([]);
    expect(segment(deckOf({}, { section: 'A' }))).toEqual([]);
  });
});

describe('a slide that is too large alone', () => {
  it('is split at line breaks, and nothing is lost', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `${index}: ${words(100)}`);
    const deck = deckOf(
      { texts: ['before'] },
      { title: 'Huge', texts: lines },
      { texts: ['after'] },
    );
    const segments = segment(deck, { maxTokens: 500 });
    expect(segments.map(({ text }) => text).join('')).toBe(
      `before\n\nHuge\n${lines.join('\n')}\n\nafter`,
    );
    for (const { text } of segments) {
      expect(countTokens(text)).toBeLessThanOrEqual(500);
      expect(text).toMatch(/(^|: )(before|after|Huge|word)/);
      expect(text.endsWith('\n') || text.endsWith('after')).toBe(true);
    }
  });

  it('has a span in each of its segments', () => {
    const deck = deckOf({ texts: [words(1000)] });
    const segments = segment(deck, { maxTokens: 500 });
    expect(segments.length).toBeGreaterThan(1);
    for (const { slides: spans, text, slideFrom, slideTo } of segments) {
      expect(spans).toEqual([{ slide: 1, charStart: 0, charEnd: text.length }]);
      expect([slideFrom, slideTo]).toEqual([1, 1]);
    }
  });

  it('has no segment of blanks alone', () => {
    const text = `${words(100)}${' '.repeat(100_000)}${words(100)}`;
    const segments = segment(deckOf({ texts: [text] }), { maxTokens: 150 });
    expect(segments.map((each) => each.text).join('')).toBe(text);
    for (const each of segments) expect(each.text.trim()).not.toBe('');
  });

  it('of a section is numbered with it', () => {
    const deck = deckOf({ section: 'S', texts: [words(900)] });
    expect(outline(deck, { maxTokens: 500 })).toEqual(['S (1/2): 1-1', 'S (2/2): 1-1']);
  });
});

describe('segments', () => {
  it('say where each slide lies in their text', () => {
    const deck = deckOf(
      { section: 'A', texts: ['x'] },
      { section: 'B', title: 'one', texts: ['two'] },
      { section: 'B' },
      { section: 'B', texts: ['three'] },
    );
    const second = segment(deck)[1];
    expect(second).toMatchObject({
      ordinal: 2,
      text: 'one\ntwo\n\nthree',
      charStart: 3,
      charEnd: 17,
      slideFrom: 2,
      slideTo: 4,
      slides: [
        { slide: 2, charStart: 0, charEnd: 7 },
        { slide: 4, charStart: 9, charEnd: 14 },
      ],
    });
    expect(second && slideAt(second, 8)).toBe(2);
    expect(second && slideAt(second, 9)).toBe(4);
  });

  it('hold the separator after their last slide', () => {
    const deck = deckOf({ section: 'A', texts: ['a'] }, { section: 'B', texts: ['b'] });
    expect(segment(deck).map(({ text }) => text)).toEqual(['a\n\n', 'b']);
  });

  it('leave hidden slides out on request, keeping the numbers of the others', () => {
    const deck = deckOf({ texts: ['a'] }, { texts: ['b'], hidden: true }, { texts: ['c'] });
    expect(segment(deck, { skipHidden: true })).toMatchObject([
      { text: 'a\n\nc', slides: [{ slide: 1 }, { slide: 3 }] },
    ]);
  });

  it('have the language that is written', () => {
    const french = 'Le système de gestion des commandes remplace les quatre anciens systèmes.';
    const english = 'The order management system replaces the four systems that came before.';
    const deck = deckOf(
      { section: 'F', texts: [french] },
      { section: 'E', texts: [english] },
      { section: 'N', texts: ['42'] },
    );
    expect(segment(deck).map(({ language }) => language)).toEqual(['fr', 'en', null]);
  });
});

describe('the identifier of a segment', () => {
  const deck = deckOf({ section: 'A', texts: ['a'] }, { section: 'B', texts: ['b'] });

  it('is the same each time', () => {
    expect(ids(deck)).toEqual(ids(structuredClone(deck)));
  });

  it('depends on tenant and document', () => {
    const all = [ids(deck), ids(deck, { tenantId: 'u' }), ids(deck, { documentId: 'e' })].flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('differs for equal texts', () => {
    const twice = deckOf({ section: 'A', texts: ['a'] }, { section: 'B', texts: ['a'] });
    const [first, second] = ids(twice);
    expect(first).toBe(ids(deck)[0]);
    expect(second).not.toBe(first);
  });

  it('stays when segments come before or after', () => {
    const longer = deckOf(
      { section: 'new', texts: ['new'] },
      ...deck.slides.map(({ section, blocks }) => ({
        section,
        texts: blocks.map(({ text }) => text),
      })),
      { section: 'last', texts: ['last'] },
    );
    expect(ids(longer).slice(1, 3)).toEqual(ids(deck));
  });
});
