import { describe, expect, it } from 'vitest';
import { amountOf, exceeded, isLimited, limitInWords, minus, plus } from '../../domain/budget.ts';

const amount = { calls: 2, tokens: 300, microUsd: 40 };

describe('amountOf', () => {
  const usage = { calls: 1, inputTokens: 1_000_000, outputTokens: 500_000 };

  it('counts input and output tokens together, and their prices apart', () => {
    expect(amountOf(usage, { input: 0.25, output: 2 })).toEqual({
      calls: 1,
      tokens: 1_500_000,
      microUsd: 1_250_000,
    });
  });

  it('costs no money without a price', () => {
    expect(amountOf(usage, null).microUsd).toBe(0);
  });

  it('rounds parts of a millionth up, so that many small calls are not free', () => {
    const small = { calls: 1, inputTokens: 1, outputTokens: 0 };
    expect(amountOf(small, { input: 0.1, output: 0 }).microUsd).toBe(1);
  });
});

describe('exceeded', () => {
  it.each([
    [{}, undefined],
    [{ calls: 2, tokens: 300, microUsd: 40 }, undefined],
    [{ calls: 1 }, 'calls'],
    [{ calls: 2, tokens: 299 }, 'tokens'],
    [{ microUsd: 39 }, 'microUsd'],
  ] as const)('of %o is %s', (limit, unit) => {
    expect(exceeded(limit, amount)).toBe(unit);
  });
});

it('plus and minus undo each other', () => {
  const other = { calls: 1, tokens: 5, microUsd: 7 };
  expect(minus(plus(amount, other), other)).toEqual(amount);
});

it('isLimited tells a limit from none', () => {
  expect(isLimited({})).toBe(false);
  expect(isLimited({ tokens: 1 })).toBe(true);
});

it('limitInWords is for people', () => {
  expect(limitInWords({ calls: 100 }, 'calls')).toBe('100 calls');
  expect(limitInWords({ microUsd: 1_500_000 }, 'microUsd')).toBe('1.50 USD');
});
