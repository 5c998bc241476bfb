import { describe, expect, it, vi } from 'vitest';
import { LlmUnavailable } from '../../domain/errors.ts';
import { failureOf, PROVIDERS, rejectionOf, simulate } from './providers.ts';

const SHORT_MS = 400;
/** Ends a call that its own time limit should have ended long before. */
const overdue = () => AbortSignal.timeout(10 * SHORT_MS);

describe.each(PROVIDERS)('a connection to $name', (provider) => {
  it('that is reset is worth another try', async () => {
    const error = await failureOf(await simulate(provider, 'reset'));
    expect(error).toBeInstanceOf(LlmUnavailable);
    expect(error).toMatchObject({ isUnreachable: false });
  });

  it('that is refused is worth another try, and says so', async () => {
    const { server, requests, ask } = await simulate(provider);
    await server.close();
    const error = await rejectionOf(ask());
    expect(error).toBeInstanceOf(LlmUnavailable);
    expect(error.message).toContain('ECONNREFUSED');
    expect(error).toMatchObject({ isUnreachable: true });
    expect(requests).toEqual([]);
  });

  it('that closes in the middle of the answer is worth another try', async () => {
    const error = await failureOf(await simulate(provider, 'cut'));
    expect(error).toBeInstanceOf(LlmUnavailable);
  });

  it('that hangs is given up at the time limit, and closed', async () => {
    const simulation = await simulate(provider, 'hang', { timeoutMs: SHORT_MS });
    const error = await failureOf(simulation, overdue());
    expect(error).toBeInstanceOf(LlmUnavailable);
    expect(error.message).toMatch(/did not answer within/);
    await simulation.requests[0]!.closed;
  });

  it('that hangs in the middle of the answer is given up at the time limit, and closed', async () => {
    const simulation = await simulate(provider, 'stall', { timeoutMs: SHORT_MS });
    const error = await failureOf(simulation, overdue());
    expect(error).toBeInstanceOf(LlmUnavailable);
    await simulation.requests[0]!.closed;
  });
});

describe.each(PROVIDERS)('aborting a call of $name', (provider) => {
  const REASON = new Error('the segment is no longer wanted');

  it.each(['hang', 'stall'] as const)(
    'that would %s rejects at once with the reason, and closes the connection',
    async (misbehaviour) => {
      const simulation = await simulate(provider, misbehaviour);
      const controller = new AbortController();
      const asked = failureOf(simulation, controller.signal);
      await vi.waitUntil(() => simulation.requests.length === 1);
      controller.abort(REASON);
      expect(await asked).toBe(REASON);
      await simulation.requests[0]!.closed;
    },
  );

  it('before it began sends nothing', async () => {
    const { ask, requests } = await simulate(provider);
    expect(await rejectionOf(ask(AbortSignal.abort(REASON)))).toBe(REASON);
    expect(requests).toEqual([]);
  });

  it('after it ended changes nothing, and the model still answers', async () => {
    const { ask, requests } = await simulate(provider);
    const controller = new AbortController();
    const { answer } = await ask(controller.signal);
    controller.abort(REASON);
    expect((await ask()).answer).toEqual(answer);
    expect(requests).toHaveLength(2);
  });

  it('leaves the calls beside it alone', async () => {
    const { ask, server, requests } = await simulate(provider);
    const arrived = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    server.options.before = async () => {
      if (requests.length === 2) arrived.resolve();
      await gate.promise;
    };
    const controller = new AbortController();
    const aborted = rejectionOf(ask(controller.signal));
    const other = ask(new AbortController().signal);
    await arrived.promise;
    controller.abort(REASON);
    expect(await aborted).toBe(REASON);
    gate.resolve();
    expect((await other).usage.calls).toBe(1);
  });
});
