import { describe, expect, it } from 'vitest';
import {
  KnowbaseError,
  LlmQuotaExhausted,
  LlmRateLimited,
  LlmRequestRejected,
  LlmUnauthorized,
  LlmUnavailable,
} from '../../domain/errors.ts';
import { toFailure } from '../../activities/failures.ts';
import { createRedactor } from '../../logging/redaction.ts';
import { API_KEY, failureOf, PROVIDERS, rejectionOf, SEGMENT_TEXT, simulate } from './providers.ts';

const STATUSES: [number, new (message: string) => KnowbaseError][] = [
  [400, LlmRequestRejected],
  [401, LlmUnauthorized],
  [402, LlmQuotaExhausted],
  [403, LlmUnauthorized],
  [404, LlmRequestRejected],
  [405, LlmRequestRejected],
  [408, LlmUnavailable],
  [409, LlmUnavailable],
  [413, LlmRequestRejected],
  [415, LlmRequestRejected],
  [422, LlmRequestRejected],
  [429, LlmRateLimited],
  [500, LlmUnavailable],
  [502, LlmUnavailable],
  [503, LlmUnavailable],
  [504, LlmUnavailable],
  [529, LlmUnavailable],
];

describe.each(PROVIDERS)('a status of $name', (provider) => {
  it.each(STATUSES)(
    'of %i is a failure of its own type, after one request',
    async (status, type) => {
      const simulation = await simulate(provider, {
        status,
        body: provider.errorBody('the reason given', 'some_code'),
      });
      const error = await failureOf(simulation);
      expect(error).toBeInstanceOf(type);
      expect(error.message).toContain(provider.name);
      expect(error.message).toContain('the reason given');
    },
  );

  it.each([429, 500])('of %i is not retried even if the server wants it', async (status) => {
    const simulation = await simulate(provider, { status, headers: { 'x-should-retry': 'true' } });
    expect(await failureOf(simulation)).toBeInstanceOf(KnowbaseError);
  });

  it.each([
    ['a web page', '<html>502 Bad Gateway</html>'],
    ['nothing', ''],
    ['JSON of another shape', '{"detail":"no"}'],
    ['a text as JSON', '"no"'],
    ['an error that is a text', '{"error":"model not found"}'],
    ['an error that is a list', '{"error":[1,2]}'],
    ['a message that is an object', '{"error":{"message":{"a":1},"type":7,"code":{}}}'],
  ])('of 502 may come with %s', async (_, body) => {
    const error = await failureOf(await simulate(provider, { status: 502, body }));
    expect(error).toBeInstanceOf(LlmUnavailable);
    expect(error.message).toContain('502');
  });

  it.each([400, 429, 503])(
    'of %i with a very long message is told in few words',
    async (status) => {
      const body = provider.errorBody(`Overflow: ${'x'.repeat(100_000)}`);
      const error = await failureOf(await simulate(provider, { status, body }));
      expect(error.message).toContain('Overflow');
      expect(error.message.length).toBeLessThan(600);
    },
  );
});

describe.each(PROVIDERS)('a key that $name repeats in its error', (provider) => {
  const body = provider.errorBody(`Incorrect API key provided: ${API_KEY}.`);

  // What the provider says is passed on as it is: secrets are taken out where errors leave the process.
  it('stands in our message, and is taken out of the failure that Temporal keeps', async () => {
    const { ask } = await simulate(provider, { status: 401, body });
    const error = await rejectionOf(ask());
    expect(error).toBeInstanceOf(LlmUnauthorized);
    expect(error.message).toContain(API_KEY);

    const failure = toFailure(error, createRedactor([API_KEY]));
    expect(JSON.stringify([failure.message, failure.stack, failure.cause])).not.toContain(API_KEY);
    expect(failure.message).toContain('Incorrect API key provided: ***.');
  });
});

describe.each(PROVIDERS)('a prompt that $name repeats', (provider) => {
  it.each([400, 422, 500])('in an error of status %i is not passed on', async (status) => {
    const body = provider.errorBody(`Cannot take {"content": ${JSON.stringify(SEGMENT_TEXT)}}`);
    const error = await failureOf(await simulate(provider, { status, body }));
    expect(error.message).toContain('Cannot take');
    expect(error.message).not.toMatch(/Ledger|Courier/);
  });

  it('in a web page of a gateway is not passed on', async () => {
    const body = `<html><pre>${SEGMENT_TEXT}</pre></html>`;
    const error = await failureOf(await simulate(provider, { status: 502, body }));
    expect(error.message).not.toMatch(/Ledger|Courier/);
  });
});

describe.each(PROVIDERS)('a rate limit of $name', (provider) => {
  it.each([
    ['Retry-After in seconds', { 'retry-after': '7' }, 7_000],
    ['Retry-After in parts of a second', { 'retry-after': '0.25' }, 250],
    ['retry-after-ms', { 'retry-after-ms': '1500' }, 1_500],
    ['both, of which milliseconds are exacter', { 'retry-after-ms': '90', 'retry-after': '1' }, 90],
    ['a wait of a week, which is cut', { 'retry-after': '604800' }, 86_400_000],
  ])('with %s says how long to wait', async (_, headers, retryAfterMs) => {
    const error = await failureOf(await simulate(provider, { status: 429, headers }));
    expect(error).toBeInstanceOf(LlmRateLimited);
    expect(error).toMatchObject({ retryAfterMs, traits: { retryable: true } });
  });

  it('of 529 is one when it says how long to wait', async () => {
    const headers = { 'retry-after': '7' };
    const error = await failureOf(await simulate(provider, { status: 529, headers }));
    expect(error).toBeInstanceOf(LlmRateLimited);
    expect(error).toMatchObject({ retryAfterMs: 7000 });
  });

  it('says by its own headers how long to wait', async () => {
    const headers = provider.reachedLimit(9);
    const error = await failureOf(await simulate(provider, { status: 429, headers }));
    expect(error).toBeInstanceOf(LlmRateLimited);
    const { retryAfterMs } = error as LlmRateLimited;
    expect(retryAfterMs).toBeGreaterThan(8000);
    // The date of an answer is cut to the second.
    expect(retryAfterMs).toBeLessThanOrEqual(10_000);
  });

  it('with Retry-After as a date says how long to wait from now on', async () => {
    const date = new Date(Date.now() + 1_800_000).toUTCString();
    const error = await failureOf(
      await simulate(provider, { status: 429, headers: { 'retry-after': date } }),
    );
    const { retryAfterMs } = error as LlmRateLimited;
    expect(retryAfterMs).toBeGreaterThan(1_700_000);
    expect(retryAfterMs).toBeLessThanOrEqual(1_800_000);
  });

  it.each([
    ['no header', {}],
    ['an empty header', { 'retry-after': '' }],
    ['a header that makes no sense', { 'retry-after': 'later', 'retry-after-ms': 'soon' }],
  ])('with %s leaves the wait open', async (_, headers) => {
    const error = await failureOf(await simulate(provider, { status: 429, headers }));
    expect(error).toBeInstanceOf(LlmRateLimited);
    expect((error as LlmRateLimited).retryAfterMs).toBeUndefined();
  });

  it('may be an overload of the whole service, which says how long to wait too', async () => {
    const error = await failureOf(
      await simulate(provider, { status: 529, headers: { 'retry-after': '3' } }),
    );
    expect(error).toBeInstanceOf(LlmRateLimited);
    expect(error).toMatchObject({ retryAfterMs: 3_000 });
  });
});
