import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlideLayout } from '../../../domain/deck.ts';
import { deckText } from '../../../pptx/deck-text.ts';
import { segmentDeck } from '../../../pptx/segmentation.ts';
import { countTokens } from '../../../domain/token-count.ts';
import { deckOf, type SlideOf } from '../deck-of.ts';

const word = fc.constantFrom(
  'price',
  'model',
  'stock',
  'the',
  'of',
  'été',
  '在庫',
  'の',
  '数',
  'מלאי',
  'x',
  '42',
  '😀',
  '.',
);
const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
const title = fc.oneof(
  fc.constantFrom(
    'Pricing',
    'Pricing (2/3)',
    'Pricing cont.',
    'Pricing 2',
    'Agenda',
    '料金続き',
    '-',
  ),
  line,
);

const slide = fc.record({
  title: fc.option(title, { nil: null }),
  texts: fc.array(text, { maxLength: 3 }),
  section: fc.constantFrom('One', 'Two', 'Default Section', ' ', null),
  layout: fc.constantFrom<SlideLayout[]>(
    'content',
    'content',
    'content',
    'title',
    'section_header',
  ),
  hidden: fc.boolean(),
});
/** Decks with and without sections, since those say where everything else is looked for. */
const slides = fc.oneof(
  fc.array(slide, { maxLength: 25 }),
  fc.array(
    slide.map((each) => ({ ...each, section: null })),
    { maxLength: 25 },
  ),
);
const options = fc.record({
  maxTokens: fc.integer({ min: 5, max: 300 }),
  minTokens: fc.integer({ min: 1, max: 300 }),
  skipHidden: fc.boolean(),
});

type Options = typeof options extends fc.Arbitrary<infer Made> ? Made : never;

function segmentsOf(made: readonly SlideOf[], given: Options) {
  const deck = deckOf(...made);
  const segments = segmentDeck(deck, { tenantId: 't', documentId: 'd', ...given });
  return { deck, segments, whole: deckText(deck, given) };
}

describe('segments of any deck', () => {
  it('hold every character once, in order', () => {
    fc.assert(
      fc.property(slides, options, (made, given) => {
        const { segments, whole } = segmentsOf(made, given);
        expect(segments.map((segment) => segment.text).join('')).toBe(whole.text);
        let end = 0;
        for (const [index, segment] of segments.entries()) {
          expect(segment).toMatchObject({ ordinal: index + 1, charStart: end });
          end += segment.text.length;
          expect(segment.charEnd).toBe(end);
        }
      }),
    );
  });

  it('say where each slide lies', () => {
    fc.assert(
      fc.property(slides, options, (made, given) => {
        const { segments, whole } = segmentsOf(made, given);
        for (const { slide: index, charStart, charEnd } of whole.slides) {
          const pieces = segments.flatMap((segment) =>
            segment.slides
              .filter((span) => span.slide === index)
              .map((span) => segment.text.slice(span.charStart, span.charEnd)),
          );
          expect(pieces.join('')).toBe(whole.text.slice(charStart, charEnd));
        }
        for (const { slides: spans, slideFrom, slideTo } of segments) {
          expect([spans[0]?.slide, spans.at(-1)?.slide]).toEqual([slideFrom, slideTo]);
        }
      }),
    );
  });

  it('keep to the budget, unless a single character is over it', () => {
    fc.assert(
      fc.property(slides, options, (made, given) => {
        for (const segment of segmentsOf(made, given).segments) {
          const isCharacter = /^.$/su.test(segment.text);
          if (!isCharacter) {
            expect(countTokens(segment.text)).toBeLessThanOrEqual(given.maxTokens);
          }
        }
      }),
    );
  });

  it('keep slides whole, unless one alone is over the budget', () => {
    fc.assert(
      fc.property(slides, options, (made, given) => {
        const { segments, whole } = segmentsOf(made, given);
        for (const [position, { slide: index, charStart }] of whole.slides.entries()) {
          const pieces = segments.filter((segment) =>
            segment.slides.some((span) => span.slide === index),
          );
          const next = whole.slides[position + 1]?.charStart;
          const alone = countTokens(whole.text.slice(charStart, next));
          if (alone <= given.maxTokens) expect(pieces).toHaveLength(1);
        }
      }),
    );
  });

  it('have a label on one line that can be listed', () => {
    fc.assert(
      fc.property(slides, options, (made, given) => {
        for (const { topicLabel } of segmentsOf(made, given).segments) {
          expect(topicLabel.trim()).toBe(topicLabel);
          expect(topicLabel).toMatch(/^[^\n]{1,140}$/u);
          expect(topicLabel).toMatch(/[\p{L}\p{N}]/u);
        }
      }),
    );
  });

  it('hold no slides of two sections', () => {
    fc.assert(
      fc.property(slides, options, (made, given) => {
        const { deck, segments } = segmentsOf(made, given);
        for (const { slides: spans } of segments) {
          const sections = spans.map((span) => deck.slides[span.slide - 1]?.section);
          expect(new Set(sections).size).toBe(1);
        }
      }),
    );
  });

  it('are the same for the same deck, each with an identifier of its own', () => {
    fc.assert(
      fc.property(slides, options, (made, given) => {
        const { segments } = segmentsOf(made, given);
        expect(segmentsOf(structuredClone(made), given).segments).toEqual(segments);
        expect(new Set(segments.map((each) => each.segmentId)).size).toBe(segments.length);
      }),
    );
  });
});
