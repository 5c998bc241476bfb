import { describe, expect, it } from 'vitest';
import { isUnspaced, wordsOf } from '../../../pptx/segmentation/words.ts';

describe('wordsOf', () => {
  it.each([
    ['Prices, and PRICES.', ['prices', 'and', 'prices']],
    ["L'été à Paris", ['l', 'été', 'à', 'paris']],
    ['E\u0301te\u0301', ['été']],
    ['מערכת ההזמנות', ['מערכת', 'ההזמנות']],
    ['प्रबंधन प्रणाली', ['प्रबंधन', 'प्रणाली']],
    ['2024: 42 % of 17', ['of']],
    ['ﬁle Ａ', ['file', 'a']],
    ['', []],
  ])('finds the words of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each([
    ['在庫の数は毎朝確定する', '在庫'],
    ['价格模型很简单', '价格'],
    ['ระบบจัดการคลังสินค้า', 'ระบบ'],
  ])('cuts %j, which has no blanks', (text, word) => {
    expect(wordsOf(text)).toContain(word);
    expect(wordsOf(text).join('')).toBe(text);
  });
});

describe('isUnspaced', () => {
  it.each([
    ['在庫', true],
    ['カタカナ', true],
    ['ไทย', true],
    ['한국어', false],
    ['word', false],
  ])('says of %j %j', (text, is) => {
    expect(isUnspaced(text)).toBe(is);
  });
});
