import { describe, expect, it } from 'vitest';
import {
  LlmQuotaExhausted,
  LlmRateLimited,
  LlmRequestRejected,
  LlmUnauthorized,
  LlmUnavailable,
} from '../../domain/errors.ts';
import type { Misbehaviour } from '../simulated-llm/http-server.ts';
import { OPENAI, rejectionOf } from '../llm/providers.ts';
import { API_KEY, simulateEndpoint } from './endpoint.ts';

const failing = (status: number, code: string): Misbehaviour => ({
  status,
  body: OPENAI.errorBody('the reason given', code),
});

describe('a failure of an embedding endpoint', () => {
  it.each([
    [400, 'invalid_request_error', LlmRequestRejected],
    [401, 'invalid_api_key', LlmUnauthorized],
    [403, 'permission', LlmUnauthorized],
    [404, 'model_not_found', LlmRequestRejected],
    [413, 'too_large', LlmRequestRejected],
    [429, 'rate_limit_exceeded', LlmRateLimited],
    [429, 'insufficient_quota', LlmQuotaExhausted],
    [500, 'server_error', LlmUnavailable],
    [503, 'server_error', LlmUnavailable],
  ])('of status %i and code %s is of its type, after one request', async (status, code, type) => {
    const { embedder, requests } = await simulateEndpoint(failing(status, code));
    const error = await rejectionOf(embedder.embed(['a']));
    expect(error).toBeInstanceOf(type);
    expect(error.message).toMatch(/embedding endpoint.*the reason given/i);
    expect(`${error.message}\n${error.stack}`).not.toContain(API_KEY);
    expect(requests).toHaveLength(1);
  });

  it('says how long to wait', async () => {
    const { embedder } = await simulateEndpoint({ status: 429, headers: { 'retry-after': '9' } });
    expect(await rejectionOf(embedder.embed(['a']))).toMatchObject({ retryAfterMs: 9000 });
  });

  it('keeps further texts waiting as long, without asking', async () => {
    const { embedder, requests } = await simulateEndpoint({
      status: 429,
      headers: { 'retry-after': '9' },
    });
    await rejectionOf(embedder.embed(['a']));
    const turnedBack = await rejectionOf(embedder.embed(['b']));
    expect(turnedBack).toBeInstanceOf(LlmRateLimited);
    expect((turnedBack as LlmRateLimited).retryAfterMs).toBeGreaterThan(8000);
    expect(requests).toHaveLength(1);
  });

  it('pauses the endpoint when it fails again and again', async () => {
    const { embedder, requests } = await simulateEndpoint({ status: 503 });
    const errors: Error[] = [];
    for (let call = 0; call < 6; call++) {
      errors.push(await rejectionOf(embedder.embed(['a'])));
    }
    expect(errors.map(({ name }) => name).slice(3)).toEqual([
      'LlmUnavailable',
      'LlmPaused',
      'LlmPaused',
    ]);
    expect(requests).toHaveLength(5);
  });

  it('does not repeat the texts', async () => {
    const text = 'Warehouse Ledger keeps stock for Courier Portal.';
    const { embedder } = await simulateEndpoint(failing(400, 'invalid'));
    const told = await rejectionOf(embedder.embed([text]));
    expect(told.message).toContain('the reason given');
    const echoing = await simulateEndpoint({ status: 400, body: OPENAI.errorBody(`Bad: ${text}`) });
    expect((await rejectionOf(echoing.embedder.embed([text]))).message).not.toContain('Ledger');
  });

  it.each(['reset', 'cut'] as const)(
    'that is a connection %s is worth another try',
    async (how) => {
      const { embedder, requests } = await simulateEndpoint(how);
      expect(await rejectionOf(embedder.embed(['a']))).toBeInstanceOf(LlmUnavailable);
      expect(requests).toHaveLength(1);
    },
  );

  it('that is a refused connection is worth another try', async () => {
    const { embedder, server } = await simulateEndpoint();
    await server.close();
    expect(await rejectionOf(embedder.embed(['a']))).toBeInstanceOf(LlmUnavailable);
  });

  it.each(['hang', 'stall'] as const)('that is a %s ends at the time limit', async (how) => {
    const { embedder, requests } = await simulateEndpoint(how, { timeoutMs: 400 });
    const signal = AbortSignal.timeout(4000);
    expect(await rejectionOf(embedder.embed(['a'], { signal }))).toBeInstanceOf(LlmUnavailable);
    await requests[0]!.closed;
  });
});
