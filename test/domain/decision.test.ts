import { describe, expect, it } from 'vitest';
import { promotedKeys } from '../../domain/decision.ts';

describe('promotedKeys', () => {
  it('gives those that were promoted', () => {
    const decisions = (['promoted', 'held', 'rejected', 'promoted'] as const).map(
      (verdict, index) => ({ canonicalKey: `concept ${index}`, verdict, rule: 'some rule' }),
    );
    expect(promotedKeys(decisions)).toEqual(new Set(['concept 0', 'concept 3']));
  });
});
