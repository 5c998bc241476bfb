import { describe, expect, test } from 'vitest';
import { canBeTerm, isBoilerplate } from '../../../llm/local/filters.ts';
import { profileOf } from '../../../llm/local/languages/profiles.ts';
import { tagLine } from './tagged.ts';

function canBe(language: string, line: string): boolean {
  return canBeTerm(tagLine(language, line).tokens, profileOf(language));
}

describe('canBeTerm', () => {
  test.each([
    ['en', 'error budget'],
    ['en', 'SLO'],
    ['en', 'CI'],
    ['en', 'ISO 27001'],
    ['en', 'segregation of duties'],
    ['en', 'unit price'],
    ['fr', 'registre des traitements'],
    ['fr', 'durée de conservation'],
    ['ja', '在庫管理'],
  ])('%s: %s may be one', (language, line) => {
    expect(canBe(language, line)).toBe(true);
  });

  test.each([
    ['en', 'thing'],
    ['en', 'next steps'],
    ['en', 'number of orders'],
    ['en', 'of the data'],
    ['en', 'it'],
    ['en', '42'],
    ['en', 'Monday'],
    ['en', 'Figure 1'],
    ['en', 'IV'],
    ['en', 'R3'],
    ['en', 'a b'],
    ['en', `data ${'very '.repeat(30)}long`],
    ['fr', 'les données'],
    ['fr', 'exemple'],
    ['fr', 'nombre de clients'],
    ['fr', 'janvier'],
  ])('%s: %s may not', (language, line) => {
    expect(canBe(language, line)).toBe(false);
  });
});

describe('boilerplate', () => {
  test.each([
    ['en', 'Agenda'],
    ['en', 'THANK YOU!'],
    ['en', 'Questions?'],
    ['en', 'Q&A'],
    ['fr', 'Merci de votre attention !'],
    ['fr', 'Sommaire'],
    ['fr', 'Ordre du jour'],
  ])('%s: %s', (language, line) => {
    expect(isBoilerplate(tagLine(language, line), profileOf(language))).toBe(true);
  });

  test('is not what only begins like it', () => {
    expect(isBoilerplate(tagLine('en', 'Agenda setting in politics'), profileOf('en'))).toBe(false);
  });
});
