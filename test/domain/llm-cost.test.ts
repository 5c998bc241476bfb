import { expect, it } from 'vitest';
import { costUsd } from '../../domain/llm-cost.ts';
import { addUsage, NO_USAGE, usageOfCall } from '../../domain/llm-usage.ts';

const prices = { small: { input: 1, output: 2 }, big: { input: 10, output: 20 } };
const small = usageOfCall('small', { input: 1_000_000, output: 500_000 });
const big = usageOfCall('big', { input: 100_000, output: 0 });

it.each([
  ['nothing', NO_USAGE, 0],
  ['calls of one model', small, 2],
  ['calls of two models', addUsage(small, big), 3],
  ['calls of a model without a price', usageOfCall('other', { input: 1, output: 1 }), null],
])('the cost of %s', (_, usage, expected) => {
  expect(costUsd(usage, prices)).toBe(expected);
});
