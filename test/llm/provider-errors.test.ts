import { describe, expect, it } from 'vitest';
import {
  LlmQuotaExhausted,
  LlmRateLimited,
  LlmRequestRejected,
  LlmUnauthorized,
  LlmUnavailable,
} from '../../domain/errors.ts';
import { llmError, type ProviderFailure } from '../../llm/provider-errors.ts';
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
    [529, LlmUnavailable],
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
    expect(error.traits).toMatchObject({ retryable, blame: 'environment' });
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

  it.each([
    [429, LlmRateLimited, 2000],
    [529, LlmRateLimited, 2000],
    [503, LlmUnavailable, 2000],
    [400, LlmRequestRejected, undefined],
    [401, LlmUnauthorized, undefined],
  ])('of status %i keeps the time to come back, where that helps', (status, type, wait) => {
    const error = errorOf({ status, headers: new Headers({ 'retry-after': '2' }) });
    expect(error).toBeInstanceOf(type);
    expect(error.retryAfterMs).toBe(wait);
  });

  it.each([
    [429, 7000],
    [529, undefined],
    [503, undefined],
  ])('of status %i takes the reset of a limit for such a time: %s', (status, wait) => {
    const headers = new Headers({
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '7s',
    });
    expect(errorOf({ status, headers }).retryAfterMs).toBe(wait);
    expect(errorOf({ status }).retryAfterMs).toBeUndefined();
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
