import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuotationFinder } from '../../domain/quotation.ts';

/** The words of the text that the quotation is found in. */
function found(text: string, quotation: string): string | undefined {
  const span = new QuotationFinder(text).find(quotation);
  return span === undefined ? undefined : text.slice(span.start, span.end);
}

const BLANKS = [' ', '  ', '\n', '\t', '\u00a0', '\r\n'];
const SINGLE_QUOTES = ["'", '‘', '’', '‚', '‛', '′', '`'];
const DOUBLE_QUOTES = ['"', '“', '”', '„', '«', '»'];
const DASHES = ['-', '‐', '‑', '–', '—', '−'];

/** Another way to write a character, by a number that chooses one. */
function rewritten(character: string, choice: number): string {
  const forms = [BLANKS, SINGLE_QUOTES, DOUBLE_QUOTES, DASHES].find((set) =>
    set.includes(character),
  ) ?? [character.toLowerCase(), character.toUpperCase()];
  return forms[choice % forms.length]!;
}

/** Words that occur once in a text, since each carries its own number. */
const uniqueWords = fc
  .array(
    fc.tuple(
      fc.constantFrom('réseau', 'Server', "d'été", 'on-call', '“scaled”', '(API)', 'naïve'),
      fc.constantFrom(...BLANKS, ', ', '. ', ' – '),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((pairs) => pairs.map(([word, after], index) => ({ word: `x${index}${word}`, after })));

describe('QuotationFinder', () => {
  it('finds what stands there as it is', () => {
    expect(new QuotationFinder('Use Kafka for events').find('Kafka')).toEqual({
      start: 4,
      end: 9,
      score: 100,
    });
  });

  it.each([
    ['case', 'Use KAFKA here', 'kafka', 'KAFKA'],
    ['runs of blanks', 'an  event\n  log here', 'an event log', 'an  event\n  log'],
    ['no-break blanks', '5\u00a0000 events', '5 000 events', '5\u00a0000 events'],
    ['curly quotes', 'Conway’s “law”', `conway's "law"`, 'Conway’s “law”'],
    ['guillemets', 'le «réseau»', 'le "réseau"', 'le «réseau»'],
    ['acute accents as quotes', 'l´action', "l'action", 'l´action'],
    ['double primes', 'a 5″ disk', '5" disk', '5″ disk'],
    ['dashes', '2024–2026', '2024-2026', '2024–2026'],
    ['composed accents', 'the re\u0301seau', 'réseau', 're\u0301seau'],
    ['ligatures', 'work\ufb02ow', 'workflow', 'work\ufb02ow'],
    ['full-width letters', 'Ｋａｆｋａ', 'kafka', 'Ｋａｆｋａ'],
    ['soft hyphens', 'co\u00adoperate', 'cooperate', 'co\u00adoperate'],
    ['zero-width blanks', 'event\u200bsourcing', 'eventsourcing', 'event\u200bsourcing'],
  ])('overlooks %s', (_, text, quotation, words) => {
    expect(found(text, quotation)).toBe(words);
  });

  it('drops the blanks around a quotation', () => {
    expect(found('Use Kafka here', '  kafka\n')).toBe('Kafka');
  });

  it.each(['', ' ', '\n', '\u200b'])('finds nothing for %j', (quotation) => {
    expect(found('some text', quotation)).toBeUndefined();
  });

  it.each([
    ['Kafka stores events', 'RabbitMQ'],
    ['', 'Kafka'],
    ['Kafka', 'Kafka stores'],
    ['resume', 'résumé'],
  ])('does not find in %j what it does not say: %j', (text, quotation) => {
    expect(found(text, quotation)).toBeUndefined();
  });

  it('prefers words of their own to letters within a word', () => {
    expect(new QuotationFinder('Kubernetes net net').find('net')).toMatchObject({ start: 11 });
    expect(new QuotationFinder('Größe roß').find('roß')).toMatchObject({ start: 6 });
  });

  it('prefers words of their own in another case to letters within a word', () => {
    expect(new QuotationFinder('maintain the AI').find('ai')).toMatchObject({ start: 13 });
  });

  it('takes letters within a word when they stand nowhere else', () => {
    expect(found('Microservices', 'service')).toBe('service');
  });

  it('prefers the exact case', () => {
    expect(new QuotationFinder('rest and REST').find('REST')).toMatchObject({ start: 9 });
  });

  it('finds the first of several places', () => {
    expect(new QuotationFinder('a log, a log').find('log')).toMatchObject({ start: 2 });
  });

  it.each([
    ['ﬁx', 'i', 'ﬁ'],
    ['and so on… next', 'And so on.', 'and so on…'],
  ])('takes a character of %j whole that %j takes a part of', (text, quotation, words) => {
    expect(found(text, quotation)).toBe(words);
  });

  it('finds at the end of the text', () => {
    expect(found('the END', 'end')).toBe('END');
    expect(found('a work\ufb02', 'workfl')).toBe('work\ufb02');
  });

  it('finds any part of any text as it stands', () => {
    const part = fc.tuple(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    fc.assert(
      fc.property(part, ([before, quotation, after]) => {
        fc.pre(quotation.trim() !== '');
        expect(found(before + quotation + after, quotation)).toBe(quotation.trim());
      }),
    );
  });

  it('finds a rewritten quotation at its place', () => {
    const choices = fc.array(fc.nat(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(uniqueWords, fc.nat(), fc.nat(), choices, (words, one, other, numbers) => {
        const [from, to] = [one % words.length, other % words.length].toSorted((a, b) => a - b);
        const text = words.map(({ word, after }) => word + after).join('');
        const start = text.indexOf(words[from!]!.word);
        const last = words[to!]!.word;
        const end = text.indexOf(last) + last.length;
        const quotation = Array.from(text.slice(start, end))
          .map((character, index) => rewritten(character, numbers[index % numbers.length]!))
          .join('');
        expect(new QuotationFinder(text).find(quotation)).toEqual({ start, end, score: 100 });
      }),
      { numRuns: 500 },
    );
  });

  it('gives a stretch of the text and never an empty one', () => {
    const odd = fc.string({
      unit: fc.constantFrom(
        'a',
        'A',
        ' ',
        '\n',
        'ﬁ',
        '…',
        '\u00ad',
        'e\u0301',
        '😀',
        "'",
        '’',
        'ß',
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(odd, odd, (text, quotation) => {
        const span = new QuotationFinder(text).find(quotation);
        if (span === undefined) return;
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('answers the same however often it is asked', () => {
    const finder = new QuotationFinder('Use KAFKA and kafka');
    const asked = ['kafka', 'use kafka', 'Kafka', 'none'];
    const first = asked.map((quotation) => finder.find(quotation));
    expect(asked.map((quotation) => finder.find(quotation))).toEqual(first);
  });
});

describe('QuotationFinder, of what is merely like the text', () => {
  it.each([
    [
      'a letter that is missing',
      'The Warehouse Ledger keeps stock.',
      'Warehous Ledger',
      'Warehouse Ledger',
    ],
    [
      'a letter too many',
      'The Warehouse Ledger keeps stock.',
      'Warehouse Ledgger',
      'Warehouse Ledger',
    ],
    ['an accent that is missing', 'le règlement interne', 'reglement interne', 'règlement interne'],
    [
      'an article that is missing',
      'Teams agree on a service level.',
      'agree on service level',
      'agree on a service level',
    ],
    [
      'a word in another form',
      'Product owners agree on objectives.',
      'Product owner agrees on objectives',
      'Product owners agree on objectives',
    ],
    [
      'a slip at the end',
      'It has an error budget policy today',
      'error budget polici',
      'error budget policy',
    ],
  ])('overlooks %s', (_, text, quotation, words) => {
    expect(found(text, quotation)).toBe(words);
    expect(new QuotationFinder(text).find(quotation)?.score).toBeLessThan(100);
  });

  it.each([
    ['is too far away', 'Kafka stores events', 'Kafka deletes events'],
    ['scores 85 and no more', 'abcdefghijklmnopqrst', 'abcdefghijklmnopqxxx'],
    ['is a short word of another letter', 'We use Kafka', 'Kafke'],
    [
      'has another number',
      'Release of Version 2 of the portal',
      'Release of Version 3 of the portal',
    ],
    ['leaves a number out', 'certified by ISO 27001 in May', 'certified by ISO in May'],
    [
      'has another letter for a name',
      'the plan of Team B for winter',
      'the plan of Team C for winter',
    ],
    ['would cut a word', 'superintendents', 'intendant'],
    [
      'is longer than what is looked for so',
      `${'events '.repeat(80)}end`,
      `${'events '.repeat(79)}event end`,
    ],
  ])('finds nothing that %s', (_, text, quotation) => {
    expect(found(text, quotation)).toBeUndefined();
  });

  it('prefers what stands there to what is like it', () => {
    const finder = new QuotationFinder('Service Levels, then Service Level');
    expect(finder.find('Service Level')).toEqual({ start: 21, end: 34, score: 100 });
  });

  it('scores by the edits: one in twenty characters', () => {
    expect(new QuotationFinder('Warehouse Ledgers on').find('Warehouse Ledgerx on')?.score).toBe(
      95,
    );
  });

  const LETTERS = fc.stringMatching(/^[a-z]{4,8}$/);
  it('finds a sentence with one wrong letter, and says where whole words of it are', () => {
    fc.assert(
      fc.property(fc.array(LETTERS, { minLength: 4, maxLength: 10 }), fc.nat(), (words, seed) => {
        const text = words.join(' ');
        const at = seed % text.length;
        if (text[at] === ' ') return;
        const quotation = `${text.slice(0, at)}#${text.slice(at + 1)}`;
        const place = new QuotationFinder(`${text}. And more.`).find(quotation);
        expect(place).toMatchObject({ start: 0 });
        expect(place!.score).toBeGreaterThan(85);
      }),
    );
  });
});
