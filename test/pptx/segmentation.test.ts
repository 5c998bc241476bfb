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

const body = (section: string | null = null): SlideOf => ({ section, texts: [words(150)] });

const header = (title: string): SlideOf => ({ layout: 'section_header', title });
const topic = (title: string): SlideOf[] => [{ ...body(), title }, body()];

describe('segments', () => {
  it('are the sections of the deck', () => {
    const deck = deckOf(body('Intro'), body('Intro'), body('Main'));
    expect(outline(deck)).toEqual(['Intro: 1-2', 'Main: 3-3']);
  });

  it('are what lies between its dividers, where it has no sections', () => {
    const deck = deckOf(header('One'), body(), body(), header('Two'), body(), body());
    expect(outline(deck)).toEqual(['One: 1-3', 'Two: 4-6']);
  });

  it('are what its agenda lists, where it has no dividers', () => {
    const agenda = { title: 'Ablauf', texts: ['1. Preise', '2. Lager', '3. Personal'] };
    const deck = deckOf(agenda, ...['Preise', 'Lager', 'Personal'].flatMap(topic));
    expect(outline(deck)).toEqual(['Preise: 1-3', 'Lager: 4-5', 'Personal: 6-7']);
  });

  it('are its repeated titles, where it has no agenda', () => {
    const titles = ['Prices (1/2)', 'Prices (2/2)', 'Disks', 'Disks cont.'];
    const deck = deckOf(...titles.map((title) => ({ ...body(), title })));
    expect(outline(deck)).toEqual(['Prices: 1-2', 'Disks: 3-4']);
  });

  it('are ten of fifty slides in ten sections, though these are small', () => {
    const deck = deckOf(
      ...slides(50, { texts: [words(100)] }).map((slide, index) => ({
        ...slide,
        section: `Section ${Math.floor(index / 5)}`,
      })),
    );
    expect(segment(deck)).toHaveLength(10);
  });

  it('are one for a small deck, and none for a deck without text', () => {
    expect(outline(deckOf({ texts: ['a'] }, { texts: ['b c'] }))).toEqual(['b c: 1-2']);
    expect(segment(deckOf())).toEqual([]);
    expect(segment(deckOf({}, { section: 'A' }))).toEqual([]);
  });

  it('are at most as large as they may be', () => {
    const deck = deckOf(...slides(40, body()));
    for (const maxTokens of [160, 500, 1500, 4000]) {
      const sizes = segment(deck, { maxTokens }).map(({ text }) => countTokens(text));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(maxTokens);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(Math.min(maxTokens * 0.4, 150));
    }
  });

  it('are at least as large as they should be', () => {
    const deck = deckOf(...slides(40, { texts: [words(58)] }));
    for (const minTokens of [100, 400, 1100]) {
      const sizes = segment(deck, { minTokens }).map(({ text }) => countTokens(text));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(minTokens);
    }
  });

  it('are no smaller where the least is more than the most', () => {
    const deck = deckOf(...slides(8, { texts: [words(48)] }));
    expect(segment(deck, { minTokens: 1000, maxTokens: 100 })).toHaveLength(4);
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

describe('a segment', () => {
  it('says where each slide lies in their text', () => {
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

  it('holds the separator after its last slide', () => {
    const deck = deckOf({ section: 'A', texts: ['a'] }, { section: 'B', texts: ['b'] });
    expect(segment(deck).map(({ text }) => text)).toEqual(['a\n\n', 'b']);
  });

  it('leaves hidden slides out on request, keeping the numbers of the others', () => {
    const deck = deckOf({ texts: ['a'] }, { texts: ['b'], hidden: true }, { texts: ['c'] });
    expect(segment(deck, { skipHidden: true })).toMatchObject([
      { text: 'a\n\nc', slides: [{ slide: 1 }, { slide: 3 }] },
    ]);
  });

  it('has the language that is written', () => {
    const french = 'Le système de gestion des commandes remplace les quatre anciens systèmes.';
    const english = 'The order management system replaces the four systems that came before.';
    const deck = deckOf(
      { section: 'F', texts: [french] },
      { section: 'E', texts: [english] },
      { section: 'N', texts: ['42'] },
    );
    expect(segment(deck).map(({ language }) => language)).toEqual(['fr', 'en', null]);
  });

  it('has the language that the deck names where too little is written', () => {
    const deck = deckOf({ section: 'A', texts: ['42'] }, { section: 'B', texts: ['42', '1'] });
    const [first, second] = deck.slides;
    first!.blocks[0]!.language = 'en-US';
    second!.blocks[0]!.language = 'pt-BR';
    second!.blocks[1]!.language = 'en-US';
    expect(segment(deck).map(({ language }) => language)).toEqual(['en', 'pt']);
  });

  it('has the language that is written where the deck names another', () => {
    const deck = deckOf({ texts: ['Die Aufträge werden jede Nacht geprüft und neu geplant.'] });
    deck.slides[0]!.blocks[0]!.language = 'en-US';
    expect(segment(deck)).toMatchObject([{ language: 'de' }]);
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
