import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deck } from '../../domain/deck.ts';
import { KnowbaseError } from '../../domain/errors.ts';
import { deckText } from '../../pptx/deck-text.ts';
import { DEFAULT_DECK_LIMITS } from '../../pptx/limits.ts';
import { parseDeck } from '../../pptx/parse-deck.ts';
import { segmentDeck } from '../../pptx/segmentation.ts';
import { buildDeck, deckParts, type DeckSpec, type SlideSpec, zipParts } from './deck-builder.ts';
import { graphicFrame, group, shape, table, title } from './deck-xml.ts';

const ROW = 1_000_000;

/** A text as a slide may hold it: of several scripts, with what XML escapes, without blanks at its ends. */
const words = fc
  .array(
    fc.constantFrom('word', 'ünï', '語', '😀', '<b>', '&amp;', '"x"', "it's", 'עברית', '1,5 %'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(' '));

interface Piece {
  /** XML of the piece in the row of that number. */
  xml: (row: number) => string;
  texts: string[];
}

const box = (row: number) => [100, row * ROW, 5 * ROW, ROW / 2] as const;

const textBox: fc.Arbitrary<Piece> = fc
  .array(words, { minLength: 1, maxLength: 4 })
  .map((text) => ({ xml: (row) => shape({ text, box: box(row) }), texts: text }));

const grid: fc.Arbitrary<Piece> = fc
  .array(fc.tuple(words, words), { minLength: 1, maxLength: 3 })
  .map((rows) => ({ xml: (row) => graphicFrame(table(rows), box(row)), texts: rows.flat() }));

/** Two text boxes one below the other, in a group with coordinates of its own. */
const grouped: fc.Arbitrary<Piece> = fc.tuple(words, words).map(([upper, lower]) => ({
  xml: (row) =>
    group(
      shape({ text: lower, box: [0, 900, 100, 50] }) +
        shape({ text: upper, box: [0, 100, 100, 50] }),
      box(row),
      [0, 0, 1000, 1000],
    ),
  texts: [upper, lower],
}));

interface MadeSlide {
  spec: SlideSpec;
  texts: string[];
}

const slide: fc.Arbitrary<MadeSlide> = fc
  .record({
    heading: fc.option(words),
    pieces: fc.array(fc.oneof(textBox, grid, grouped), { maxLength: 5 }),
    notes: fc.option(words),
    hidden: fc.boolean(),
    section: fc.constantFrom('One', 'Two & more', undefined),
    layout: fc.constantFrom('title', 'secHead', 'obj'),
    order: fc.infiniteStream(fc.nat()),
  })
  .map(({ heading, pieces, notes, hidden, section, layout, order }) => {
    // The order of the file is another one than that of reading.
    const xml = pieces
      .map((piece, row) => ({ key: order.next().value ?? row, xml: piece.xml(row) }))
      .toSorted((a, b) => a.key - b.key);
    const shapes = xml.map((each) => each.xml).join('') + (heading === null ? '' : title(heading));
    return {
      spec: {
        shapes,
        hidden,
        layout,
        ...(section === undefined ? {} : { section }),
        ...(notes === null ? {} : { notes: [notes] }),
      },
      texts: [heading, ...pieces.flatMap(({ texts }) => texts), notes].filter(
        (text) => text !== null,
      ),
    };
  });

const madeDeck = fc.array(slide, { minLength: 1, maxLength: 6 });

function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    expect(
      at,
      `${JSON.stringify(part)} after ${from} in ${JSON.stringify(text)}`,
    ).toBeGreaterThanOrEqual(from);
    from = at + part.length;
  }
}

describe('made decks', () => {
  it('are found as they were made, in reading order', async () => {
    await fc.assert(
      fc.asyncProperty(madeDeck, async (made) => {
        const deck = await parseDeck(await buildDeck({ slides: made.map(({ spec }) => spec) }));
        expect(deck.warnings).toEqual([]);
        expect(deck.slides).toHaveLength(made.length);
        for (const [index, { spec, texts }] of made.entries()) {
          const read = deck.slides[index];
          expect(read).toMatchObject({
            index: index + 1,
            hidden: spec.hidden,
            section: spec.section ?? null,
          });
          expectInOrder(read?.blocks.map(({ text }) => text).join('\n') ?? '', texts);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('give the same deck from the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(madeDeck, async (made) => {
        const bytes = await buildDeck({ slides: made.map(({ spec }) => spec) });
        expect(await parseDeck(bytes.slice())).toEqual(await parseDeck(bytes));
      }),
      { numRuns: 15 },
    );
  });
});

describe('segments of made decks', () => {
  it('cover every character once, verbatim, and know their slides', async () => {
    await fc.assert(
      fc.asyncProperty(
        madeDeck,
        fc.integer({ min: 10, max: 200 }),
        fc.boolean(),
        async (made, maxTokens, skipHidden) => {
          const deck = await parseDeck(await buildDeck({ slides: made.map(({ spec }) => spec) }));
          const whole = deckText(deck, { skipHidden });
          for (const block of deck.slides
            .filter(({ hidden }) => !(skipHidden && hidden))
            .flatMap(({ blocks }) => blocks)) {
            expect(whole.text).toContain(block.text);
          }
          expectSegments(deck, whole, { maxTokens, skipHidden });
        },
      ),
      { numRuns: 60 },
    );
  });
});

function expectSegments(
  deck: Deck,
  whole: ReturnType<typeof deckText>,
  options: { maxTokens: number; skipHidden: boolean },
): void {
  const segments = segmentDeck(deck, { tenantId: 't', documentId: 'd', ...options });
  expect(
    segmentDeck(structuredClone(deck), { tenantId: 't', documentId: 'd', ...options }),
  ).toEqual(segments);
  expect(segments.map(({ text }) => text).join('')).toBe(whole.text);
  expect(new Set(segments.map(({ segmentId }) => segmentId)).size).toBe(segments.length);
  let end = 0;
  for (const [index, segment] of segments.entries()) {
    expect(segment.ordinal).toBe(index + 1);
    expect(segment.charStart).toBe(end);
    expect(segment.text).toBe(whole.text.slice(segment.charStart, segment.charEnd));
    expect(segment.text.trim()).not.toBe('');
    expect(segment.topicLabel.trim()).not.toBe('');
    expect(segment.slides[0]?.slide).toBe(segment.slideFrom);
    expect(segment.slides.at(-1)?.slide).toBe(segment.slideTo);
    for (const { slide: number, charStart, charEnd } of segment.slides) {
      const span = whole.slides.find((each) => each.slide === number);
      expect(span?.charStart).toBeLessThanOrEqual(charStart + end);
      expect(span?.charEnd).toBeGreaterThanOrEqual(charEnd + end);
      expect(charEnd).toBeGreaterThan(charStart);
    }
    end = segment.charEnd;
  }
  expect(end).toBe(whole.text.length);
}

const SAMPLE: DeckSpec = {
  slides: [
    {
      shapes: title('One') + shape({ text: ['a', 'b'], box: [0, 0, 9, 9] }),
      notes: ['said'],
      layout: 'title',
    },
    { shapes: graphicFrame(table([['a', 'b']])) + group(shape({ text: 'in' })), section: 'S' },
  ],
};
const sampleParts = deckParts(SAMPLE);
const sample = await zipParts(sampleParts);

const CAREFUL = {
  limits: { ...DEFAULT_DECK_LIMITS, inflatedBytes: 1_000_000, xmlPartBytes: 500_000 },
};

/** Reading either gives a deck that can be segmented, or a typed refusal. */
async function expectNoCrash(bytes: Uint8Array): Promise<void> {
  try {
    const deck = await parseDeck(bytes, CAREFUL);
    segmentDeck(deck, { tenantId: 't', documentId: 'd' });
  } catch (error) {
    if (!(error instanceof KnowbaseError)) throw error;
    expect(error.traits.blame).toBe('input');
    expect(error.message).toMatch(/\.$/);
  }
}

describe('damage', () => {
  it('to bytes of the file never crashes the reader', async () => {
    const change = fc.tuple(fc.nat(sample.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = sample.slice();
        for (const [at, value] of changes) bytes[at] = value;
        await expectNoCrash(bytes);
      }),
      { numRuns: 400 },
    );
  });

  it('to the length of the file never crashes the reader', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sample.length),
        fc.uint8Array({ maxLength: 40 }),
        async (length, tail) => {
          await expectNoCrash(Buffer.concat([sample.subarray(0, length), tail]));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('to the XML of a part never crashes the reader', async () => {
    const names = [...sampleParts.keys()];
    const snippet = fc.constantFrom(
      '',
      '<',
      '>',
      '"',
      '&',
      '</a:p>',
      '<p:sp>',
      '\0',
      '<![CDATA[',
      'rId1',
      '-1',
      '9e99',
      '<a:p/>',
      'show="0"',
    );
    const change = fc.record({
      name: fc.constantFrom(...names),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.nat(30),
      snippet,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const parts = new Map(sampleParts);
        for (const each of changes) {
          const xml = String(parts.get(each.name));
          const at = Math.floor(each.at * xml.length);
          parts.set(each.name, xml.slice(0, at) + each.snippet + xml.slice(at + each.drop));
        }
        await expectNoCrash(await zipParts(parts));
      }),
      { numRuns: 300 },
    );
  });

  it('to a part that is away costs no more than a typed refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...sampleParts.keys()]), async (names) => {
        const parts = new Map([...sampleParts].filter(([name]) => !names.includes(name)));
        await expectNoCrash(await zipParts(parts));
      }),
      { numRuns: 60 },
    );
  });
});
