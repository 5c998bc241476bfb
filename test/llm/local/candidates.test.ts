import { describe, expect, test } from 'vitest';
import { collectCandidates, termKey } from '../../../llm/local/candidates.ts';
import { profileOf } from '../../../llm/local/languages/profiles.ts';
import { tagLine, tagLines } from './tagged.ts';

function keyOf(language: string, line: string): string {
  return termKey(tagLine(language, line).tokens, profileOf(language));
}

describe('termKey', () => {
  test.each([
    ['en', 'Error budgets', 'error budget'],
    ['fr', 'gestion des risques', 'gestion de risque'],
    ['fr', 'la protection de la donnée', 'protection de donnée'],
    ['fr', 'sauvegardes chiffrées', 'sauvegarde chiffrée'],
  ])('%s: %s', (language, line, expected) => {
    expect(keyOf(language, line)).toBe(expected);
  });
});

describe('candidates', () => {
  const { sentences, profile } = tagLines(
    'en',
    'An error budget is spent.',
    'Error budgets help.',
    'The error budget policy helps.',
  );
  const candidates = collectCandidates(sentences, profile);

  test('gather singular and plural, capitals and none, alone and inside longer ones', () => {
    const { occurrences } = candidates.get('error budget')!;
    expect(occurrences.map(({ sentence, independent }) => [sentence, independent])).toEqual([
      [0, true],
      [1, true],
      [2, false],
    ]);
  });

  test('have their C-value', () => {
    expect(candidates.get('error budget')!.cValue).toBeCloseTo(Math.log2(3) * (3 - 1));
  });
});
