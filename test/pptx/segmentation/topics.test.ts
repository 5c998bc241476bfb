import { describe, expect, it } from 'vitest';
import { topicsOf } from '../../../pptx/segmentation/topics.ts';
import { type SlideOf, words } from '../deck-of.ts';
import { outlineOf, talkOf, whole, wordsAbout } from './talk-of.ts';

/** Label and slides of each topic, or null where the deck shows none. */
function outline(...slides: readonly SlideOf[]): string[] | null {
  const talk = talkOf(slides);
  const topics = topicsOf(talk, whole(talk));
  return topics && outlineOf(talk, topics);
}

const about = (subject: 'pricing' | 'storage', count: number): SlideOf => ({
  texts: [wordsAbout(subject, count, count)],
});
const body: SlideOf = { texts: [words(150)] };
const titled = (...titles: (string | null)[]) =>
  titles.map((each): SlideOf => ({ title: each, ...body }));
const title = (text: string): SlideOf => ({ layout: 'title', title: text });
const header = (text: string, more: SlideOf = {}): SlideOf => ({
  layout: 'section_header',
  title: text,
  ...more,
});

describe('topics by dividers', () => {
  it('begin at title slides and section headers', () => {
    expect(
      outline(title('Deck'), body, body, header('One'), body, body, header('Two'), body, body),
    ).toEqual(['Deck: 1-3', 'One: 4-6', 'Two: 7-9']);
  });

  it('begin before the first of them too', () => {
    expect(outline(body, body, header('Part'), body, body)).toEqual(['null: 1-2', 'Part: 3-5']);
  });

  it('begin where the agenda says', () => {
    const agenda = { title: 'Inhalt', texts: ['1. Preise', '2. Lager', '3. Personal'] };
    const named = (name: string): SlideOf => ({ title: name, ...body });
    expect(
      outline(
        { title: 'Deck' },
        agenda,
        named('Preise'),
        body,
        body,
        named('Lager'),
        body,
        named('Personal'),
        body,
      ),
    ).toEqual(['Preise: 1-5', 'Lager: 6-7', 'Personal: 8-9']);
  });

  it('begin where the agenda is shown again', () => {
    const agenda = { title: 'Agenda', texts: ['Preise', 'Lager', 'Personal'] };
    expect(outline(agenda, body, body, agenda, body, body, agenda, body, body)).toEqual([
      'Preise: 1-3',
      'Lager: 4-6',
      'Personal: 7-9',
    ]);
  });

  it('may be smaller than the aim', () => {
    expect(outline(header('One'), body, body, header('Two'), body, body)).toEqual([
      'One: 1-3',
      'Two: 4-6',
    ]);
  });

  it('are none when only the first slide is one', () => {
    expect(outline(title('Deck'), body, body)).toBeNull();
  });

  it('are none when the others only close the talk', () => {
    const thanks = { ...title('Thank you'), texts: [words(300)] };
    expect(outline(title('Deck'), body, body, thanks, title('Questions'))).toBeNull();
  });

  it('are none when nearly everything is in one that is too large', () => {
    const large = { texts: [words(900)] };
    expect(outline(title('Deck'), body, body, header('Part'), large, large, large)).toBeNull();
  });
});

describe('tiny topics', () => {
  it('join the next when they are dividers alone', () => {
    expect(
      outline(
        title('Deck'),
        header('Part'),
        body,
        body,
        header('Two'),
        header('Three'),
        body,
        body,
      ),
    ).toEqual(['Part: 1-4', 'Three: 5-8']);
  });

  it('join the one before when nothing comes after', () => {
    expect(
      outline(header('One'), body, body, header('Two'), body, body, title('Thank you')),
    ).toEqual(['One: 1-3', 'Two: 4-7']);
  });

  it('join what they go together with, under the label of the larger', () => {
    const around = (tiny: SlideOf) =>
      outline(
        header('Prices', about('pricing', 90)),
        about('pricing', 91),
        about('pricing', 92),
        header('Tiny'),
        tiny,
        header('Disks', about('storage', 90)),
        about('storage', 91),
        about('storage', 92),
      );
    expect(around(about('pricing', 20))).toEqual(['Prices: 1-5', 'Disks: 6-8']);
    expect(around(about('storage', 20))).toEqual(['Prices: 1-3', 'Disks: 4-8']);
  });

  it('stay alone where they do not fit', () => {
    const full = { texts: [words(700)] };
    const tiny = { texts: [words(100)] };
    expect(
      outline(header('One'), full, full, header('Tiny'), tiny, header('Two'), full, full),
    ).toEqual(['One: 1-3', 'Tiny: 4-5', 'Two: 6-8']);
  });
});

describe('topics by repeated titles', () => {
  it('are the runs and what stands between them', () => {
    expect(
      outline(
        ...titled(
          'Start',
          'Also',
          'Prices',
          'Prices',
          'Between',
          'Betwixt',
          'Disks (1/2)',
          'Disks (2/2)',
          'Jobs',
          'Jobs cont.',
        ),
      ),
    ).toEqual(['null: 1-2', 'Prices: 3-4', 'null: 5-6', 'Disks: 7-8', 'Jobs: 9-10']);
  });

  it('are none where few titles repeat', () => {
    expect(
      outline(...titled('A', 'Prices', 'Prices', 'B', 'C', 'D', 'Jobs', 'Jobs', 'E')),
    ).toBeNull();
  });

  it('are none where all slides have one title', () => {
    expect(outline(...titled('Same', 'Same', 'Same', 'Same'))).toBeNull();
    expect(outline(...titled('Same (1/4)', 'Same (2/4)', 'Same (3/4)', 'Same (4/4)'))).toBeNull();
    expect(outline(...titled(null, null, null, null))).toBeNull();
  });

  it('give way to dividers', () => {
    const [first, second] = titled('Prices', 'Prices');
    expect(
      outline(header('One'), first!, second!, header('Two'), ...titled('Jobs', 'Jobs')),
    ).toEqual(['One: 1-3', 'Two: 4-6']);
  });
});
