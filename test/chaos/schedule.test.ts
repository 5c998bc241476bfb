import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LASTING_FAILURES, PASSING_FAILURES } from './provider-failures.ts';
import { LASTING_SEGMENTS, scheduleOf, type Strike } from './schedule.ts';
import { FULL } from './sizes.ts';

const anySeed = fc.nat();

describe('a schedule of faults', () => {
  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        expect(scheduleOf(seed, FULL)).toEqual(scheduleOf(seed, FULL));
        expect(scheduleOf(seed, FULL)).not.toEqual(scheduleOf(seed + 1, FULL));
      }),
      { numRuns: 10 },
    );
  });

  it('kills the worker twenty times, and restarts every server', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const { reading, rounds } = scheduleOf(seed, FULL);
        const strikes = [...reading, ...rounds.flat()].map(({ strike }) => strike);
        const count = (is: (strike: Strike) => boolean) => strikes.filter(is).length;
        expect(count(({ fault }) => fault === 'kill-worker')).toBe(20);
        expect(count(({ fault }) => fault === 'cancel')).toBe(4);
        for (const server of ['temporal', 'neo4j', 'qdrant']) {
          const struck = (fault: Strike['fault']) =>
            count(
              (strike) => strike.fault === fault && 'server' in strike && strike.server === server,
            );
          expect(struck('restart-server')).toBe(2);
          expect(struck('cut-network')).toBe(2);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('strikes in the order of the calls, and before the last of them', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const calls = scheduleOf(seed, FULL).reading.map(({ moment }) =>
          'calls' in moment ? moment.calls : Number.NaN,
        );
        expect(calls).toEqual(calls.toSorted((a, b) => a - b));
        expect(calls.at(-1)).toBeLessThan(FULL.segments * 2);
      }),
      { numRuns: 20 },
    );
  });

  it('serves every failure that passes, no call more than two of them', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const { failures } = scheduleOf(seed, FULL);
        const byName = Map.groupBy(failures, ({ failure }) => failure);
        expect([...byName.keys()].toSorted()).toEqual(Object.keys(PASSING_FAILURES).toSorted());
        const bySlot = Map.groupBy(failures, ({ kind, segment }) => `${kind} ${segment}`);
        for (const ofOne of bySlot.values()) expect(ofOne.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 20 },
    );
  });

  it('serves every failure that lasts, each of another segment', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const { lasting } = scheduleOf(seed, FULL);
        const names = lasting.map(({ failure }) => failure);
        expect(names.toSorted()).toEqual(Object.keys(LASTING_FAILURES).toSorted());
        const segments = new Set(lasting.map(({ segment }) => segment));
        expect(segments.size).toBe(names.length);
        expect(Math.max(...segments)).toBeLessThan(LASTING_SEGMENTS);
      }),
      { numRuns: 20 },
    );
  });
});
