import { describe, expect, it } from 'vitest';
import { languageTag } from '../../pptx/language-tag.ts';

describe('languageTag', () => {
  it.each([
    ['fr-FR', 'fr-FR'],
    ['EN-us', 'en-US'],
    ['pt_br', 'pt-BR'],
    [' de ', 'de'],
    ['iw', 'he'],
    ['zh-hant-tw', 'zh-Hant-TW'],
  ])('gives %j as %j', (written, tag) => {
    expect(languageTag(written)).toBe(tag);
  });

  it.each([
    undefined,
    '',
    'x-none',
    'und',
    'zxx',
    'nonsense',
    'en--US',
    'english language',
    '1033',
    '*',
    `en-x-${'a-'.repeat(40)}a`,
  ])('knows no language in %j', (written) => {
    expect(languageTag(written)).toBeNull();
  });

  it('stays right however many tags it has seen', () => {
    for (let index = 0; index < 3000; index++) languageTag(`made-up-${index}`);
    expect(languageTag('en-gb')).toBe('en-GB');
  });
});
