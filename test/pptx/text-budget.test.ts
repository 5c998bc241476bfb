import { describe, expect, it } from 'vitest';
import { DeckTooLarge } from '../../domain/errors.ts';
import { TextBudget } from '../../pptx/text-budget.ts';

describe('TextBudget', () => {
  it('lets as much through as there is, and no more', () => {
    const budget = new TextBudget(10);
    budget.spend(4);
    budget.spend(6);
    budget.spend(0);
    expect(() => budget.spend(1)).toThrow(DeckTooLarge);
    expect(() => budget.spend(1)).toThrow(/more than 10 characters/);
  });
});
