import { describe, expect, test } from 'vitest';
import { findPhrases, isNounPhrase } from '../../../llm/local/noun-phrases.ts';
import { phraseLetters } from '../../../llm/local/phrase-letters.ts';
import { profileOf } from '../../../llm/local/languages/profiles.ts';
import { tagLine, tagLines, wordsOf } from './tagged.ts';

/** The phrases that stand by themselves. */
function phrases(language: string, line: string): string[] {
  const sentence = tagLine(language, line);
  return findPhrases(sentence, profileOf(language))
    .filter(({ independent }) => independent)
    .map(({ first, last }) => wordsOf(sentence.tokens, first, last))
    .toSorted();
}

describe('English noun phrases', () => {
  test.each([
    ['the dead letter queue is full', ['dead letter queue']],
    ['we review signed container images', ['signed container images']],
    ['abnormally low tenders must be rejected', ['abnormally low tenders']],
    ['chaos engineering takes one node away', ['chaos engineering', 'node']],
    ['teams follow ISO 27001 and OAuth 2.0', ['ISO 27001', 'OAuth 2.0', 'teams']],
    ['the two new important rules', ['rules']],
  ])('%s', (line, expected) => {
    expect(phrases('en', line)).toEqual(expected);
  });

  test('join two nouns by of, and stand alone on either side of it', () => {
    expect(phrases('en', 'the segregation of duties is tested')).toEqual([
      'duties',
      'segregation',
      'segregation of duties',
    ]);
  });

  test('do not join a number or a part to what it is of', () => {
    expect(phrases('en', 'a number of orders')).not.toContain('number of orders');
  });

  test('keep a name together with its complement', () => {
    expect(phrases('en', 'it was asked by the Ministry of the Interior again')).toEqual([
      'Ministry of the Interior',
    ]);
  });

  test('hold the names inside them as phrases of their own', () => {
    expect(phrases('en', 'ask the Apollo Programme office')).toEqual([
      'Apollo Programme',
      'Apollo Programme office',
    ]);
  });

  test('do not cross marks, verbs or lines', () => {
    expect(phrases('en', 'risk, compliance; audit (board)')).toEqual([
      'audit',
      'board',
      'compliance',
      'risk',
    ]);
    const { sentences, profile } = tagLines('en', 'data', 'contract');
    expect(sentences.map((sentence) => findPhrases(sentence, profile).length)).toEqual([1, 1]);
  });

  test('are not taken from a verb with its object', () => {
    expect(phrases('en', 'the practice of keeping software small')).not.toContain(
      'keeping software',
    );
  });
});

describe('French noun phrases', () => {
  test.each([
    ["l'analyse vibratoire détecte les défauts", ['analyse vibratoire', 'défauts']],
    ['la gestion des risques', ['gestion des risques']],
    ['une zone à faibles émissions', ['zone à faibles émissions']],
    ["l'approche par les risques", ['approche par les risques']],
    ['les arrêts non planifiés sont rares', ['arrêts non planifiés']],
    ['une maintenance assistée par ordinateur', ['maintenance assistée par ordinateur']],
    ['le CHU de Nantes ouvre', ['CHU de Nantes']],
    ['le plan annuel', ['plan']],
  ])('%s', (line, expected) => {
    expect(phrases('fr', line)).toEqual(expected);
  });

  test('leave out the agent and the place of a participle', () => {
    expect(phrases('fr', 'le cadastre publié sur le portail')).toEqual(['cadastre', 'portail']);
    expect(phrases('fr', 'le contrat signé par le directeur')).toEqual(['contrat', 'directeur']);
  });

  test('are the complement of a noun that only counts', () => {
    expect(phrases('fr', "l'ensemble des règles")).toEqual(['règles']);
  });
});

test('phrases of other languages are runs between stop words', () => {
  expect(phrases('es', 'la gestión integral de los residuos urbanos')).toEqual([
    'gestión integral',
    'residuos urbanos',
  ]);
});

test('phraseLetters gives one letter a word', () => {
  const { tokens } = tagLine('en', 'the ISO 27001 audit of risks');
  expect(phraseLetters(tokens, profileOf('en'))).toBe('DUMNON');
});

test('isNounPhrase tells whether words are one phrase', () => {
  const { tokens } = tagLine('en', 'data mesh is good');
  const profile = profileOf('en');
  expect(isNounPhrase(tokens, 0, 1, profile)).toBe(true);
  expect(isNounPhrase(tokens, 0, 2, profile)).toBe(false);
});

test('a run of more nouns than a phrase can have is none', () => {
  expect(phrases('en', 'data '.repeat(60))).toEqual([]);
});

describe('French complements', () => {
  test.each([
    ['le comité social et économique décide', ['comité social et économique']],
    ['les émissions directes et indirectes', ['émissions directes']],
    ['la marge sur coût variable baisse', ['marge sur coût variable']],
    ['le centre de données de Vannes ferme', ['Vannes', 'centre de données']],
    ['le registre des activités de traitement existe', ['registre des activités de traitement']],
    ["dix jours par l'analyste désigné", ['analyste désigné']],
  ])('%s', (line, expected) => {
    expect(phrases('fr', line)).toEqual(expected);
  });
});
