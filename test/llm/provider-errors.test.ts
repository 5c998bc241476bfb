import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LlmQuotaExhausted,
  LlmRateLimited,
  LlmRequestRejected,
  LlmUnauthorized,
  LlmUnavailable,
} from '../../domain/errors.ts';
import { llmError, retryAfter, type ProviderFailure } from '../../llm/provider-errors.ts';
import { createRedactor } from '../../logging/redaction.ts';

const CAUSE = new Error('what the SDK threw');

const errorOf = (failure: Partial<ProviderFailure>) =>
  llmError(
    { who: 'Acme', status: 400, codes: [], message: 'no', headers: undefined, ...failure },
    CAUSE,
  );

describe('llmError', () => {
  it.each([
    [undefined, LlmUnavailable],
    [300, LlmRequestRejected],
    [400, LlmRequestRejected],
    [401, LlmUnauthorized],
    [403, LlmUnauthorized],
    [404, LlmRequestRejected],
    [408, LlmUnavailable],
    [409, LlmUnavailable],
    [422, LlmRequestRejected],
    [429, LlmRateLimited],
    [499, LlmRequestRejected],
    [500, LlmUnavailable],
    [529, LlmRateLimited],
    [599, LlmUnavailable],
  ])('makes of status %s the type for it', (status, type) => {
    const error = errorOf({ status });
    expect(error).toBeInstanceOf(type);
    expect(error.cause).toBe(CAUSE);
  });

  it.each([
    ['LlmUnavailable', 500, true],
    ['LlmRateLimited', 429, true],
    ['LlmUnauthorized', 401, false],
    ['LlmRequestRejected', 400, false],
  ])('%s says who, what, and whether another try may help', (name, status, retryable) => {
    const error = errorOf({ status, message: 'for a reason' });
    expect(error.name).toBe(name);
    expect(error.message).toMatch(/Acme .*: for a reason$/);
    expect(error.traits).toEqual({ retryable, blame: 'environment' });
  });

  it.each([429, 400, 402, 403, 500, undefined])(
    'sees an account without credit whatever the status, such as %s',
    (status) => {
      for (const code of ['insufficient_quota', 'billing_hard_limit_reached', 'billing_error']) {
        expect(errorOf({ status, codes: [null, undefined, code] })).toBeInstanceOf(
          LlmQuotaExhausted,
        );
      }
    },
  );

  it.each([
    'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing.',
    'You exceeded your current quota, please check your plan and billing details.',
  ])('sees an account without credit by what is said: %s', (message) => {
    const error = errorOf({ status: 400, codes: ['invalid_request_error'], message });
    expect(error).toBeInstanceOf(LlmQuotaExhausted);
    expect(error.traits.retryable).toBe(false);
  });

  it('is not led astray by other codes', () => {
    const codes = ['rate_limit_exceeded', 'quota', '', null, undefined];
    expect(errorOf({ status: 429, codes })).toBeInstanceOf(LlmRateLimited);
  });

  it('has a wait only for a rate limit', () => {
    const headers = new Headers({ 'retry-after': '2' });
    expect(errorOf({ status: 429, headers }).retryAfterMs).toBe(2000);
    expect(errorOf({ status: 529, headers }).retryAfterMs).toBe(2000);
    expect(errorOf({ status: 429 }).retryAfterMs).toBeUndefined();
    expect(errorOf({ status: 400, headers }).retryAfterMs).toBeUndefined();
  });

  it('cuts a message that is too long', () => {
    expect(errorOf({ message: `${'word '.repeat(99)}last one` }).message).toMatch(/word last …$/);
    expect(errorOf({ message: `${'word '.repeat(99)}last` }).message).toMatch(/word last$/);
    expect(errorOf({ message: 'x'.repeat(1_000_000) }).message.length).toBeLessThan(600);
  });

  it('does not cut a key in two, of which redaction would leave the first part', () => {
    const key = 'sk-test-0123456789abcdef';
    const redact = createRedactor([key]);
    for (let before = 470; before < 510; before += 1) {
      const { message } = errorOf({ message: `${'x'.repeat(before)} ${key} is wrong` });
      expect(redact(message)).not.toContain(key.slice(0, 8));
    }
  });
});

const NOW = Date.parse('2026-02-01T12:00:00Z');
const HOUR_MS = 3_600_000;

const WAITS: { given: Record<string, string>; wait: number | undefined }[] = [
  { given: {}, wait: undefined },
  { given: { 'retry-after': '0' }, wait: 0 },
  { given: { 'retry-after': '1' }, wait: 1000 },
  { given: { 'retry-after': '120' }, wait: 120_000 },
  { given: { 'retry-after': '1.5' }, wait: 1500 },
  { given: { 'retry-after': '  3 ' }, wait: 3000 },
  { given: { 'retry-after': '3600' }, wait: HOUR_MS },
  { given: { 'retry-after': '3601' }, wait: HOUR_MS },
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
  { given: { 'retry-after': 'Mon, 02 Feb 2026 12:00:00 GMT' }, wait: HOUR_MS },
  { given: { 'retry-after-ms': '250' }, wait: 250 },
  { given: { 'retry-after-ms': '0.5' }, wait: 0.5 },
  { given: { 'retry-after-ms': '-250' }, wait: undefined },
  { given: { 'retry-after-ms': '86400000' }, wait: HOUR_MS },
  { given: { 'retry-after-ms': 'soon' }, wait: undefined },
  { given: { 'retry-after-ms': '250', 'retry-after': '9' }, wait: 250 },
  { given: { 'retry-after-ms': 'soon', 'retry-after': '9' }, wait: 9000 },
  { given: { 'retry-after-ms': '', 'retry-after': '9' }, wait: 9000 },
  { given: { 'Retry-After': '4' }, wait: 4000 },
];

describe('retryAfter', () => {
  it.each(WAITS)('makes of $given $wait milliseconds', ({ given, wait }) => {
    expect(retryAfter(new Headers(given), NOW)).toBe(wait);
  });

  it('is within the hour or undefined, whatever the headers say', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    fc.assert(
      fc.property(value, value, (seconds, milliseconds) => {
        const headers = new Headers({ 'retry-after': seconds, 'retry-after-ms': milliseconds });
        const wait = retryAfter(headers, NOW);
        expect(wait === undefined || (wait >= 0 && wait <= HOUR_MS)).toBe(true);
      }),
    );
  });
});
