import { describe, expect, it } from 'vitest';
import { countWords, lackingWords, normalised, wordsOf } from '../../../bench/recall/words.ts';

describe('texts to compare', () => {
  it.each([
    ['ﬁne  print\n\there ', 'fine print here'],
    ['CAFE\u0301', 'café'],
    ['１２', '12'],
  ])('%j is %j', (text, expected) => {
    expect(normalised(text)).toBe(expected);
  });
});

describe('words', () => {
  it.each([
    ['Sales: Q1 = 8.2;', ['sales', ':', 'q1', '=', '8', '.', '2', ';']],
    ['ゾルゲと尾崎、', ['ゾルゲと尾崎', '、']],
    ['\u200fשלום\u200e 😀', ['שלום', '😀']],
    [' \n', []],
  ])('of %j', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  it('that are lacking are counted as often as they lack', () => {
    const wanted = countWords(['a b a', 'c a']);
    expect(lackingWords(wanted, countWords(['a c x']))).toEqual(['a', 'a', 'b']);
    expect(lackingWords(wanted, countWords(['a a a b c']))).toEqual([]);
  });
});
