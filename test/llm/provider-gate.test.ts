import { describe, expect, it } from 'vitest';
import {
  LlmAnswerInvalid,
  LlmPaused,
  LlmRateLimited,
  LlmUnauthorized,
  LlmUnavailable,
} from '../../domain/errors.ts';
import { ProviderGate } from '../../llm/provider-gate.ts';
import { rejectionOf } from './providers.ts';

/** A gate with a clock of its own, and a count of the calls that got through it. */
function aGate() {
  const clock = { now: 0 };
  const gate = new ProviderGate({
    who: 'Acme',
    subjectsToOpen: 3,
    now: () => clock.now,
    random: () => 0,
  });
  const made = { calls: 0 };
  const call = (subject: string, failure?: Error) =>
    gate.pass(subject, () => {
      made.calls += 1;
      return failure === undefined ? Promise.resolve('answer') : Promise.reject(failure);
    });
  const failAll = async (...subjects: string[]) => {
    const errors: Error[] = [];
    for (const subject of subjects) {
      errors.push(await rejectionOf(call(subject, new LlmUnavailable(`Acme fails on ${subject}`))));
    }
    return errors;
  };
  return { clock, call, failAll, made };
}

describe('ProviderGate', () => {
  it('gives what the call gives', async () => {
    const { call } = aGate();
    expect(await call('a')).toBe('answer');
    const failure = new LlmUnauthorized('no');
    expect(await rejectionOf(call('a', failure))).toBe(failure);
  });

  it('turns calls back while the provider asks to wait, with the time that remains', async () => {
    const { call, clock, made } = aGate();
    const limited = new LlmRateLimited('slow down', { retryAfterMs: 2000 });
    expect(await rejectionOf(call('a', limited))).toBe(limited);
    clock.now += 500;
    const turnedBack = await rejectionOf(call('b'));
    expect(turnedBack).toBeInstanceOf(LlmRateLimited);
    expect(turnedBack).toMatchObject({ retryAfterMs: 1500 });
    expect(turnedBack.message).toContain('Acme');
    expect(made.calls).toBe(1);
    clock.now += 1500;
    expect(await call('b')).toBe('answer');
  });

  it('keeps to the longest of the times that it was told', async () => {
    const { call, clock } = aGate();
    const both = [9000, 100].map((retryAfterMs) =>
      rejectionOf(call('a', new LlmRateLimited('slow down', { retryAfterMs }))),
    );
    await Promise.all(both);
    clock.now += 8999;
    expect(await rejectionOf(call('a'))).toMatchObject({ retryAfterMs: 1 });
  });

  it('turns nothing back for a provider that asks to wait and does not say how long', async () => {
    const { call } = aGate();
    await rejectionOf(call('a', new LlmRateLimited('slow down')));
    expect(await call('b')).toBe('answer');
  });

  it('pauses a provider that is down, and says why', async () => {
    const { call, failAll, clock, made } = aGate();
    const errors = await failAll('a', 'b', 'c', 'd', 'e');
    expect(errors.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 4 }, () => 'LlmUnavailable'),
      'LlmPaused',
    ]);
    clock.now += 1000;
    const paused = await rejectionOf(call('f'));
    expect(paused).toBeInstanceOf(LlmPaused);
    expect(paused).toMatchObject({ message: 'Acme fails on e', retryAfterMs: 4000 });
    expect(made.calls).toBe(5);
  });

  it('goes on when the provider is back', async () => {
    const { call, failAll, clock, made } = aGate();
    await failAll('a', 'b', 'c', 'd', 'e');
    clock.now += 5000;
    expect(await failAll('a')).toMatchObject([{ name: 'LlmPaused', retryAfterMs: 10_000 }]);
    clock.now += 10_000;
    expect(await call('a')).toBe('answer');
    expect(await call('b')).toBe('answer');
    expect(made.calls).toBe(8);
  });

  it.each([
    ['a refusal', new LlmUnauthorized('no')],
    ['an answer of no use', new LlmAnswerInvalid('no JSON')],
    ['a rate limit', new LlmRateLimited('slow down')],
  ])('takes %s for a sign of life', async (_, answer) => {
    const { call, failAll, clock } = aGate();
    await failAll('a', 'b', 'c', 'd', 'e');
    clock.now += 5000;
    expect(await rejectionOf(call('a', answer))).toBe(answer);
    expect(await call('b')).toBe('answer');
  });

  it('takes a call that was broken off for no sign at all', async () => {
    const { call, failAll, clock } = aGate();
    await failAll('a', 'b', 'c', 'd', 'e');
    clock.now += 5000;
    const aborted = new DOMException('no longer wanted', 'AbortError');
    expect(await rejectionOf(call('a', aborted))).toBe(aborted);
    expect(await failAll('b')).toMatchObject([{ name: 'LlmPaused', retryAfterMs: 10_000 }]);
  });
});
