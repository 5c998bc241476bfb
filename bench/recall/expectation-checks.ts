import type { Block, Deck, Slide } from '../../domain/deck.ts';
import type { DeckCase, Expectation, ExpectedSlide } from './deck-cases.ts';
import type { ReadingResult } from './deck-reading.ts';
import { RECALL_KINDS } from './raw-part.ts';
import { textsOfKind } from './word-recall.ts';
import { normalised } from './words.ts';

/** What is asked of decks beside their words. */
export const CHECK_NAMES = [
  'slide order',
  'good decks read',
  'other decks read, or refused with a typed error',
  'texts on their slide',
  'texts in reading order',
  'slides: number, title, section, hidden',
  'structure of tables, charts, diagrams',
  'strings that must not stand anywhere',
  'bad decks refused with a typed error, or read without harm',
  'time and memory within the limits',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

export interface Check {
  name: CheckName;
  passed: boolean;
  /** What was asked for. */
  detail: string;
}

const TYPED_ERRORS = new Set(['InvalidDeck', 'EncryptedDeck', 'DeckTooLarge']);

// What the project allows itself, where a deck's own limits are wider.
const MOST_SECONDS = 10;
const MOST_BYTES = 512 * 2 ** 20;

/** Holds what came of a deck to what was to come of it. */
export function checkExpectation({ expectation }: DeckCase, reading: ReadingResult): Check[] {
  return [
    ...checkOutcome(expectation, reading),
    ...(expectation !== null && reading.deck !== null ? checkDeck(expectation, reading.deck) : []),
    {
      name: 'time and memory within the limits',
      passed: reading.seconds <= MOST_SECONDS && reading.peakBytes <= MOST_BYTES,
      detail: `${reading.seconds.toFixed(1)} s, ${Math.round(reading.peakBytes / 2 ** 20)} MB`,
    },
  ];
}

function checkOutcome(expectation: Expectation | null, { deck, error }: ReadingResult): Check[] {
  const isTyped = error !== null && TYPED_ERRORS.has(error.name);
  const detail = error === null ? 'was read' : `${error.name}: ${error.message}`;
  switch (expectation?.expect) {
    case 'ok':
      return [{ name: 'good decks read', passed: deck !== null, detail }];
    case 'error':
    case 'error-or-safe': {
      const passed = isTyped || (deck !== null && expectation.expect === 'error-or-safe');
      return [
        { name: 'bad decks refused with a typed error, or read without harm', passed, detail },
      ];
    }
    case undefined:
      return [
        {
          name: 'other decks read, or refused with a typed error',
          passed: deck !== null || isTyped,
          detail,
        },
      ];
  }
}

function checkDeck({ slides = [], slideCount, must_not = [] }: Expectation, deck: Deck): Check[] {
  const whole = joined(deck.slides.flatMap(({ blocks }) => blocks));
  const count = slideCount ?? (slides.length === 0 ? undefined : slides.length);
  return [
    ...(count === undefined
      ? []
      : [slidesCheck(deck.slides.length === count, `${count} slides, not ${deck.slides.length}`)]),
    ...slides.flatMap((slide) => checkSlide(slide, deck.slides[slide.index - 1])),
    ...must_not.map((text): Check => ({
      name: 'strings that must not stand anywhere',
      passed: !whole.includes(normalised(text)),
      detail: text,
    })),
  ];
}

function checkSlide(expected: ExpectedSlide, slide: Slide | undefined): Check[] {
  const where = `slide ${expected.index}`;
  if (slide === undefined) return [slidesCheck(false, `${where} is missing`)];
  const { title, hidden, section, texts, ordered } = expected;
  const checks: Check[] = [];
  if (title !== undefined) {
    checks.push(
      slidesCheck(
        normalised(slide.title ?? '') === normalised(title ?? ''),
        `${where}: title ${title}`,
      ),
    );
  }
  if (hidden !== undefined) checks.push(slidesCheck(slide.hidden === hidden, `${where}: hidden`));
  if (section !== undefined) {
    checks.push(slidesCheck(slide.section === section, `${where}: section ${section}`));
  }
  for (const { kind, text } of texts) {
    // What an embedded document holds is not read, only its name.
    if (kind === 'embedded') continue;
    const passed = blockTextsOf(slide, kind).some((of) => of.includes(normalised(text)));
    checks.push({
      name: 'texts on their slide',
      passed,
      detail: `${where}: ${kind ?? ''} ${text}`,
    });
  }
  if (ordered) {
    const read = texts.filter(({ kind }) => kind !== 'embedded').map(({ text }) => text);
    checks.push({
      name: 'texts in reading order',
      passed: standInOrder(joined(slide.blocks), read),
      detail: where,
    });
  }
  return [...checks, ...checkStructure(expected, slide, where)];
}

function blockTextsOf({ blocks }: Slide, kind: string | undefined): string[] {
  const recallKind = RECALL_KINDS.find((each) => each === kind);
  if (recallKind !== undefined) return textsOfKind(blocks, recallKind).map(normalised);
  return blocks
    .filter((block) => kind === undefined || block.kind === kind)
    .map(({ text }) => normalised(text));
}

function checkStructure(
  { once = [], separate = [], hierarchy, table, values }: ExpectedSlide,
  { blocks }: Slide,
  where: string,
): Check[] {
  const text = joined(blocks);
  const check = (passed: boolean, what: string): Check => ({
    name: 'structure of tables, charts, diagrams',
    passed,
    detail: `${where}: ${what}`,
  });
  const items = blocks.flatMap((block) => (block.kind === 'diagram' ? block.items : []));
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
  const series = blocks.flatMap((block) => (block.kind === 'chart' ? block.series : []));
  const levelOf = new Map(items.map((item) => [normalised(item.text), item.level]));
  return [
    ...once.map((each) => check(text.split(normalised(each)).length === 2, `once ${each}`)),
    ...separate.map(([a, b]) => check(!text.includes(normalised(a + b)), `apart ${a} ${b}`)),
    ...(hierarchy ?? []).map((item) =>
      check(levelOf.get(normalised(item.text)) === item.level, `level ${item.level} ${item.text}`),
    ),
    ...(table ?? []).map((cell) =>
      check(
        tables.some(
          (rows) => normalised(rows[cell.row]?.[cell.col] ?? '') === normalised(cell.text),
        ),
        `cell ${cell.row}, ${cell.col} ${cell.text}`,
      ),
    ),
    ...(values ?? []).map((row, index) =>
      check(
        series[index]?.points.map(({ value }) => Number(value)).join() === row.join(),
        `values ${row.join()}`,
      ),
    ),
  ];
}

function slidesCheck(passed: boolean, detail: string): Check {
  return { name: 'slides: number, title, section, hidden', passed, detail };
}

function joined(blocks: readonly Block[]): string {
  return normalised(blocks.map(({ text }) => text).join('\n'));
}

function standInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts.map(normalised)) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
