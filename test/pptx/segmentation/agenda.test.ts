import { describe, expect, it } from 'vitest';
import { agendaDividers } from '../../../pptx/segmentation/agenda.ts';
import type { Block } from '../../../domain/deck.ts';
import { deckOf, type SlideOf } from '../deck-of.ts';

/** A slide with a list of these lines. */
function list(title: string | null, ...lines: string[]): SlideOf & { lines: string[] } {
  return { title, lines };
}

/** `slide: label` of each divider; `null` stands for a slide without a title. */
function dividersOf(...slides: (string | null | ReturnType<typeof list>)[]): string[] {
  const deck = deckOf(
    ...slides.map((slide) =>
      typeof slide === 'object' && slide !== null
        ? { title: slide.title ?? null }
        : { title: slide },
    ),
  );
  for (const [position, slide] of slides.entries()) {
    if (typeof slide === 'string' || slide === null) continue;
    deck.slides[position]?.blocks.push(listBlock(slide.lines));
  }
  return [...agendaDividers(deck.slides)].map(([index, label]) => `${index}: ${label}`);
}

/** Lines that begin with '>' stand a level deeper. */
function listBlock(lines: readonly string[]): Block {
  const paragraphs = lines.map((line) => ({
    text: line.replace('>', ''),
    level: line.startsWith('>') ? 1 : 0,
  }));
  return { kind: 'text', text: lines.join('\n'), paragraphs };
}

const TOPICS = ['Pricing', 'a', 'b', 'Storage', 'c', 'd', 'Hiring', 'e', 'f'] as const;
const DIVIDERS = ['3: Pricing', '6: Storage', '9: Hiring'];

describe('agendaDividers', () => {
  it('are the slides whose titles the agenda lists', () => {
    expect(dividersOf('Deck', list('Agenda', 'Pricing', 'Storage', 'Hiring'), ...TOPICS)).toEqual(
      DIVIDERS,
    );
  });

  it.each([
    ['Any title', 'Pricing', 'Storage', 'Hiring'],
    ['目次', '1. Pricing', '2. Storage', '3. Hiring'],
    ['', '01 PRICING', '02 STORAGE', '03 HIRING'],
    ['Agenda', 'I. Pricing', 'II. Storage', 'III. Hiring'],
    ['Agenda', 'Pricing!', 'Our storage', 'The Hiring'],
    ['Agenda', 'Pricing', '>detail', '>another', '>more', 'Storage', 'Hiring'],
    ['Agenda', 'Welcome', 'Pricing', 'Storage', 'Hiring', 'Questions'],
    ['Agenda', '1', 'Pricing', '2', 'Storage', '3', 'Hiring'],
    ['Agenda', 'Pricing', 'Stórage', 'Hiring'],
  ])('are found by a list %j of %j, %j, …', (title, ...lines) => {
    expect(dividersOf('Deck', list(title, ...lines), ...TOPICS)).toEqual(DIVIDERS);
  });

  it('are found by titles that differ a little from the entries', () => {
    const topics = TOPICS.map((title) => (title === 'Pricing' ? '1 – Pricing (1/3)' : title));
    expect(dividersOf('Deck', list('Agenda', 'Pricing', 'Storage', 'Hiring'), ...topics)).toEqual([
      '3: 1 – Pricing',
      ...DIVIDERS.slice(1),
    ]);
  });

  it('are the first slides of runs', () => {
    expect(
      dividersOf(
        list('Agenda', 'A one', 'B two', 'C three'),
        'A one',
        'A one',
        'B two',
        'B two',
        'C three',
        'C three',
      ),
    ).toEqual(['2: A one', '4: B two', '6: C three']);
  });

  it.each([
    ['in another order', ['Hiring', 'Storage', 'Pricing']],
    ['fewer than three', ['Pricing', 'Storage']],
    ['mostly other words', ['Pricing', 'Storage', 'x', 'y', 'z']],
    [
      'more than a person would list',
      [...TOPICS, ...Array.from({ length: 40 }, (_, i) => `n${i}`)],
    ],
  ])('are none for entries that are %s', (_, lines) => {
    expect(dividersOf('Deck', list('Agenda', ...lines), ...TOPICS)).toEqual([]);
  });

  it('are none for a list at the end, such as a summary', () => {
    expect(dividersOf(...TOPICS, list('Summary', 'Pricing', 'Storage', 'Hiring'))).toEqual([]);
  });

  it('are none for a list of nearly all slides', () => {
    expect(dividersOf(list('Contents', ...TOPICS), ...TOPICS)).toEqual([]);
  });

  it('are told by a table, a diagram or a text box for each entry too', () => {
    const entries = ['Pricing', 'Storage', 'Hiring'];
    const rows = entries.map((text, index) => [String(index + 1), text]);
    const blocks: Block[][] = [
      [{ kind: 'table', text: 'x', rows, headerRow: false }],
      [{ kind: 'diagram', text: 'x', items: entries.map((text) => ({ text, level: 0 })) }],
      entries.map((text) => listBlock([text])),
    ];
    for (const agenda of blocks) {
      const deck = deckOf(...['Agenda', ...TOPICS].map((title) => ({ title })));
      deck.slides[0]?.blocks.push(...agenda);
      expect([...agendaDividers(deck.slides).keys()]).toEqual([2, 5, 8]);
    }
  });

  describe('with the agenda shown again', () => {
    const agenda = list('Agenda', 'Pricing', 'Storage', 'Hiring');

    it('before each topic are labelled by its entries', () => {
      expect(dividersOf('Deck', agenda, 'a', 'b', agenda, 'c', 'd', agenda, 'e', 'f')).toEqual([
        '2: Pricing',
        '5: Storage',
        '8: Hiring',
      ]);
    });

    it('after an overview are labelled by its entries', () => {
      expect(dividersOf(agenda, 'x', agenda, 'a', agenda, 'c', agenda, 'e')).toEqual([
        '3: Pricing',
        '5: Storage',
        '7: Hiring',
      ]);
    });

    it('but for one topic are labelled by what comes next', () => {
      const four = list('Agenda', 'Pricing', 'Storage', 'Hiring', 'Questions');
      expect(dividersOf(four, 'a', 'b', four, 'c', 'd', four, 'e', 'f')).toEqual(['4: c', '7: e']);
    });

    it('are both, where titles match as well', () => {
      expect(
        dividersOf(agenda, 'Pricing', 'a', agenda, 'Storage', 'b', agenda, 'Hiring', 'c'),
      ).toEqual(['1: Pricing', '4: Storage', '7: Hiring', '2: Pricing', '5: Storage', '8: Hiring']);
    });

    it('are none when it is always shown', () => {
      expect(dividersOf(agenda, agenda, agenda, agenda, agenda, agenda)).toEqual([]);
    });

    it('are none when it is shown again without anything in between', () => {
      expect(dividersOf('Deck', agenda, agenda, agenda, 'a', 'b')).toEqual([]);
    });
  });
});
