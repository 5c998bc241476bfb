import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateCall } from '../../domain/call-estimate.ts';
import {
  estimateReading,
  type PlannedSegment,
  type ReadingPlan,
} from '../../domain/reading-estimate.ts';

const PRICE = { input: 1, output: 2 };
const PLAN: ReadingPlan = {
  models: { SMALL: 'small', BIG: 'big' },
  prices: { small: PRICE, big: { input: 10, output: 20 } },
  callsAtOnce: 5,
  callsPerMinute: 500,
};
const usual: PlannedSegment = { characters: 3000, prepass: 'SMALL', extraction: 'SMALL' };

describe('estimateReading', () => {
  it('is nothing where nobody is asked', () => {
    const local: PlannedSegment = { ...usual, prepass: 'LOCAL', extraction: 'LOCAL' };
    for (const segments of [[], [local, local]]) {
      expect(estimateReading(segments, PLAN)).toEqual({
        calls: 0,
        inputTokens: 0,
        outputTokens: 0,
        costUsd: 0,
        seconds: 0,
      });
    }
  });

  it('adds what budgets reserve for each call, by model, and prices it', () => {
    const [prepass, extraction] = [estimateCall('prepass', 3000), estimateCall('extraction', 3000)];
    const estimate = estimateReading([{ ...usual, extraction: 'BIG' }], PLAN);
    expect(estimate).toMatchObject({
      calls: 2,
      inputTokens: prepass.inputTokens + extraction.inputTokens,
      byModel: [
        { model: 'big', ...extraction },
        { model: 'small', ...prepass },
      ],
    });
    const dollars =
      prepass.inputTokens +
      2 * prepass.outputTokens +
      10 * extraction.inputTokens +
      20 * extraction.outputTokens;
    expect(estimate.costUsd).toBeCloseTo(dollars / 1_000_000, 10);
  });

  it('has no cost where a model has no price', () => {
    expect(estimateReading([usual], { ...PLAN, prices: {} }).costUsd).toBeNull();
  });

  it.each([
    ['one chain of calls, however many lanes', 1, {}, 11.5],
    ['as many chains after one another as the lanes make them', 10, {}, 23],
    ['so many calls a minute', 30, { callsPerMinute: 10 }, 354],
  ])('takes as long as %s', (_, count, plan, seconds) => {
    const segments = Array.from({ length: count }, () => usual);
    expect(estimateReading(segments, { ...PLAN, ...plan }).seconds).toBeCloseTo(seconds, 6);
  });

  it('is never less for more segments', () => {
    const route = fc.constantFrom('LOCAL' as const, 'SMALL' as const, 'BIG' as const);
    const segment = fc.record({ characters: fc.nat(10_000), prepass: route, extraction: route });
    fc.assert(
      fc.property(fc.array(segment), segment, (segments, another) => {
        const less = estimateReading(segments, PLAN);
        const more = estimateReading([...segments, another], PLAN);
        expect(more.calls).toBeGreaterThanOrEqual(less.calls);
        expect(more.costUsd).toBeGreaterThanOrEqual(less.costUsd! - 1e-9);
        expect(more.seconds).toBeGreaterThanOrEqual(less.seconds - 1e-9);
      }),
    );
  });
});
