import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreedConfidence,
  matchedConfidence,
  repeatedConfidence,
} from '../../domain/confidence.ts';

const confidence = fc.double({ min: 0, max: 1, noNaN: true });

describe('matchedConfidence', () => {
  it.each([
    [0.9, 100, 0.9],
    [0.9, 90, 0.81],
    [0, 90, 0],
  ])('of %d, with a score of %d, is %d', (given, score, expected) => {
    expect(matchedConfidence(given, score)).toBeCloseTo(expected, 10);
  });
});

describe('agreedConfidence', () => {
  it('takes a fifth of the doubt away', () => {
    expect(agreedConfidence(0.5)).toBeCloseTo(0.6, 10);
  });

  it('keeps the order, and never lowers', () => {
    fc.assert(
      fc.property(confidence, confidence, (a, b) => {
        expect(agreedConfidence(a)).toBeGreaterThanOrEqual(a);
        expect(agreedConfidence(a)).toBeLessThanOrEqual(1);
        expect(agreedConfidence(Math.max(a, b))).toBeGreaterThanOrEqual(
          agreedConfidence(Math.min(a, b)),
        );
      }),
    );
  });
});

describe('repeatedConfidence', () => {
  it.each([
    [0, 0.5],
    [1, 0.5],
    [2, 0.6],
    [3, 0.68],
    [4, 0.744],
    [400, 0.744],
  ])('of a concept that %d segments mention', (segments, expected) => {
    expect(repeatedConfidence(0.5, segments)).toBeCloseTo(expected, 10);
  });

  it('never lowers, and makes nothing certain', () => {
    fc.assert(
      fc.property(confidence, fc.nat(100), (given, segments) => {
        const repeated = repeatedConfidence(given, segments);
        expect(repeated).toBeGreaterThanOrEqual(given - 1e-12);
        if (given < 0.99) expect(repeated).toBeLessThan(1);
      }),
    );
  });
});
