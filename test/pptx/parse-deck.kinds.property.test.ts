import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../pptx/parse-deck.ts';
import { buildDeck } from './deck-builder.ts';
import { madeDeck } from './made-decks.ts';

describe('made decks with every kind of block', () => {
  it('are found as they were made, in reading order', async () => {
    await fc.assert(
      fc.asyncProperty(madeDeck, async ({ spec, slides }) => {
        const deck = await parseDeck(await buildDeck(spec));
        expect(deck.warnings).toEqual([]);
        expect(deck.slides).toMatchObject(slides);
      }),
      { numRuns: 60 },
    );
  });

  it('say in the text of each block all that its structure says', async () => {
    await fc.assert(
      fc.asyncProperty(madeDeck, async ({ spec }) => {
        const { slides } = await parseDeck(await buildDeck(spec));
        for (const block of slides.flatMap(({ blocks }) => blocks)) {
          if (block.kind === 'chart') {
            const points = block.series.flatMap(({ name, points: of }) => [
              name,
              ...of.flatMap(({ category, value }) => [category, value ?? '']),
            ]);
            for (const text of [block.title ?? '', ...block.axisTitles, ...points]) {
              expect(block.text).toContain(text);
            }
          }
          if (block.kind === 'diagram') {
            expect(block.text).toBe(block.items.map(({ text }) => text).join('\n'));
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
