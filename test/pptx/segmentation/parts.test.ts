import { describe, expect, it } from 'vitest';
import type { CutAim } from '../../../pptx/segmentation/best-cuts.ts';
import { partsOf } from '../../../pptx/segmentation/parts.ts';
import { type SlideOf, words } from '../deck-of.ts';
import { outlineOf, talkOf, wordsAbout } from './talk-of.ts';

function outline(slides: readonly SlideOf[], aim: Partial<CutAim> = {}): string[] {
  const talk = talkOf(slides, aim);
  return outlineOf(talk, partsOf(talk));
}

function sizes(slides: readonly SlideOf[]): number[] {
  const talk = talkOf(slides);
  return partsOf(talk).map((part) => talk.tokensOf(part));
}

const times = (count: number, slide: (index: number) => SlideOf): SlideOf[] =>
  Array.from({ length: count }, (_, index) => slide(index));
const about = (subject: 'pricing' | 'storage' | 'hiring', count: number, more: SlideOf = {}) =>
  times(count, (index) => ({ texts: [wordsAbout(subject, 60, index)], ...more }));

const inSection = (section: string | null, more: SlideOf = {}): SlideOf => ({
  section,
  texts: [words(150)],
  ...more,
});

describe('parts by section', () => {
  it('are never joined, however small', () => {
    expect(
      outline([
        { section: 'A', title: 'tiny' },
        { section: 'B', title: 'tiny' },
        { section: 'A', title: 'tiny' },
      ]),
    ).toEqual(['A: 1-1', 'B: 2-2', 'A: 3-3']);
  });

  it('are not cut at dividers and repeated titles where they fit', () => {
    expect(
      outline([
        inSection('A', { layout: 'section_header', title: 'One' }),
        inSection('A', { title: 'Two' }),
        inSection('A', { title: 'Two' }),
        inSection('A', { layout: 'section_header', title: 'Three' }),
        inSection('B'),
      ]),
    ).toEqual(['A: 1-4', 'B: 5-5']);
  });

  it('are cut at a divider where they are too large', () => {
    const slides = times(12, (index) =>
      inSection('A', index === 4 ? { layout: 'section_header', title: 'Part' } : {}),
    );
    expect(outline([...slides, inSection('B')])).toEqual([
      'A (1/2): 1-4',
      'A (2/2): 5-12',
      'B: 13-13',
    ]);
  });

  it('are cut at the border of a repeated title, not within', () => {
    const slides = times(12, (index) =>
      inSection('A', { title: index >= 5 && index < 8 ? 'Prices' : `${index} alone` }),
    );
    expect(outline([...slides, inSection('B')])).toEqual([
      'A (1/2): 1-5',
      'A (2/2): 6-12',
      'B: 13-13',
    ]);
  });

  it('are cut where the subject changes', () => {
    const section = { section: 'A' };
    const slides = [...about('pricing', 15, section), ...about('storage', 10, section)];
    expect(outline([...slides, inSection('B')])).toEqual([
      'A (1/2): 1-15',
      'A (2/2): 16-25',
      'B: 26-26',
    ]);
  });

  it('that nobody named are cut by the next cue, and called by what is in them', () => {
    const unnamed = (more: SlideOf) => inSection('Default Section', more);
    const header = (title: string) => unnamed({ layout: 'section_header', title });
    expect(
      outline([
        header('One'),
        unnamed({}),
        unnamed({}),
        header('Two'),
        unnamed({}),
        unnamed({}),
        inSection('B'),
      ]),
    ).toEqual(['One: 1-3', 'Two: 4-6', 'B: 7-7']);
    expect(outline([unnamed({ title: 'Welcome' }), inSection('B')])).toEqual([
      'Welcome: 1-1',
      'B: 2-2',
    ]);
  });

  it('leave slides of no section to themselves', () => {
    expect(
      outline([
        { title: 'Deck' },
        inSection('A'),
        { title: 'Between' },
        inSection('B'),
        { title: 'After' },
      ]),
    ).toEqual(['Deck: 1-1', 'A: 2-2', 'Between: 3-3', 'B: 4-4', 'After: 5-5']);
  });

  describe('where one holds everything', () => {
    it('are cut by the next cue', () => {
      const header = (title: string) => inSection('All', { layout: 'section_header', title });
      const rest = [inSection('All'), inSection('All')];
      expect(outline([header('One'), ...rest, header('Two'), ...rest])).toEqual([
        'One: 1-3',
        'Two: 4-6',
      ]);
    });

    it('have its name where everything fits', () => {
      expect(outline([inSection('All', { title: 'First' })])).toEqual(['All: 1-1']);
    });

    it('have its name where there are no titles', () => {
      expect(outline(times(12, () => inSection('All')))).toEqual([
        'All (1/2): 1-6',
        'All (2/2): 7-12',
      ]);
    });

    it('have their titles where there are any', () => {
      const slides = times(12, (index) =>
        inSection('All', { title: `Slide about ${'abcdefghijkl'[index]}` }),
      );
      expect(outline(slides)).toEqual(['Slide about a: 1-6', 'Slide about g: 7-12']);
    });

    it('have the first title where nobody named it', () => {
      expect(outline([inSection('Default Section', { title: 'First' })])).toEqual(['First: 1-1']);
    });
  });
});

const largeTopic = (title: string): SlideOf[] => [
  { layout: 'section_header', title, texts: [words(100)] },
  ...times(11, () => ({ texts: [words(150)] })),
];

describe('parts by dividers', () => {
  it('are numbered where the topic is too large', () => {
    expect(outline([...largeTopic('One'), ...largeTopic('Two')])).toEqual([
      'One (1/2): 1-6',
      'One (2/2): 7-12',
      'Two (1/2): 13-18',
      'Two (2/2): 19-24',
    ]);
  });

  it('have the first title where the divider has none', () => {
    expect(
      outline([
        { layout: 'section_header', texts: [words(200)] },
        { title: 'First', texts: [words(150)] },
        { layout: 'section_header', title: '–', texts: [words(200)] },
        { title: 'Second', texts: [words(150)] },
      ]),
    ).toEqual(['First: 1-2', 'Second: 3-4']);
  });
});

describe('parts by cohesion', () => {
  it('change where the subject does', () => {
    expect(
      outline([...about('pricing', 13), ...about('storage', 10), ...about('hiring', 12)]),
    ).toEqual([
      expect.stringMatching(/: 1-13$/),
      expect.stringMatching(/: 14-23$/),
      expect.stringMatching(/: 24-35$/),
    ]);
  });

  it('lie within the aim', () => {
    const subjects = ['pricing', 'storage', 'hiring', 'pricing', 'storage'] as const;
    const slides = subjects.flatMap((subject, index) => about(subject, 3 + 4 * index));
    for (const size of sizes(slides)) {
      expect(size).toBeGreaterThanOrEqual(600);
      expect(size).toBeLessThanOrEqual(1500);
    }
  });

  it('are about equally large where no place is better than another', () => {
    expect(sizes(times(16, () => ({ texts: [words(100)] })))).toEqual([808, 807]);
  });

  it('are one where everything fits', () => {
    expect(outline([...about('pricing', 6), ...about('storage', 6)])).toHaveLength(1);
  });

  it('never cut a run of one title that fits', () => {
    const slides = times(20, (index) => ({
      title: `Title ${'abcdefghijklmnopqrst'[index]}`,
      texts: [words(100)],
    }));
    for (const index of [7, 8, 9, 10, 11]) slides[index] = { title: 'Prices', texts: [words(100)] };
    for (const part of outline(slides)) expect(part).not.toMatch(/-(8|9|10|11)$/);
  });

  it('cut a run of one title that does not fit, and number it', () => {
    expect(outline(times(16, () => ({ title: 'Same', texts: [words(100)] })))).toEqual([
      'Same (1/2): 1-8',
      'Same (2/2): 9-16',
    ]);
  });

  it('are cut at dividers that are no structure', () => {
    const slides: SlideOf[] = times(20, () => ({ texts: [words(120)] }));
    slides[6] = { layout: 'section_header', title: 'Part', texts: [words(100)] };
    expect(outline(slides)).toEqual([
      expect.stringMatching(/1-6$/),
      'Part: 7-13',
      expect.stringMatching(/14-20$/),
    ]);
  });
});

describe('parts of a talk without text', () => {
  it('are none', () => {
    expect(outline([])).toEqual([]);
    expect(outline([{}, { section: 'A' }])).toEqual([]);
  });
});
