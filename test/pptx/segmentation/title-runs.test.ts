import { describe, expect, it } from 'vitest';
import { titleRuns } from '../../../pptx/segmentation/title-runs.ts';
import { words } from '../deck-of.ts';
import { outlineOf, talkOf, whole } from './talk-of.ts';

function runsOf(...titles: (string | null)[]): string[] {
  const talk = talkOf(titles.map((title) => ({ title, texts: ['text'] })));
  return outlineOf(
    talk,
    titleRuns(talk.passages, whole(talk), () => false),
  );
}

describe('titleRuns', () => {
  it.each([
    [['Pricing (1/3)', 'Pricing (2/3)', 'Pricing (3/3)']],
    [['Pricing', 'Pricing cont.', 'Pricing (continued)']],
    [['Pricing', 'Pricing', 'PRICING!']],
    [['Pricing', 'Pricing 2', 'Pricing 3']],
    [['Pricing', 'Pricing II', 'Pricing III']],
    [['Pricing (1)', 'Pricing (2)', 'Pricing (3)']],
    [['Pricing part 1', 'Pricing part 2', 'Pricing part 3']],
    [['1. Pricing', '2. Pricing', '3. Pricing']],
    [['Pricing (1/2)', 'Pricing (2/2)', 'Pricing']],
  ])('are one for %j', (titles) => {
    expect(runsOf(...titles)).toEqual([expect.stringMatching(/Pricing: 1-3$/)]);
  });

  it.each([
    [['Pricing', 'Storage', 'Pricing']],
    [['Pricing', 'Pricing models']],
    [['Windows 10', 'Windows 7']],
    [['Results 2023', 'Results 2024']],
    [['Vitamin C', 'Vitamin D']],
    [[null, null]],
    [['…', '…']],
    [['Pricing', null, 'Pricing']],
  ])('are none for %j', (titles) => {
    expect(runsOf(...titles)).toEqual([]);
  });

  it('stand between other slides', () => {
    expect(runsOf('Start', 'Pricing', 'Pricing', 'Storage (1/2)', 'Storage (2/2)', 'End')).toEqual([
      'Pricing: 2-3',
      'Storage: 4-5',
    ]);
  });

  it('do not reach across the start of a topic', () => {
    const talk = talkOf(Array.from({ length: 4 }, () => ({ title: 'Pricing', texts: ['text'] })));
    const runs = titleRuns(talk.passages, whole(talk), (index) => index === 2);
    expect(outlineOf(talk, runs)).toEqual(['Pricing: 1-2', 'Pricing: 3-4']);
  });

  it('are of several slides, not of the pieces of one', () => {
    const talk = talkOf([{ title: 'Pricing', texts: [words(500)] }], { maxTokens: 100 });
    expect(talk.passages.length).toBeGreaterThan(1);
    expect(titleRuns(talk.passages, whole(talk), () => false)).toEqual([]);
  });

  it('lie within the range', () => {
    const talk = talkOf(Array.from({ length: 4 }, () => ({ title: 'Pricing', texts: ['text'] })));
    const runs = titleRuns(talk.passages, { from: 1, to: 3 }, () => false);
    expect(outlineOf(talk, runs)).toEqual(['Pricing: 2-3']);
  });
});
