/** Failures in a row that say that a provider is down. */
const FAILURES_TO_OPEN = 5;

const FIRST_PAUSE_MS = 5000;
const MAX_PAUSE_MS = 60_000;

/** Part of a pause that chance adds, so that workers do not all come back at once. */
const SPREAD = 0.1;

export interface Failure {
  /** What the call was about. */
  subject: string;
  /** Whether the call did not even get to the provider: then it is not for what it was about. */
  isUnreachable: boolean;
  /** How long the provider asks to be left alone. */
  retryAfterMs: number | undefined;
}

export interface CircuitBreakerOptions {
  /** Subjects whose failures in a row say that it is the provider, and not what it was asked. */
  subjectsToOpen: number;
  /** Milliseconds by any clock. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
}

export interface Admission {
  /** 0 when the call may be made, else the milliseconds after which to ask again. */
  waitMs: number;
  /** Whether the call is the one that tries out if the provider is back. */
  isProbe: boolean;
}

/**
 * Leaves a provider alone that is down: after several failures in a row, of several subjects and with no success
 * between, no call is let through for a while; then one, to try. If that fails, none for twice as long.
 * This is the circuit breaker of M. Nygard, Release It!, which goes by subjects as well.
 */
export class CircuitBreaker {
  readonly #subjectsToOpen: number;
  readonly #now: () => number;
  readonly #random: () => number;
  #failures = 0;
  #subjects = new Set<string>();
  #wasReached = false;
  /** Length of the latest pause; 0 while all calls are let through. */
  #pauseMs = 0;
  #pausedUntil = 0;
  #isProbed = false;

  constructor({ subjectsToOpen, now, random }: CircuitBreakerOptions) {
    this.#subjectsToOpen = subjectsToOpen;
    this.#now = now;
    this.#random = random;
  }

  /** Asks for a call to be let through. Of one that is, the end is told: `succeed`, `fail` or `abandon`. */
  admit(): Admission {
    if (this.#pauseMs === 0) return { waitMs: 0, isProbe: false };
    const remaining = this.#pausedUntil - this.#now();
    if (remaining > 0) return { waitMs: remaining, isProbe: false };
    // What comes of the try is known soon, and whoever waits for it should not be much later.
    if (this.#isProbed) return { waitMs: FIRST_PAUSE_MS, isProbe: false };
    this.#isProbed = true;
    return { waitMs: 0, isProbe: true };
  }

  /** The provider has answered, whatever it said. */
  succeed(): void {
    this.#failures = 0;
    this.#subjects.clear();
    this.#wasReached = false;
    this.#pauseMs = 0;
    this.#isProbed = false;
  }

  /** The provider has not answered as it should. Gives the milliseconds for which it is left alone now. */
  fail(failure: Failure, { isProbe }: Pick<Admission, 'isProbe'>): number {
    if (isProbe) {
      this.#isProbed = false;
      this.#pause(Math.min(2 * this.#pauseMs, MAX_PAUSE_MS), failure);
    } else if (this.#pauseMs === 0) {
      this.#failures += 1;
      this.#subjects.add(failure.subject);
      this.#wasReached ||= !failure.isUnreachable;
      if (this.#saysDown()) this.#pause(FIRST_PAUSE_MS, failure);
    }
    return this.#pauseMs === 0 ? 0 : Math.max(this.#pausedUntil - this.#now(), 1);
  }

  /** The call was broken off from our side, which says nothing of the provider. */
  abandon({ isProbe }: Pick<Admission, 'isProbe'>): void {
    if (isProbe) this.#isProbed = false;
  }

  #saysDown(): boolean {
    return (
      this.#failures >= FAILURES_TO_OPEN &&
      (this.#subjects.size >= this.#subjectsToOpen || !this.#wasReached)
    );
  }

  #pause(forMs: number, { retryAfterMs = 0 }: Failure): void {
    this.#pauseMs = Math.max(forMs, Math.min(retryAfterMs, MAX_PAUSE_MS));
    this.#pausedUntil = this.#now() + this.#pauseMs * (1 + SPREAD * this.#random());
  }
}
