import { describe, expect, test } from 'vitest';
import { settleAppositions } from '../../../llm/local/apposition.ts';
import { findTerms } from '../../../llm/local/terms.ts';
import { tagLines } from './tagged.ts';

/** The terms that stand by themselves after names and nouns are told apart, and the nouns beside names. */
function settle(language: string, ...lines: string[]) {
  const { sentences, profile } = tagLines(language, ...lines);
  const terms = findTerms(sentences, profile);
  const apposed = settleAppositions(terms, sentences, profile);
  return {
    terms: terms
      .filter(({ occurrences }) => occurrences.some(({ independent }) => independent))
      .map(({ key }) => key),
    apposed: Object.fromEntries(
      [...apposed].map(([key, all]) => [key, all.map(({ noun }) => noun)]),
    ),
  };
}

describe('of a name and a common noun', () => {
  test('the name is the term beside a noun that says what kind of tool it is', () => {
    const { terms, apposed } = settle('fr', 'nous suivons la plateforme Klaxit');
    expect(terms).toEqual(['klaxit']);
    expect(apposed).toEqual({ klaxit: ['plateforme'] });
    expect(settle('en', 'we log in to the Okta platform').terms).toEqual(['okta']);
  });

  test('the phrase is the term when the noun makes a role or a practice of it', () => {
    expect(settle('fr', "l'alerte va à l'analyste LCB-FT").terms).toContain('analyste lcb-ft');
    expect(settle('fr', "l'alerte va à l'analyste LCB-FT").terms).not.toContain('lcb-ft');
    expect(settle('en', 'we hold an SLO review').terms).toEqual(['slo review']);
  });

  test('the phrase is the term of a law with a number', () => {
    expect(settle('fr', 'elle suit la directive 95/46/CE').terms).toEqual(['directive 95/46/ce']);
  });

  test('the name is the term elsewhere, and the phrase too when it is repeated', () => {
    expect(settle('en', 'ask the Apollo office').terms).toEqual(['apollo']);
    expect(settle('en', 'ask the Apollo office', 'tell the Apollo office').terms).toEqual([
      'apollo office',
      'apollo',
    ]);
  });

  test('adjectives before a name do not belong to it', () => {
    expect(settle('en', 'we keep the regional HRIS').terms).toEqual(['hris']);
  });

  test('a French name keeps what follows its capital', () => {
    const { terms } = settle('fr', 'elle est certifiée par la Haute Autorité de santé');
    expect(terms).toContain('haute autorité de santé');
    expect(terms).not.toContain('haute autorité');
  });
});

test('a participle is set aside where the term stands without it elsewhere', () => {
  const { terms } = settle('fr', 'un référentiel partagé', 'le référentiel est là');
  expect(terms).toContain('référentiel');
  expect(terms).not.toContain('référentiel partagé');
});
