import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../../llm/local/languages/profiles.ts';
import { STOP_WORD_LANGUAGES, stopWordsOf } from '../../../../domain/languages/stop-words.ts';

describe('profileOf', () => {
  test('knows English and French, with and without a region', () => {
    expect(profileOf('en').relationPhrases.size).toBeGreaterThan(100);
    expect(profileOf('fr-CA')).toBe(profileOf('fr'));
    expect(profileOf('EN_gb')).toBe(profileOf('en'));
  });

  test('knows stop words of other languages', () => {
    expect(profileOf('es').functionWords.has('para')).toBe(true);
    expect(profileOf('de').capitalisesNouns).toBe(true);
  });

  test('has one profile for all codes it does not know', () => {
    expect(profileOf('xx')).toBe(profileOf('tlh'));
    expect(profileOf('')).toBe(profileOf('xx'));
    expect(profileOf('constructor')).toBe(profileOf('xx'));
  });
});

test.each(STOP_WORD_LANGUAGES)('there are stop words for %s', (language) => {
  expect(stopWordsOf(language).length).toBeGreaterThan(20);
});

test.each(['en', 'fr'])(
  'every word list of %s is in the form in which words are compared',
  (language) => {
    const profile = profileOf(language);
    const lists = [
      profile.functionWords,
      profile.weakModifiers,
      profile.genericHeads,
      profile.partitives,
      profile.calendarWords,
      ...Object.values(profile.typeWords).flatMap(({ heads, genera }) => [heads, genera]),
    ];
    for (const word of lists.flatMap((list) => [...list])) {
      expect(word).toMatch(/^[\p{Ll}\p{N}'.-]+$/u);
      expect(word).toBe(word.normalize('NFC'));
    }
  },
);

test.each(['en', 'fr'])(
  'every head and genus of %s is in the singular, as they are looked up',
  (language) => {
    const { typeWords, singular } = profileOf(language);
    for (const { heads, genera } of Object.values(typeWords)) {
      for (const word of [...heads, ...genera])
        expect([word, singular(word)]).toEqual([word, word]);
    }
  },
);
