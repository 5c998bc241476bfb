import { describe, expect, it } from 'vitest';
import { labelOf, numbered, shortened } from '../../../pptx/segmentation/topic-label.ts';
import type { SlideOf } from '../deck-of.ts';
import { talkOf, whole } from './talk-of.ts';

function label(slides: readonly SlideOf[], name: string | null = null): string {
  const talk = talkOf(slides);
  return labelOf(talk, whole(talk), name);
}

describe('labelOf', () => {
  it('is what the divider at the beginning says', () => {
    expect(label([{ layout: 'title', title: 'Part' }, { title: 'a' }, { title: 'a' }])).toBe(
      'Part',
    );
  });

  it('is the title that most of it shares', () => {
    const run = [{ title: 'Pricing (1/2)', texts: ['one two three'] }, { title: 'Pricing (2/2)' }];
    expect(label([{ title: 'Start' }, ...run])).toBe('Pricing');
    expect(label([{ title: 'Start', texts: ['word '.repeat(30)] }, ...run])).toBe('Start');
  });

  it.each([
    [[null, 'First', 'Second'], 'First'],
    [['…', ' ', 'Third'], 'Third'],
    [['2024', 'Second'], '2024'],
  ])('is the first title that says something of %j', (titles, first) => {
    expect(label(titles.map((title) => ({ title, texts: ['text'] })))).toBe(first);
  });

  it('is the name of all around it where there is no title', () => {
    expect(label([{ texts: ['text'] }], 'Name')).toBe('Name');
    expect(label([{ title: 'Title' }], 'Name')).toBe('Title');
  });

  it('is the first line in words where there is no name', () => {
    expect(label([{ texts: ['42', '→', 'a', 'Prices in euro', 'more'] }])).toBe('Prices in euro');
    expect(label([{ texts: ['在庫'] }])).toBe('在庫');
  });

  it('is the numbers of the slides where there are no words', () => {
    expect(label([{ texts: ['1'] }])).toBe('Slide 1');
    expect(label([{ texts: ['1'] }, {}, { texts: ['3'] }])).toBe('Slides 1–3');
  });
});

describe('shortened', () => {
  it('leaves a label of usual length', () => {
    expect(shortened('A label')).toBe('A label');
    expect(shortened('x'.repeat(120))).toBe('x'.repeat(120));
  });

  it('is one line', () => {
    expect(shortened(' Two\n lines \t and a tab ')).toBe('Two lines and a tab');
  });

  it('cuts no character in two before many blanks are made one', () => {
    expect(shortened(`a${' '.repeat(238)}😀b`)).toBe('a');
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

describe('numbered', () => {
  const range = { from: 0, to: 1 };

  it('leaves the label of a single range', () => {
    expect(numbered([range], 'Label')).toEqual([{ ...range, label: 'Label' }]);
  });

  it('numbers several', () => {
    expect(numbered([range, range], 'Label').map(({ label: each }) => each)).toEqual([
      'Label (1/2)',
      'Label (2/2)',
    ]);
  });
});
