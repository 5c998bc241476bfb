import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateLimits, retryAfter, untilReset } from '../../llm/rate-limit-headers.ts';

const NOW = Date.parse('2026-02-01T12:00:00Z');
const DAY_MS = 86_400_000;

const WAITS: { given: Record<string, string>; wait: number | undefined }[] = [
  { given: {}, wait: undefined },
  { given: { 'retry-after': '0' }, wait: 0 },
  { given: { 'retry-after': '1' }, wait: 1000 },
  { given: { 'retry-after': '120' }, wait: 120_000 },
  { given: { 'retry-after': '1.5' }, wait: 1500 },
  { given: { 'retry-after': '  3 ' }, wait: 3000 },
  { given: { 'retry-after': '86400' }, wait: DAY_MS },
  { given: { 'retry-after': '86401' }, wait: DAY_MS },
  { given: { 'retry-after': '9'.repeat(400) }, wait: undefined },
  { given: { 'retry-after': '' }, wait: undefined },
  { given: { 'retry-after': '1.2.3' }, wait: undefined },
  { given: { 'retry-after': '.' }, wait: undefined },
  { given: { 'retry-after': 'later' }, wait: undefined },
  { given: { 'retry-after': 'NaN' }, wait: undefined },
  { given: { 'retry-after': 'Infinity' }, wait: undefined },
  { given: { 'retry-after': '30s' }, wait: undefined },
  { given: { 'retry-after': '30 seconds' }, wait: undefined },
  { given: { 'retry-after': 'in 5' }, wait: undefined },
  { given: { 'retry-after': '-5' }, wait: undefined },
  { given: { 'retry-after': 'Sun, 01 Feb 2026 12:00:30 GMT' }, wait: 30_000 },
  { given: { 'retry-after': 'Sunday, 01-Feb-26 12:00:30 GMT' }, wait: 30_000 },
  { given: { 'retry-after': 'Sun, 01 Feb 2026 11:59:00 GMT' }, wait: 0 },
  { given: { 'retry-after': 'Tue, 03 Feb 2026 12:00:00 GMT' }, wait: DAY_MS },
  { given: { 'retry-after-ms': '250' }, wait: 250 },
  { given: { 'retry-after-ms': '0.5' }, wait: 0.5 },
  { given: { 'retry-after-ms': '-250' }, wait: undefined },
  { given: { 'retry-after-ms': '864000000' }, wait: DAY_MS },
  { given: { 'retry-after-ms': 'soon' }, wait: undefined },
  { given: { 'retry-after-ms': '250', 'retry-after': '9' }, wait: 250 },
  { given: { 'retry-after-ms': 'soon', 'retry-after': '9' }, wait: 9000 },
  { given: { 'retry-after-ms': '', 'retry-after': '9' }, wait: 9000 },
  { given: { 'Retry-After': '4' }, wait: 4000 },
  // The clock of the server is a minute ahead of ours, and its date says so.
  {
    given: {
      'retry-after': 'Sun, 01 Feb 2026 12:01:30 GMT',
      date: 'Sun, 01 Feb 2026 12:01:00 GMT',
    },
    wait: 30_000,
  },
  { given: { 'retry-after': 'Sun, 01 Feb 2026 12:00:30 GMT', date: 'today' }, wait: 30_000 },
];

describe('retryAfter', () => {
  it.each(WAITS)('makes of $given $wait milliseconds', ({ given, wait }) => {
    expect(retryAfter(new Headers(given), NOW)).toBe(wait);
  });

  it('is within the day or undefined, whatever the headers say', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    fc.assert(
      fc.property(value, value, (seconds, milliseconds) => {
        const headers = new Headers({ 'retry-after': seconds, 'retry-after-ms': milliseconds });
        const wait = retryAfter(headers, NOW);
        expect(wait === undefined || (wait >= 0 && wait <= DAY_MS)).toBe(true);
      }),
    );
  });
});

const openAi = (of: string, limit: string, remaining: string, reset: string) => ({
  [`x-ratelimit-limit-${of}`]: limit,
  [`x-ratelimit-remaining-${of}`]: remaining,
  [`x-ratelimit-reset-${of}`]: reset,
});
const anthropic = (of: string, limit: string, remaining: string, reset: string) => ({
  [`anthropic-ratelimit-${of}-limit`]: limit,
  [`anthropic-ratelimit-${of}-remaining`]: remaining,
  [`anthropic-ratelimit-${of}-reset`]: reset,
});
const limitsIn = (given: Record<string, string>) => rateLimits(new Headers(given), NOW);

describe('rateLimits', () => {
  it('reads those of OpenAI', () => {
    const given = {
      ...openAi('requests', '60', '59', '1s'),
      ...openAi('tokens', '9000', '0', '6m0s'),
    };
    expect(limitsIn(given)).toEqual([
      { of: 'requests', limit: 60, remaining: 59, resetMs: 1000 },
      { of: 'tokens', limit: 9000, remaining: 0, resetMs: 360_000 },
    ]);
  });

  it.each([
    ['20ms', 20],
    ['8.64s', 8640],
    ['1m0.5s', 60_500],
    ['1h2m3s', 3_723_000],
    ['1d0h0m0s', DAY_MS],
    ['7d', DAY_MS],
    ['0s', 0],
  ])('takes %s for %i ms', (reset, resetMs) => {
    expect(limitsIn(openAi('requests', '60', '1', reset))).toMatchObject([{ resetMs }]);
  });

  it('reads those of Anthropic', () => {
    const given = {
      ...anthropic('requests', '50', '49', '2026-02-01T12:00:02Z'),
      ...anthropic('input-tokens', '30000', '0', '2026-02-01T12:00:41.5Z'),
      ...anthropic('output-tokens', '8000', '-10', '2026-02-01T14:00:30+02:00'),
    };
    expect(limitsIn(given)).toEqual([
      { of: 'requests', limit: 50, remaining: 49, resetMs: 2000 },
      { of: 'input-tokens', limit: 30_000, remaining: 0, resetMs: 41_500 },
      { of: 'output-tokens', limit: 8000, remaining: -10, resetMs: 30_000 },
    ]);
  });

  it('reads times by the clock of the server, where the answer has a date', () => {
    const given = {
      ...anthropic('requests', '50', '0', '2026-02-01T13:00:05Z'),
      date: 'Sun, 01 Feb 2026 13:00:00 GMT',
    };
    expect(limitsIn(given)).toMatchObject([{ resetMs: 5000 }]);
  });

  it('does without the limit itself', () => {
    const { 'x-ratelimit-limit-tokens': _, ...given } = openAi('tokens', '', '5', '2s');
    expect(limitsIn(given)).toEqual([
      { of: 'tokens', limit: undefined, remaining: 5, resetMs: 2000 },
    ]);
  });

  it.each([
    {},
    openAi('requests', '60', '', '1s'),
    openAi('requests', '60', 'many', '1s'),
    openAi('requests', '60', '1', ''),
    openAi('requests', '60', '1', 'soon'),
    openAi('requests', '60', '1', '-5s'),
    openAi('images', '60', '1', '1s'),
    anthropic('requests', '60', '1', ''),
    anthropic('requests', '60', '1', '5'),
    anthropic('requests', '60', '1', '2026-99-99T00:00:00Z'),
  ])('makes nothing of %j', (given) => {
    expect(limitsIn(given)).toEqual([]);
  });
});

const wait = (given: Record<string, string>) => untilReset(new Headers(given), NOW);

describe('untilReset', () => {
  it('is the time until the limit that was reached is whole again', () => {
    const requests = openAi('requests', '60', '0', '3s');
    expect(wait({ ...requests, ...openAi('tokens', '9000', '100', '40s') })).toBe(3000);
    expect(wait({ ...requests, ...openAi('tokens', '9000', '0', '40s') })).toBe(40_000);
  });

  it('is the longest when something is left of each, since the request may have wanted more', () => {
    const given = {
      ...openAi('requests', '60', '5', '3s'),
      ...openAi('tokens', '9000', '9', '40s'),
    };
    expect(wait(given)).toBe(40_000);
  });

  it('is unknown when the headers tell of no limit', () => {
    expect(wait({})).toBeUndefined();
  });
});
