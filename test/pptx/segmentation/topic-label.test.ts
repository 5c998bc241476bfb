import { describe, expect, it } from 'vitest';
import { labelOf, shortened } from '../../../pptx/segmentation/topic-label.ts';
import { deckOf } from '../deck-of.ts';

const passages = (...titles: (string | null)[]) =>
  deckOf(...titles.map((title) => ({ title }))).slides.map((slide) => ({
    slide,
    charStart: 0,
    charEnd: 1,
    tokens: 1,
  }));

describe('labelOf', () => {
  it.each([
    [[null, 'First', 'Second'], 'First'],
    [[null, null, null], 'Slides 1–3'],
    [[null], 'Slide 1'],
  ])('names slides titled %j %j', (titles, label) => {
    expect(labelOf(passages(...titles))).toBe(label);
  });
});

describe('shortened', () => {
  it('leaves a label of usual length', () => {
    expect(shortened('A label')).toBe('A label');
    expect(shortened('x'.repeat(120))).toBe('x'.repeat(120));
  });

  it('cuts a long one between words', () => {
    const short = shortened('several words '.repeat(20));
    expect(short).toMatch(/^(several words )+(several|several words)?…$/);
    expect(short.length).toBeLessThanOrEqual(120);
  });

  it('cuts within a word when there is no other way, but not within a character', () => {
    for (const unit of ['x', '😀', 'a😀']) {
      const short = shortened(unit.repeat(200));
      expect(short.length).toBeGreaterThan(100);
      expect(short.length).toBeLessThanOrEqual(120);
      expect(short.isWellFormed()).toBe(true);
    }
  });
});
