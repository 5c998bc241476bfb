import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenWindow } from '../../llm/token-window.ts';

const MINUTE_MS = 60_000;

function aWindow(limit: number) {
  const clock = { now: 1_000_000 };
  return { clock, window: new TokenWindow(limit, () => clock.now) };
}

describe('TokenWindow', () => {
  it('lets calls be made until their tokens come to the limit', () => {
    const { window } = aWindow(1000);
    for (let call = 0; call < 4; call++) {
      expect(window.waitFor(`s${call}`, 250)).toBe(0);
      window.take(250)();
    }
    expect(window.waitFor('s5', 1)).toBe(MINUTE_MS);
  });

  it('tells when enough of the earlier calls are a minute ago', () => {
    const { window, clock } = aWindow(1000);
    for (const tokens of [300, 300, 400]) {
      window.take(tokens)();
      clock.now += 10_000;
    }
    expect(window.waitFor('small', 300)).toBe(30_000);
    expect(window.waitFor('small', 301)).toBe(40_000);
    expect(window.waitFor('small', 1000)).toBe(50_000);
    clock.now += 30_000;
    expect(window.waitFor('small', 300)).toBe(0);
  });

  it('goes by what calls have cost in the end', () => {
    const { window } = aWindow(1000);
    const settle = window.take(900);
    expect(window.waitFor('next', 200)).toBe(5000);
    settle(100);
    expect(window.waitFor('next', 200)).toBe(0);
    window.take(200)(950);
    expect(window.waitFor('third', 10)).toBe(MINUTE_MS);
  });

  it('makes a call alone that needs more than the limit', () => {
    const { window, clock } = aWindow(1000);
    window.take(10)();
    expect(window.waitFor('huge', 5000)).toBe(MINUTE_MS);
    clock.now += MINUTE_MS;
    expect(window.waitFor('huge', 5000)).toBe(0);
    window.take(5000)();
    expect(window.waitFor('next', 1)).toBe(MINUTE_MS);
  });

  it('does not promise one place to two calls', () => {
    const { window, clock } = aWindow(1000);
    window.take(500)();
    clock.now += 20_000;
    window.take(500)();
    expect(window.waitFor('a', 500)).toBe(40_000);
    expect(window.waitFor('b', 500)).toBe(60_000);
    // Asking again keeps the place, it does not take another.
    expect(window.waitFor('a', 500)).toBe(40_000);
    expect(window.waitFor('c', 500)).toBe(100_000);
  });

  it('gives a place away that nobody came for', () => {
    const { window, clock } = aWindow(1000);
    window.take(1000)();
    window.waitFor('gone', 1000);
    clock.now += MINUTE_MS;
    expect(window.waitFor('here', 1000)).toBe(0);
    window.take(1000)();
    expect(window.waitFor('next', 1000)).toBe(MINUTE_MS);
  });

  it('never lets a minute have more than the limit, and lets every call be made', () => {
    const limit = 1000;
    const calls = fc.array(fc.integer({ min: 1, max: 1200 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(calls, (needs) => {
        const { window, clock } = aWindow(limit);
        const made: { at: number; tokens: number }[] = [];
        let waiting = needs.map((tokens, index) => ({
          subject: `s${index}`,
          tokens,
          at: clock.now,
        }));
        for (let turns = 0; waiting.length > 0; turns++) {
          expect(turns).toBeLessThan(2000);
          waiting = waiting.toSorted((a, b) => a.at - b.at);
          const [next, ...others] = waiting as [(typeof waiting)[number]];
          clock.now = next.at;
          const wait = window.waitFor(next.subject, next.tokens);
          if (wait === 0) {
            window.take(next.tokens)();
            made.push({ at: clock.now, tokens: Math.min(next.tokens, limit) });
            waiting = others;
          } else {
            next.at += wait;
          }
        }
        for (const { at } of made) {
          const minute = made.filter((call) => call.at <= at && call.at > at - MINUTE_MS);
          expect(minute.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
