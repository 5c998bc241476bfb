import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CircuitBreaker, type Failure } from '../../llm/circuit-breaker.ts';

const MINUTE_MS = 60_000;

function aCircuit(random = () => 0) {
  const clock = { now: 1_000_000 };
  return {
    clock,
    circuit: new CircuitBreaker({ subjectsToOpen: 3, now: () => clock.now, random }),
  };
}

const aFailure = (subject: string, overrides: Partial<Failure> = {}): Failure => ({
  subject,
  isUnreachable: false,
  retryAfterMs: undefined,
  ...overrides,
});

/** Calls about these subjects fail one after the other; gives the pause after each. */
function failAll(circuit: CircuitBreaker, failures: Failure[]): number[] {
  return failures.map((failure) => circuit.fail(failure, circuit.admit()));
}

const DOWN = ['a', 'b', 'c', 'd', 'e'].map((subject) => aFailure(subject));

describe('CircuitBreaker', () => {
  it('lets calls through as long as they succeed', () => {
    const { circuit } = aCircuit();
    for (let call = 0; call < 20; call++) {
      expect(circuit.admit()).toEqual({ waitMs: 0, isProbe: false });
      circuit.succeed();
    }
  });

  it('pauses after five failures in a row of several subjects', () => {
    const { circuit } = aCircuit();
    expect(failAll(circuit, DOWN)).toEqual([0, 0, 0, 0, 5000]);
    expect(circuit.admit()).toEqual({ waitMs: 5000, isProbe: false });
  });

  it.each([
    ['one subject', ['a']],
    ['two subjects', ['a', 'b']],
  ])('does not pause for failures of %s, however many', (_, subjects) => {
    const { circuit } = aCircuit();
    const many = Array.from({ length: 30 }, (__, call) =>
      aFailure(subjects[call % subjects.length]!),
    );
    expect(Math.max(...failAll(circuit, many))).toBe(0);
  });

  it('pauses for one subject where that is enough', () => {
    const circuit = new CircuitBreaker({ subjectsToOpen: 1, now: () => 0, random: () => 0 });
    const failures = Array.from({ length: 5 }, () => aFailure('a'));
    expect(failAll(circuit, failures)).toEqual([0, 0, 0, 0, 5000]);
  });

  it('does not pause for one bad subject among good ones', () => {
    const { circuit } = aCircuit();
    for (let call = 0; call < 30; call++) {
      expect(circuit.fail(aFailure('bad'), circuit.admit())).toBe(0);
      if (call % 2 === 0) circuit.succeed();
    }
  });

  it('pauses for one subject when the provider is not even reached', () => {
    const { circuit } = aCircuit();
    const unreached = Array.from({ length: 5 }, () => aFailure('a', { isUnreachable: true }));
    expect(failAll(circuit, unreached)).toEqual([0, 0, 0, 0, 5000]);
    const other = aCircuit().circuit;
    expect(failAll(other, [...unreached.slice(1), aFailure('a')]).at(-1)).toBe(0);
  });

  it('begins to count anew after a success', () => {
    const { circuit } = aCircuit();
    failAll(circuit, DOWN.slice(1));
    circuit.succeed();
    expect(failAll(circuit, DOWN.slice(1))).toEqual([0, 0, 0, 0]);
  });

  it('lets one call through after the pause, and the others only when that succeeds', () => {
    const { circuit, clock } = aCircuit();
    failAll(circuit, DOWN);
    clock.now += 5000;
    circuit.fail(aFailure('a'), circuit.admit());
    clock.now += 10_000;
    expect(circuit.admit()).toEqual({ waitMs: 0, isProbe: true });
    expect(circuit.admit()).toEqual({ waitMs: 5000, isProbe: false });
    circuit.succeed();
    expect(circuit.admit()).toEqual({ waitMs: 0, isProbe: false });
    expect(circuit.admit()).toEqual({ waitMs: 0, isProbe: false });
  });

  it('pauses twice as long after each call that fails again, up to a minute', () => {
    const { circuit, clock } = aCircuit();
    let pause = failAll(circuit, DOWN).at(-1)!;
    const pauses = [pause];
    for (let probe = 0; probe < 6; probe++) {
      clock.now += pause;
      pause = circuit.fail(aFailure('a'), circuit.admit());
      pauses.push(pause);
    }
    expect(pauses).toEqual([5000, 10_000, 20_000, 40_000, MINUTE_MS, MINUTE_MS, MINUTE_MS]);
    clock.now += pause;
    circuit.admit();
    circuit.succeed();
    expect(failAll(circuit, DOWN).at(-1)).toBe(5000);
  });

  it('does not count calls against it that were under way when the pause began', () => {
    const { circuit, clock } = aCircuit();
    const late = circuit.admit();
    failAll(circuit, DOWN);
    clock.now += 2000;
    expect(circuit.fail(aFailure('late'), late)).toBe(3000);
    clock.now += 3000;
    circuit.fail(aFailure('later'), late);
    expect(circuit.admit()).toEqual({ waitMs: 0, isProbe: true });
  });

  it('ends the pause when a call that was under way succeeds', () => {
    const { circuit } = aCircuit();
    failAll(circuit, DOWN);
    circuit.succeed();
    expect(circuit.admit().waitMs).toBe(0);
  });

  it('lets another try when the one that tried was broken off', () => {
    const { circuit, clock } = aCircuit();
    const underWay = circuit.admit();
    failAll(circuit, DOWN);
    clock.now += 5000;
    const probe = circuit.admit();
    circuit.abandon(underWay);
    expect(circuit.admit().waitMs).toBe(5000);
    circuit.abandon(probe);
    expect(circuit.admit()).toEqual({ waitMs: 0, isProbe: true });
  });

  it.each([
    [1000, 5000],
    [30_000, 30_000],
    [86_400_000, MINUTE_MS],
  ])('pauses as long as the provider asks for, within a minute: %i', (retryAfterMs, pause) => {
    const failures = DOWN.map((failure) => ({ ...failure, retryAfterMs }));
    expect(failAll(aCircuit().circuit, failures).at(-1)).toBe(pause);
  });

  it('spreads the ends of pauses', () => {
    expect(failAll(aCircuit(() => 0.5).circuit, DOWN).at(-1)).toBe(5250);
  });

  it('never lets two calls try at once, and always one in the end', () => {
    const step = fc.oneof(
      fc.constantFrom('admit', 'succeed', 'fail', 'abandon'),
      fc.integer({ min: 0, max: 70_000 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { circuit, clock } = aCircuit();
        failAll(circuit, DOWN);
        let probe: { waitMs: number; isProbe: boolean } | undefined;
        for (const next of steps) {
          if (typeof next === 'number') clock.now += next;
          else if (next === 'admit') {
            const admission = circuit.admit();
            expect(admission.isProbe && probe !== undefined).toBe(false);
            expect(admission.waitMs).toBeLessThanOrEqual(MINUTE_MS);
            if (admission.isProbe) probe = admission;
          } else if (probe !== undefined) {
            if (next === 'succeed') circuit.succeed();
            if (next === 'fail') circuit.fail(aFailure('a'), probe);
            if (next === 'abandon') circuit.abandon(probe);
            probe = undefined;
          }
        }
        if (probe !== undefined) circuit.abandon(probe);
        clock.now += MINUTE_MS;
        expect(circuit.admit().waitMs).toBe(0);
      }),
    );
  });
});
