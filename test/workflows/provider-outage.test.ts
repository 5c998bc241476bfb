import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFailure } from '../../activities/failures.ts';
import { LlmPaused, LlmUnauthorized, LlmUnavailable } from '../../domain/errors.ts';
import { ProviderOutage } from '../../workflows/provider-outage.ts';

const asFailure = (error: Error) => toFailure(error, (text) => text);
const paused = (retryAfterMs: number) =>
  asFailure(new LlmPaused('Acme does not answer: 503.', { retryAfterMs }));

/** Lets everything go on that does not wait for a timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

/**
 * An outage by a clock that jumps to the next timer when nothing else is going on, and a provider that is down until
 * a time.
 */
function anOutage({ patienceMs = 300_000, downUntil = 0 } = {}) {
  const clock = { now: 0 };
  const changes: (string | undefined)[] = [];
  const timers: { at: number; fire: () => void; fail: (error: Error) => void }[] = [];
  const outage = new ProviderOutage({
    patienceMs,
    now: () => clock.now,
    onChange: () => changes.push(outage.progress?.message),
    wait: (ms) =>
      new Promise((resolve, reject) => {
        timers.push({ at: clock.now + ms, fire: resolve, fail: reject });
      }),
  });
  const calls: { who: string; at: number }[] = [];
  const call = (who: string) => () => {
    calls.push({ who, at: clock.now });
    return clock.now < downUntil ? Promise.reject(paused(5000)) : Promise.resolve(who);
  };
  /** Lets the time pass until no timer is left. */
  const run = async () => {
    for (await settle(); timers.length > 0; await settle()) {
      timers.sort((a, b) => a.at - b.at);
      const next = timers.shift()!;
      clock.now = next.at;
      next.fire();
    }
  };
  return { outage, clock, calls, call, changes, timers, run };
}

describe('ProviderOutage', () => {
  it('does nothing while the provider answers', async () => {
    const { outage, call, changes } = anOutage();
    expect(await outage.rideOut(call('a'))).toBe('a');
    const refused = outage.rideOut(() => Promise.reject(asFailure(new LlmUnauthorized('no'))));
    await expect(refused).rejects.toThrow('no');
    expect(changes).toEqual([]);
    expect(outage.progress).toBeUndefined();
  });

  it('does not wait for a failure that is none of the provider as a whole', async () => {
    const { outage } = anOutage();
    const failed = outage.rideOut(() => Promise.reject(asFailure(new LlmUnavailable('500'))));
    await expect(failed).rejects.toMatchObject({ type: 'LlmUnavailable', message: '500' });
    expect(outage.progress).toBeUndefined();
  });

  it('waits with all calls, tries with one, and goes on with all', async () => {
    const { outage, call, calls, run } = anOutage({ downUntil: 12_000 });
    const answers = Promise.all(['a', 'b', 'c'].map((who) => outage.rideOut(call(who))));
    await run();
    expect(await answers).toEqual(['a', 'b', 'c']);
    expect(calls).toEqual([
      { who: 'a', at: 0 },
      { who: 'b', at: 0 },
      { who: 'c', at: 0 },
      { who: 'a', at: 5000 },
      { who: 'b', at: 10_000 },
      { who: 'c', at: 15_000 },
      { who: 'a', at: 15_000 },
      { who: 'b', at: 15_000 },
    ]);
  });

  it('makes no call of one that comes while the provider is waited for', async () => {
    const { outage, call, calls, run } = anOutage({ downUntil: 1 });
    const first = outage.rideOut(call('a'));
    await settle();
    const second = outage.rideOut(call('b'));
    await settle();
    expect(calls).toHaveLength(1);
    await run();
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
  });

  it('says what it waits for, since when, and until when', async () => {
    const { outage, call, changes, clock, run } = anOutage({ downUntil: 8000 });
    clock.now = 1000;
    const answer = outage.rideOut(call('a'));
    await settle();
    expect(outage.progress).toEqual({
      message: 'Acme does not answer: 503.',
      since: 1000,
      triedAgainAt: 6000,
    });
    await run();
    await answer;
    expect(outage.progress).toBeUndefined();
    const message = 'Acme does not answer: 503.';
    expect(changes).toEqual([message, message, undefined]);
  });

  it('gives up when its patience is at an end, and says how long it has waited', async () => {
    const { outage, call, calls, clock, run } = anOutage({ patienceMs: 8000, downUntil: 60_000 });
    const outcomes = Promise.allSettled(['a', 'b'].map((who) => outage.rideOut(call(who))));
    await run();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected' });
      expect((outcome as PromiseRejectedResult).reason).toMatchObject({
        type: 'LlmUnavailable',
        message: 'Acme does not answer: 503. Waited 10 s for it to answer again.',
        nonRetryable: true,
      });
    }
    expect(clock.now).toBe(10_000);
    expect(calls.map(({ at }) => at)).toEqual([0, 0, 5000, 10_000]);
    expect(outage.progress).toBeUndefined();
  });

  it('then asks once for each further call, and waits again after an answer', async () => {
    const { outage, call, calls, clock, run } = anOutage({ patienceMs: 5000, downUntil: 60_000 });
    const given = outage.rideOut(call('a')).catch(() => 'failed');
    await run();
    expect(await given).toBe('failed');
    await expect(outage.rideOut(call('b'))).rejects.toThrow('Waited 5 s');
    expect(calls).toHaveLength(3);
    clock.now = 60_000;
    expect(await outage.rideOut(call('c'))).toBe('c');

    let isDown = true;
    const again = outage.rideOut(() => {
      if (!isDown) return Promise.resolve('d');
      isDown = false;
      return Promise.reject(paused(1000));
    });
    await run();
    expect(await again).toBe('d');
  });

  it('waits again for calls that are asked for once more', async () => {
    const { outage, call, run, clock } = anOutage({ patienceMs: 5000, downUntil: 9000 });
    const given = outage.rideOut(call('a')).catch(() => 'failed');
    await run();
    expect(await given).toBe('failed');
    outage.renew();
    const replayed = outage.rideOut(call('a'));
    await run();
    expect(await replayed).toBe('a');
    expect(clock.now).toBe(10_000);
  });

  it('fails at once without patience', async () => {
    const { outage, call, timers } = anOutage({ patienceMs: 0, downUntil: 1 });
    await expect(outage.rideOut(call('a'))).rejects.toMatchObject({ type: 'LlmUnavailable' });
    expect(timers).toEqual([]);
  });

  it('takes turns, so that a call that fails for itself does not keep the others', async () => {
    const { outage, call, clock, run } = anOutage({ downUntil: 1 });
    const ended: [string, number][] = [];
    const note = (who: string) => () => ended.push([who, clock.now]);
    let isBad = true;
    const bad = () => (isBad ? Promise.reject(paused(5000)) : Promise.resolve('bad'));
    const both = [
      outage.rideOut(bad).then(note('bad')),
      outage.rideOut(call('good')).then(note('good')),
    ];
    both[1]!.then(() => (isBad = false)).catch(() => undefined);
    await run();
    await Promise.all(both);
    expect(ended[0]).toEqual(['good', 10_000]);
  });

  it('is not ended by an answer from memory', async () => {
    const { outage, call, run } = anOutage({ downUntil: 6000 });
    const waiting = outage.rideOut(call('a'));
    await settle();
    const known = outage.rideOut(
      () => Promise.resolve('known'),
      () => false,
    );
    await run();
    expect(await Promise.all([waiting, known])).toEqual(['a', 'known']);
  });

  it('takes a failure of a worker that has not paused yet for the same outage', async () => {
    const { outage, call, run, clock } = anOutage({ downUntil: 1 });
    const underWay = Promise.withResolvers<string>();
    let calls = 0;
    const second = outage.rideOut(() => (calls++ === 0 ? underWay.promise : Promise.resolve('b')));
    const first = outage.rideOut(call('a'));
    await settle();
    underWay.reject(asFailure(new LlmUnavailable('503')));
    await run();
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
    expect(clock.now).toBe(5000);
  });

  it('passes a refusal on, and takes it for an answer', async () => {
    const { outage, call, run } = anOutage({ downUntil: 1 });
    const refused = outage.rideOut(
      (() => {
        let calls = 0;
        return () =>
          Promise.reject(calls++ === 0 ? paused(5000) : asFailure(new LlmUnauthorized('no')));
      })(),
    );
    refused.catch(() => undefined);
    await settle();
    const other = outage.rideOut(call('b'));
    await run();
    await expect(refused).rejects.toMatchObject({ type: 'LlmUnauthorized' });
    expect(await other).toBe('b');
  });

  it('lets a cancellation through, and another try', async () => {
    const { outage, call, timers, run } = anOutage({ downUntil: 1 });
    const cancelled = outage.rideOut(call('a'));
    cancelled.catch(() => undefined);
    await settle();
    const other = outage.rideOut(call('b'));
    await settle();
    timers.shift()!.fail(new CancelledFailure('cancelled'));
    await expect(cancelled).rejects.toBeInstanceOf(CancelledFailure);
    await run();
    expect(await other).toBe('b');
  });

  it('answers every call in the end, with few tries, whatever the outage', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 120_000 }),
        async (lanes, downUntil) => {
          const { outage, call, calls, run } = anOutage({ downUntil });
          const names = Array.from({ length: lanes }, (_, lane) => `lane ${lane}`);
          const answers = Promise.all(names.map((who) => outage.rideOut(call(who))));
          await run();
          expect(await answers).toEqual(names);
          const tries = Math.ceil(downUntil / 5000);
          expect(calls.length).toBeLessThanOrEqual(2 * lanes + tries);
        },
      ),
    );
  });

  it('fails with what Temporal does not retry', async () => {
    const { outage, call } = anOutage({ patienceMs: 0, downUntil: 1 });
    const error = await outage.rideOut(call('a')).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApplicationFailure);
  });
});
