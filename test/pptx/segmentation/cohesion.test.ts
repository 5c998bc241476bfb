import { describe, expect, it } from 'vitest';
import { Cohesion } from '../../../pptx/segmentation/cohesion.ts';
import { wordsAbout } from './talk-of.ts';

const all = (texts: readonly string[]) =>
  new Cohesion(texts).valleys({ from: 0, to: texts.length });

/** The place of the deepest valley, by the text after it. */
function deepest(texts: readonly string[]): number {
  const depths = all(texts).map(({ depth }) => depth);
  return depths.indexOf(Math.max(...depths)) + 1;
}

const pricing = [1, 2, 3, 4].map((variant) => wordsAbout('pricing', 5, variant));
const storage = [1, 2, 3, 4].map((variant) => wordsAbout('storage', 5, variant));

describe('the cohesion of texts', () => {
  it('is least where the subject changes', () => {
    expect(deepest([...pricing, ...storage])).toBe(4);
    expect(deepest([...pricing.slice(2), ...storage])).toBe(2);
  });

  it('is least there in spite of words that stand everywhere', () => {
    const texts = [...pricing, ...storage].map((text) => `the of and ${text} is to the the the`);
    expect(deepest(texts)).toBe(4);
    expect(all(texts)).toEqual(all([...pricing, ...storage]));
  });

  it.each([
    [
      'Japanese',
      ['価格の割引', '割引と顧客の価格', '顧客の価格', '在庫の複製', '複製と保存', '在庫の保存'],
    ],
    [
      'Hebrew',
      ['מחיר הנחה', 'הנחה לקוח מחיר', 'לקוח מחיר', 'דיסק גיבוי', 'גיבוי עותק', 'דיסק עותק'],
    ],
    [
      'French',
      [
        "l'été chaud",
        'un été très chaud',
        "chaleur d'été",
        'la neige froide',
        'neige en hiver',
        'froide neige',
      ],
    ],
  ])('is least there in %s', (_, texts) => {
    expect(deepest(texts)).toBe(3);
  });

  it('has a similarity from 0 to 1', () => {
    const [first, second] = all(['a b', 'a b', 'c d']);
    expect(first?.similarity).toBeGreaterThan(0);
    expect(first?.similarity).toBeLessThanOrEqual(1);
    expect(second?.similarity).toBeCloseTo(0);
  });

  it('is that of the range, whatever stands around it', () => {
    const texts = [...pricing, ...storage, ...pricing];
    const valleys = new Cohesion(texts).valleys({ from: 2, to: 6 });
    expect(valleys).toHaveLength(3);
    expect(
      valleys.map(({ depth }) => depth).indexOf(Math.max(...valleys.map(({ depth }) => depth))),
    ).toBe(1);
  });

  it.each([[[]], [['one']], [['same', 'same', 'same', 'same']], [['1', '2', '3']]])(
    'has no valleys in %j',
    (texts) => {
      const valleys = all(texts);
      expect(valleys).toHaveLength(Math.max(texts.length - 1, 0));
      for (const { depth, similarity } of valleys) expect([depth, similarity]).toEqual([0, 0]);
    },
  );
});
