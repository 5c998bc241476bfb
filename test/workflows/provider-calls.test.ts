import { describe, expect, it } from 'vitest';
import { toFailure } from '../../activities/failures.ts';
import { LlmPaused } from '../../domain/errors.ts';
import { addDegraded, ProviderCalls, type GivenUp } from '../../workflows/provider-calls.ts';

const DOWN: GivenUp = { reader: { message: 'OpenAI is down', since: 1000 } };

function isPaused(): Promise<never> {
  const error = new LlmPaused('OpenAI is still down', { retryAfterMs: 5000 });
  return Promise.reject(toFailure(error, (text) => text));
}

function someCalls({
  outagePatienceMs = 300_000,
  givenUp,
}: { outagePatienceMs?: number; givenUp?: GivenUp } = {}): ProviderCalls {
  return new ProviderCalls({
    plan: { outagePatienceMs },
    budget: undefined,
    now: () => 9000,
    onChange: () => {},
    givenUp,
  });
}

describe('ProviderCalls', () => {
  it('waits for nobody at first, and has given nobody up', () => {
    const calls = someCalls();
    expect(calls.waitsFor).toEqual([]);
    expect(calls.givenUp).toEqual({});
  });

  it('tells which providers it has given up waiting for', async () => {
    const calls = someCalls({ outagePatienceMs: 0 });
    await expect(calls.outages.embedder.rideOut(isPaused)).rejects.toThrow('Waited 0 s');
    expect(calls.givenUp).toEqual({ embedder: { message: 'OpenAI is still down', since: 9000 } });
    expect(calls.waitsFor).toEqual([]);
  });

  it('does not wait anew for a provider that was given up before', async () => {
    const { outages, givenUp } = someCalls({ givenUp: DOWN });
    expect(givenUp).toEqual(DOWN);
    await expect(outages.reader.rideOut(isPaused)).rejects.toThrow(
      'OpenAI is still down Waited 8 s for it to answer again.',
    );
  });

  it('is patient again with a provider that has answered', async () => {
    const calls = someCalls({ givenUp: DOWN });
    expect(await calls.outages.reader.rideOut(() => Promise.resolve('yes'))).toBe('yes');
    expect(calls.givenUp).toEqual({});
  });

  it('is patient again with all of them when it is told to', () => {
    const calls = someCalls({ givenUp: { ...DOWN, embedder: DOWN.reader! } });
    calls.renew();
    expect(calls.givenUp).toEqual({});
  });

  it('counts the segments that were read without a budget', () => {
    const calls = someCalls();
    expect(calls.degraded).toBeUndefined();
    for (const reason of ['the first', 'the last']) calls.noteDegraded(reason);
    expect(calls.degraded).toEqual({ segments: 2, reason: 'the last' });
  });
});

describe('addDegraded', () => {
  it.each([
    [undefined, undefined, undefined],
    [{ segments: 1, reason: 'a' }, undefined, { segments: 1, reason: 'a' }],
    [undefined, { segments: 2, reason: 'b' }, { segments: 2, reason: 'b' }],
    [
      { segments: 1, reason: 'a' },
      { segments: 2, reason: 'b' },
      { segments: 3, reason: 'b' },
    ],
  ])('of %j and %j is %j', (before, after, both) => {
    expect(addDegraded(before, after)).toEqual(both);
  });
});
