import { describe, expect, test } from 'vitest';
import { cValues, type CountedTerm } from '../../../llm/local/c-value.ts';

function term(
  key: string,
  frequency: number,
  containers: Record<string, number> = {},
): CountedTerm {
  return {
    key,
    length: key.split(' ').length,
    frequency,
    containers: new Map(Object.entries(containers)),
  };
}

describe('C-value', () => {
  test('of a term that stands alone is log2(words + 1) times its frequency', () => {
    expect(cValues([term('error budget', 4)]).get('error budget')).toBeCloseTo(Math.log2(3) * 4);
    expect(cValues([term('saga', 4)]).get('saga')).toBeCloseTo(4);
  });

  test('of a term only found inside one longer term is nought', () => {
    const values = cValues([
      term('basal cell carcinoma', 5),
      term('basal cell', 5, { 'basal cell carcinoma': 5 }),
    ]);
    expect(values.get('basal cell')).toBe(0);
    expect(values.get('basal cell carcinoma')).toBeGreaterThan(0);
  });

  test('takes off the mean frequency of the longer terms', () => {
    const values = cValues([
      term('soft contact lens', 3),
      term('hard contact lens', 1),
      term('contact lens', 6, { 'soft contact lens': 3, 'hard contact lens': 1 }),
    ]);
    expect(values.get('contact lens')).toBeCloseTo(Math.log2(3) * (6 - 2));
  });

  test('grows with length at the same frequency', () => {
    const values = cValues([term('a b c', 2), term('d e', 2)]);
    expect(values.get('a b c')!).toBeGreaterThan(values.get('d e')!);
  });
});
