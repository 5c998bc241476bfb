import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord, tokenize } from '../../../llm/local/tokens.ts';

const ELISION = /^(?:l|d|qu)['’]/i;

function tokens(text: string, elision: RegExp | null = null): string[] {
  return tokenize(text, 0, elision).map((token) => token.text);
}

function kinds(text: string): string[] {
  return tokenize(text, 0, null).map((token) => token.kind);
}

describe('tokens of a sentence', () => {
  test('are words and marks', () => {
    expect(tokens('Plan, build (and run).')).toEqual([
      'Plan',
      ',',
      'build',
      '(',
      'and',
      'run',
      ')',
      '.',
    ]);
  });

  test('keep a sign at the end of a name, and a slash before a numbered one', () => {
    expect(tokens('ALCOA+ and SAP S/4HANA')).toEqual(['ALCOA+', 'and', 'SAP', 'S/4HANA']);
    expect(tokens('logs+traces 5+')).toEqual(['logs+traces', '5', '+']);
  });

  test('keep hyphens, dots and signs inside a word', () => {
    expect(tokens('event-driven Node.js C++ C# R&D')).toEqual([
      'event-driven',
      'Node.js',
      'C++',
      'C#',
      'R&D',
    ]);
  });

  test.each([
    ['ISO/IEC 27001', ['ISO/IEC', '27001']],
    ['CI/CD', ['CI/CD']],
    ['traces/logs', ['traces', '/', 'logs']],
    ['directive 95/46/CE', ['directive', '95/46/CE']],
  ])('join %s as the capitals say', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test('separate what is elided', () => {
    expect(tokens("l'analyse d’impact qu'il aujourd'hui", ELISION)).toEqual([
      "l'",
      'analyse',
      'd’',
      'impact',
      "qu'",
      'il',
      "aujourd'hui",
    ]);
  });

  test("separate the owner's s", () => {
    expect(tokens("the customer's order")).toEqual(['the', 'customer', "'s", 'order']);
  });

  test('keep an initial with its full stop, but not the last letter of a sentence', () => {
    expect(tokens('J. Doe has plan B.')).toEqual(['J.', 'Doe', 'has', 'plan', 'B', '.']);
  });

  test.each(['3,120', '99.9%', '40', '12:30', '2nd', '300ms', '10Mbits', '2024-2025', '1er'])(
    'count %s as a number',
    (text) => {
      expect(kinds(text)).toEqual(['number']);
    },
  );

  test.each(['5S', '4G', 'k6', 'OAuth2'])('count %s as a word', (text) => {
    expect(kinds(text)).toEqual(['word']);
  });

  test.each([
    'https://example.org/a?b=c',
    'www.example.org',
    'a.b@example.org',
    '/etc/hosts',
    '01.23.45.67.89',
  ])('count %s as an address', (text) => {
    expect(kinds(text)).toEqual(['address']);
  });

  test('are the words of scripts without blanks', () => {
    expect(tokens('在庫管理システム')).toContain('管理');
  });

  test('are not made of endless runs of letters', () => {
    expect(kinds('a'.repeat(1000))).toEqual(['mark']);
    expect(kinds('a'.repeat(100))).toEqual(['mark']);
  });

  test('carry offsets into the segment', () => {
    expect(tokenize('Ship it', 10, null).map(({ start, end }) => [start, end])).toEqual([
      [10, 14],
      [15, 17],
    ]);
  });

  test('are verbatim, in order and leave out blanks alone, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let rest = '';
        let end = 0;
        for (const token of tokenize(text, 0, ELISION)) {
          expect(text.slice(token.start, token.end)).toBe(token.text);
          rest += text.slice(end, token.start);
          end = token.end;
        }
        expect((rest + text.slice(end)).trim()).toBe('');
      }),
    );
  });
});

test('foldWord makes apostrophes, hyphens, case and accents alike', () => {
  expect(foldWord('L’E\u0301tat‑Major')).toBe("l'état-major");
});
