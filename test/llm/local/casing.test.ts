import { describe, expect, test } from 'vitest';
import { hasNameSpelling, isUpperWord, readCasing } from '../../../llm/local/casing.ts';
import { profileOf } from '../../../llm/local/languages/profiles.ts';
import { tokenize } from '../../../llm/local/tokens.ts';

function casing(language: string, ...lines: string[]) {
  const profile = profileOf(language);
  const sentences = lines.map((line) => tokenize(line, 0, profile.elision));
  return readCasing(sentences, profile).map(({ style, names }, index) => ({
    style,
    names: sentences[index]!.flatMap(({ text }, place) => (names[place] === 'name' ? [text] : [])),
  }));
}

describe('capitals', () => {
  test('within an ordinary sentence mark names', () => {
    expect(casing('en', 'Every team keeps its tickets in Jira.')[0]).toEqual({
      style: 'sentence',
      names: ['Jira'],
    });
  });

  test('of a heading in title case mark none', () => {
    expect(casing('en', 'Quarterly Business Review')[0]).toEqual({ style: 'title', names: [] });
  });

  test('of a heading mark what is a name elsewhere', () => {
    const [heading] = casing(
      'en',
      'Moving Data Into Snowflake',
      'We move data to Snowflake at night.',
    );
    expect(heading).toEqual({ style: 'title', names: ['Snowflake'] });
  });

  test('of a heading do not mark single words of a longer name', () => {
    const [heading] = casing(
      'en',
      'Data Quality Rules',
      'This follows the Data Protection Act of 2018.',
    );
    expect(heading!.names).toEqual([]);
  });

  test('of one lower-case word more make no heading of a sentence', () => {
    expect(casing('en', 'Workday replaces Legacy HR Suite')[0]!.style).toBe('sentence');
  });

  test('of a whole line say nothing', () => {
    expect(casing('en', 'RISK MANAGEMENT')[0]).toEqual({ style: 'upper', names: [] });
  });

  test('of an acronym mark a name everywhere but in a line in capitals', () => {
    expect(casing('en', 'SLO reviews')[0]!.names).toEqual(['SLO']);
  });

  test('of days, months, function words and units mark none', () => {
    expect(casing('en', 'we meet on Monday in March')[0]!.names).toEqual([]);
    expect(casing('fr', 'La ville produit 12 GWh par an')[0]!.names).toEqual([]);
  });

  test('of a function word mark it inside a name', () => {
    expect(casing('en', 'the business case follows the Five Case Model here')[0]!.names).toEqual([
      'Five',
      'Case',
      'Model',
    ]);
  });

  test('after a colon or a quotation mark are those of a beginning', () => {
    expect(casing('en', 'one rule: Ship what works')[0]!.names).toEqual([]);
  });

  test('of German nouns mark none', () => {
    expect(casing('de', 'Wir prüfen jede Rechnung im Haus')[0]!.names).toEqual([]);
  });
});

test.each(['OpenAPI', 'eGFR', 'GS1-128', 'iPhone', 'e-Satis', 'OAuth2', '5S'])(
  '%s is spelled as a name',
  (word) => {
    expect(hasNameSpelling(word)).toBe(true);
  },
);

test.each(['Plan', 'plan', 'event-driven', '90-day'])('%s is not', (word) => {
  expect(hasNameSpelling(word)).toBe(false);
});

test.each([
  ['SLO', true],
  ['SLOs', true],
  ['ISO/IEC', true],
  ['R&D', true],
  ['A', false],
  ['Slo', false],
])('%s is in capitals: %s', (word, expected) => {
  expect(isUpperWord(word)).toBe(expected);
});
