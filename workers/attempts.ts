/**
 * How often a step may fail, counted by us: Temporal's own count takes a worker that was killed and a provider
 * that asks to slow down for failures of the step, which they are not.
 */

/** Attempts of a step that may fail by errors of ours before the step has failed. */
export const MAX_FAILURES = 5;

/**
 * Attempts of a step whose worker was lost before the step is taken for what kills it. Far more than deployments and
 * crashes of machines bring about.
 */
export const MAX_LOST = 100;

/** How the attempts of a step ended so far. It travels in the heartbeats, which the next attempt is given. */
export interface AttemptRecord {
  /** By an error. */
  failures: number;
  /** Because the other side asked to wait, or a store was away. */
  waits: number;
  /** Because the worker was shut down. */
  handedBack: number;
}

/** The record that came with an attempt; that of a first attempt when there is none. */
export function attemptRecordOf(heartbeatDetails: unknown): AttemptRecord {
  const {
    failures = 0,
    waits = 0,
    handedBack = 0,
  } = (heartbeatDetails ?? {}) as Partial<AttemptRecord>;
  return { failures, waits, handedBack };
}

/** Attempts before this one of which nothing is known: their worker was lost. */
export function lostAttempts(
  attempt: number,
  { failures, waits, handedBack }: AttemptRecord,
): number {
  return Math.max(0, attempt - 1 - failures - waits - handedBack);
}

export interface AttemptEnd {
  /** Whether it was only waiting, and does not count. */
  isWait: boolean;
  /** How long the other side asks to wait. */
  retryAfterMs: number | undefined;
}

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 30_000;

/**
 * What follows an attempt that ended so: the record for the next, and after how long it is; never when undefined.
 *
 * @param random from 0 to 1
 */
export function afterAttempt(
  record: AttemptRecord,
  { isWait, retryAfterMs }: AttemptEnd,
  random: () => number,
): { record: AttemptRecord; delayMs: number | undefined } {
  if (isWait) {
    const next = { ...record, waits: record.waits + 1 };
    const delayMs =
      retryAfterMs === undefined ? backoff(next.waits, random) : noSooner(retryAfterMs, random);
    return { record: next, delayMs };
  }
  const next = { ...record, failures: record.failures + 1 };
  if (next.failures >= MAX_FAILURES) return { record: next, delayMs: undefined };
  const asked = retryAfterMs === undefined ? 0 : noSooner(retryAfterMs, random);
  return { record: next, delayMs: Math.max(asked, backoff(next.failures, random)) };
}

/** Doubles from time to time up to a limit; at least half of that, the rest by chance, so that no two come together. */
function backoff(times: number, random: () => number): number {
  const limit = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (times - 1));
  return limit / 2 + (limit / 2) * random();
}

const SPREAD = 0.2;
const MIN_SPREAD_MS = 500;
const MAX_SPREAD_MS = 5000;

/** The wait that was asked for and a little more, so that not all that wait for the same come at once. */
function noSooner(retryAfterMs: number, random: () => number): number {
  const spread = Math.min(MAX_SPREAD_MS, Math.max(MIN_SPREAD_MS, SPREAD * retryAfterMs));
  return retryAfterMs + spread * random();
}
