import { describe, expect, test } from 'vitest';
import { findAcronyms } from '../../../llm/local/acronyms.ts';
import { tagLines, wordsOf } from './tagged.ts';

function pairs(language: string, ...lines: string[]): [acronym: string, expansion: string][] {
  const { sentences, profile } = tagLines(language, ...lines);
  return findAcronyms(sentences, profile).map(({ acronym, sentence, expansionPlace }) => [
    acronym,
    wordsOf(sentences[sentence]!.tokens, expansionPlace.first, expansionPlace.last),
  ]);
}

describe('acronyms are expanded', () => {
  test.each([
    ['en', 'A service level objective (SLO) is a target.', 'SLO', 'service level objective'],
    ['en', 'SLO (service level objective) reviews are weekly', 'SLO', 'service level objective'],
    [
      'en',
      'HRIS = human resources information system',
      'HRIS',
      'human resources information system',
    ],
    ['en', 'TTM: time to market', 'TTM', 'time to market'],
    ['en', 'Key performance indicators (KPIs) are public', 'KPI', 'Key performance indicators'],
    ['en', 'Autonomous mobile robots (AMRs) carry totes', 'AMR', 'Autonomous mobile robots'],
    [
      'en',
      'the estimated glomerular filtration rate (eGFR) falls',
      'eGFR',
      'estimated glomerular filtration rate',
    ],
    [
      'en',
      'attribute-based access control (ABAC) decides',
      'ABAC',
      'attribute-based access control',
    ],
    [
      'en',
      'suspected unexpected serious adverse reactions (SUSARs)',
      'SUSAR',
      'suspected unexpected serious adverse reactions',
    ],
    [
      'fr',
      'Le taux de rendement synthétique (TRS) plafonne',
      'TRS',
      'taux de rendement synthétique',
    ],
    [
      'fr',
      'la réhabilitation améliorée après chirurgie (RAAC)',
      'RAAC',
      'réhabilitation améliorée après chirurgie',
    ],
    [
      'fr',
      "L'AMDEC (analyse des modes de défaillance, de leurs effets et de leur criticité) classe",
      'AMDEC',
      'analyse des modes de défaillance , de leurs effets et de leur criticité',
    ],
    ['fr', "l'établissement de santé (ES) accueille", 'ES', 'établissement de santé'],
    [
      'fr',
      'RGPD : règlement général sur la protection des données',
      'RGPD',
      'règlement général sur la protection des données',
    ],
  ])('%s: %s', (language, line, acronym, expansion) => {
    expect(pairs(language, line)).toEqual([[acronym, expansion]]);
  });

  test('once, by the first expansion', () => {
    expect(pairs('en', 'a pull request (PR)', 'public relations (PR)')).toEqual([
      ['PR', 'pull request'],
    ]);
  });
});

describe('nothing is expanded', () => {
  test.each([
    ['by brackets that hold no acronym', 'the risk register (see annex) is full'],
    ['by words without the letters', 'the weekly meeting (SLO) is long'],
    ['by a definition after a colon', 'SLO: a target that somebody sets and others laugh about'],
    ['by one word', 'confidential (CO)'],
    ['by brackets that are never closed', 'service level objective (SLO'],
  ])('%s', (_, line) => {
    expect(pairs('en', line)).toEqual([]);
  });
});
