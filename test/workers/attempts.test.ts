import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAttempt,
  attemptRecordOf,
  lostAttempts,
  MAX_FAILURES,
  type AttemptRecord,
} from '../../workers/attempts.ts';

const FIRST = attemptRecordOf(undefined);
const failure = { isWait: false, retryAfterMs: undefined };
const wait = { isWait: true, retryAfterMs: undefined };
const never = () => 0;
const always = () => 1;

/** Records and delays of attempts that all end alike, until there is no next one or enough were seen. */
function attemptsThatEnd(
  end: { isWait: boolean; retryAfterMs: number | undefined },
  random = never,
) {
  const delays: number[] = [];
  let record = FIRST;
  while (delays.length < 20) {
    const after = afterAttempt(record, end, random);
    record = after.record;
    if (after.delayMs === undefined) break;
    delays.push(after.delayMs);
  }
  return { delays, record };
}

describe('attemptRecordOf', () => {
  it.each([undefined, null, {}])('begins at nothing when the heartbeat said %j', (details) => {
    expect(attemptRecordOf(details)).toEqual({ failures: 0, waits: 0, handedBack: 0 });
  });

  it('is what the heartbeat carried', () => {
    const record: AttemptRecord = { failures: 1, waits: 2, handedBack: 3 };
    expect(attemptRecordOf(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });
});

describe('lostAttempts', () => {
  it.each<[number, Partial<AttemptRecord>, number]>([
    [1, {}, 0],
    [2, {}, 1],
    [5, { failures: 2, waits: 1 }, 1],
    [7, { failures: 2, waits: 1, handedBack: 3 }, 0],
    // Someone has reset the activity.
    [1, { failures: 4 }, 0],
  ])('before attempt %i after %j are %i', (attempt, known, lost) => {
    expect(lostAttempts(attempt, { ...FIRST, ...known })).toBe(lost);
  });
});

describe('afterAttempt', () => {
  it('lets a step fail five times', () => {
    const { delays, record } = attemptsThatEnd(failure);
    expect(delays).toHaveLength(MAX_FAILURES - 1);
    expect(record).toEqual({ failures: MAX_FAILURES, waits: 0, handedBack: 0 });
  });

  it('doubles the delay after each failure, and spreads it', () => {
    expect(attemptsThatEnd(failure, never).delays).toEqual([500, 1000, 2000, 4000]);
    expect(attemptsThatEnd(failure, always).delays).toEqual([1000, 2000, 4000, 8000]);
  });

  it('waits as often as it takes, at most half a minute at a time', () => {
    const { delays, record } = attemptsThatEnd(wait, always);
    expect(delays.slice(0, 7)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(record).toEqual({ failures: 0, waits: 20, handedBack: 0 });
  });

  it('does not count waits as failures, nor failures as waits', () => {
    let record = FIRST;
    for (const end of [failure, wait, wait, failure])
      record = afterAttempt(record, end, never).record;
    expect(record).toEqual({ failures: 2, waits: 2, handedBack: 0 });
  });

  it.each([
    [0, 0, 500],
    [250, 250, 750],
    [2000, 2000, 2500],
    [20_000, 20_000, 24_000],
    [3_600_000, 3_600_000, 3_605_000],
  ])('waits %i ms when asked to, and a little more', (retryAfterMs, least, most) => {
    const asked = { isWait: true, retryAfterMs };
    expect(afterAttempt(FIRST, asked, never).delayMs).toBe(least);
    expect(afterAttempt(FIRST, asked, always).delayMs).toBe(most);
  });

  it('heeds what a failure asks for, unless its own delay is longer', () => {
    const thrice = { ...FIRST, failures: 3 };
    expect(afterAttempt(thrice, { isWait: false, retryAfterMs: 9000 }, never).delayMs).toBe(9000);
    expect(afterAttempt(thrice, { isWait: false, retryAfterMs: 100 }, never).delayMs).toBe(4000);
  });

  it('never comes sooner than asked, and not all at once', () => {
    const seconds = fc.double({ min: 0, max: 86_400, noNaN: true });
    fc.assert(
      fc.property(seconds, fc.boolean(), (given, isWait) => {
        const delays = Array.from(
          { length: 50 },
          () => afterAttempt(FIRST, { isWait, retryAfterMs: given * 1000 }, Math.random).delayMs!,
        );
        expect(Math.min(...delays)).toBeGreaterThanOrEqual(given * 1000);
        expect(new Set(delays).size).toBeGreaterThan(1);
      }),
    );
  });
});
