import { describe, expect, it } from 'vitest';
import { findGoldDecks } from '../../../bench/quality/gold.ts';
import { frequentPhrases } from '../../../bench/quality/frequent-phrases.ts';
import { localConcepts } from '../../../bench/quality/local-concepts.ts';
import type { Segment } from '../../../domain/segment.ts';

function segment(ordinal: number, text: string): Segment {
  return {
    segmentId: `segment ${ordinal}`,
    ordinal,
    topicLabel: '',
    text,
    slideFrom: ordinal,
    slideTo: ordinal,
    language: 'en',
    charStart: 0,
    charEnd: text.length,
    slides: [{ slide: ordinal, charStart: 0, charEnd: text.length }],
  };
}

const SEGMENTS = [
  segment(1, 'Budgets\nAn error budget is the amount of failure that an objective permits.'),
  segment(2, 'Tools\nWe log in with Okta.\nThe rest is read in the next week.'),
  segment(3, 'More\nWe page with PagerDuty.\nWe log in with Okta.'),
];

describe('the concepts of a document', () => {
  it('come with the surest first, and among equals with those of more segments', () => {
    const names = localConcepts(SEGMENTS).map(({ name }) => name);
    expect(names[0]).toBe('error budget');
    expect(names.indexOf('Okta')).toBeGreaterThan(0);
    expect(names.indexOf('Okta')).toBeLessThan(names.indexOf('PagerDuty'));
  });

  it('carry the words of the deck that name them', () => {
    const budget = localConcepts(SEGMENTS).find(({ name }) => name === 'error budget');
    expect(budget!.forms).toEqual(['error budget']);
  });
});

it('the plain reader counts phrases over the whole document', () => {
  expect(frequentPhrases(SEGMENTS)[0]).toEqual({ name: 'Okta', type: 'ENTITY', forms: ['Okta'] });
});

it('gold is found beside the decks of a folder', async () => {
  const decks = await findGoldDecks(new URL('../../../examples', import.meta.url).pathname);
  expect(decks.map(({ gold }) => gold.language)).toEqual(['en', 'fr']);
  for (const { gold } of decks) expect(gold.concepts.length).toBeGreaterThan(50);
});
