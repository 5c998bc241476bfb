import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callsPerSecond } from '../../workers/call-rate.ts';

/** What Temporal lets through at once after a pause, in seconds' worth; measured. */
const BURST_SECONDS = 1.14;

describe('callsPerSecond', () => {
  it.each([
    [500, 8.06],
    [100, 1.61],
    [2, 0.0166],
  ])('of %i calls a minute is about %d', (perMinute, perSecond) => {
    expect(callsPerSecond(perMinute)).toBeCloseTo(perSecond, 2);
  });

  const limits = fc.integer({ min: 2, max: 1_000_000 });

  it('lets no minute begin more calls than the limit, burst and all', () => {
    fc.assert(
      fc.property(limits, (perMinute) => {
        const rate = callsPerSecond(perMinute);
        const burst = Math.max(1, BURST_SECONDS * rate);
        expect(burst + 60 * rate).toBeLessThanOrEqual(perMinute * (1 + 1e-12));
      }),
    );
  });

  it('uses most of the limit, once it is more than a few calls', () => {
    fc.assert(
      fc.property(limits, (perMinute) => {
        const rate = callsPerSecond(perMinute);
        expect(rate).toBeGreaterThan(0);
        if (perMinute >= 30) expect(60 * rate).toBeGreaterThan(0.95 * perMinute);
      }),
    );
  });
});
