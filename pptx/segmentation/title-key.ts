import { isUnspaced } from './words.ts';

// Titles are compared by their first words; a longer one is a paragraph by mistake.
const MOST_CHARACTERS = 200;

// Of Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic. Other scripts write vowels as marks.
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]+/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

// '1.', '01 ', '2.3)', '(4)', 'IV.', 'b)'.
const NUMBER = /^[([]?\d{1,3}(?:\.\d{1,3}){0,3}(?:[.):\]]|\s[-–—|]\s|\s)/u;
const ROMAN_OR_LETTER = /^[([]?(?:[ivx]{1,5}|\p{L})(?:[.):\]]|\s[-–—|])\s/u;
// '第1章 ', '一、'.
const CHINESE_NUMBER =
  /^(?:第[\d一二三四五六七八九十]{1,3}[章节節部篇]|[一二三四五六七八九十]{1,3}[、.:])/u;
const NUMBERINGS = [NUMBER, ROMAN_OR_LETTER, CHINESE_NUMBER];

/**
 * What two titles have in common that a reader takes for the same: words without regard to case, accents,
 * punctuation and the numbering in front. Empty when it has neither letter nor digit.
 */
export function titleKey(title: string): string {
  const plain = plainLetters(title.slice(0, MOST_CHARACTERS)).trim();
  const [numbering] = NUMBERINGS.map((pattern) => pattern.exec(plain)?.[0]).filter(Boolean);
  return wordsOf(plain.slice(numbering?.length ?? 0)) || wordsOf(plain);
}

/** The text in lower case, without accents, in compatible forms. */
export function plainLetters(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').toLowerCase().normalize('NFKC');
}

function wordsOf(text: string): string {
  return (text.match(WORD) ?? []).join(' ');
}

// Words of so few letters are mostly articles and the like.
const FEW_LETTERS = 3;
const STEM_LETTERS = 5;

/** What remains of a key where endings and little words may differ: 'our customers' as 'customer'. */
export function looseKey(key: string): string {
  const words = key.split(' ').filter((word) => word.length > FEW_LETTERS);
  if (words.length === 0) return key;
  return words.map((word) => (isUnspaced(word) ? word : word.slice(0, STEM_LETTERS))).join(' ');
}
