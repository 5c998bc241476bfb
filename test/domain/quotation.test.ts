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
    expect(new QuotationFinder('Use Kafka for events').find('Kafka')).toEqual({ start: 4, end: 9 });
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
    ['event log', 'eventlog'],
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
        expect(new QuotationFinder(text).find(quotation)).toEqual({ start, end });
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
