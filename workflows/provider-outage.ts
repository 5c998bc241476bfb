import { ApplicationFailure, isCancellation, sleep } from '@temporalio/workflow';
import type { OutageProgress } from './contract.ts';
import { describeFailure } from './failure-description.ts';

export interface ProviderOutageOptions {
  /** How long a provider that does not answer is waited for: until the first try after that. */
  patienceMs: number;
  /** Temporal's clock. */
  now: () => number;
  /** Told when an outage begins, goes on or ends. */
  onChange: () => void;
  /** A timer of the workflow. */
  wait?: (ms: number) => Promise<void>;
  /** The outage that is known already, and that the patience was at its end with. */
  givenUp?: GivenUpOutage | undefined;
}

/** An outage that is no longer waited for. */
export type GivenUpOutage = Pick<OutageProgress, 'message' | 'since'>;

/**
 * Has the calls of a document wait for a provider that is down, instead of failing: one of them tries again when it
 * is time to, the others wait for what comes of it, so that an outage costs the history a few events however long it
 * is. They take turns, since the one that tries may fail for what it asks.
 */
export class ProviderOutage {
  readonly #patienceMs: number;
  readonly #now: () => number;
  readonly #onChange: () => void;
  readonly #wait: (ms: number) => Promise<void>;
  #down: (OutageProgress & { waitMs: number }) | undefined;
  /** The patience is at its end: calls are made, and fail when the provider still does not answer. */
  #isGivenUp = false;
  #isTried = false;
  /** Wakes those that wait; with true, the turn to try is theirs. */
  #waiting: ((isTurn: boolean) => void)[] = [];

  constructor(options: ProviderOutageOptions) {
    const { patienceMs, now, onChange, wait = waitForProvider, givenUp } = options;
    this.#patienceMs = patienceMs;
    this.#now = now;
    this.#onChange = onChange;
    this.#wait = wait;
    if (givenUp !== undefined) {
      this.#down = { ...givenUp, triedAgainAt: givenUp.since, waitMs: 0 };
      this.#isGivenUp = true;
    }
  }

  /** What there is to tell while the provider does not answer. */
  get progress(): OutageProgress | undefined {
    if (this.#down === undefined || this.#isGivenUp) return undefined;
    const { message, since, triedAgainAt } = this.#down;
    return { message, since, triedAgainAt };
  }

  /** The outage, once the patience is at its end with it. */
  get givenUp(): GivenUpOutage | undefined {
    if (this.#down === undefined || !this.#isGivenUp) return undefined;
    const { message, since } = this.#down;
    return { message, since };
  }

  /**
   * Makes a call; while the provider is down, waits with the other calls and makes it again.
   *
   * @param isAnswered whether what the call gave came from the provider, and not from memory
   * @throws what the call fails with; LlmUnavailable when the patience is at its end
   */
  async rideOut<Answer>(
    call: () => Promise<Answer>,
    isAnswered: (answer: Answer) => boolean = () => true,
  ): Promise<Answer> {
    for (;;) {
      const isTrying = await this.#turn();
      try {
        const answer = await call();
        if (isAnswered(answer)) this.#end();
        return answer;
      } catch (error) {
        if (!this.#isOutage(error)) {
          if (isAnswer(error)) this.#end();
          throw error;
        }
        if (this.#isGivenUp) throw this.#unavailable();
      } finally {
        if (isTrying) this.#passOn();
      }
    }
  }

  /** Has the patience begin anew, for calls that are asked for once more. */
  renew(): void {
    this.#end();
  }

  /** Waits until a call may be made. Gives whether it is the one that tries. */
  async #turn(): Promise<boolean> {
    if (this.#isGivenUp) return false;
    let isTrying = false;
    while (this.#down !== undefined && !isTrying) {
      if (this.#isTried) {
        isTrying = await new Promise<boolean>((resolve) => this.#waiting.push(resolve));
      } else {
        isTrying = this.#isTried = true;
      }
      if (this.#isGivenUp) {
        if (isTrying) this.#passOn();
        throw this.#unavailable();
      }
    }
    if (!isTrying) return false;
    try {
      const waitMs = (this.#down?.triedAgainAt ?? 0) - this.#now();
      if (waitMs > 0) await this.#wait(waitMs);
    } catch (error) {
      this.#passOn();
      throw error;
    }
    return true;
  }

  /** Whether a call failed for an outage, which is then noted. */
  #isOutage(error: unknown): boolean {
    if (isCancellation(error)) return false;
    const { errorType, message, retryAfterMs } = describeFailure(error);
    // Another worker may not have seen enough failures to pause.
    const isStillDown = errorType === 'LlmUnavailable' && this.#down !== undefined;
    if (errorType !== 'LlmPaused' && !isStillDown) return false;
    const waitMs = retryAfterMs ?? this.#down?.waitMs ?? 0;
    this.#note(message, waitMs);
    return true;
  }

  #note(message: string, waitMs: number): void {
    const now = this.#now();
    const since = this.#down?.since ?? now;
    this.#down = { message, since, triedAgainAt: now + waitMs, waitMs };
    // Never between two tries: sooner than the workers ask again, nothing new is known.
    if (now >= since + this.#patienceMs) {
      this.#isGivenUp = true;
      this.#wakeAll();
    }
    this.#onChange();
  }

  #end(): void {
    if (this.#down === undefined) return;
    this.#down = undefined;
    this.#isGivenUp = false;
    this.#wakeAll();
    this.#onChange();
  }

  #passOn(): void {
    const next = this.#waiting.shift();
    this.#isTried = next !== undefined;
    next?.(true);
  }

  #wakeAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake(false);
  }

  #unavailable(): ApplicationFailure {
    const { message = '', since = this.#now() } = this.#down ?? {};
    const seconds = Math.round((this.#now() - since) / 1000);
    return ApplicationFailure.nonRetryable(
      `${message} Waited ${seconds} s for it to answer again.`,
      'LlmUnavailable',
    );
  }
}

const ANSWERS = ['LlmAnswerInvalid', 'LlmQuotaExhausted', 'LlmRequestRejected', 'LlmUnauthorized'];

/** Whether the provider has answered, if only to refuse. */
function isAnswer(error: unknown): boolean {
  return !isCancellation(error) && ANSWERS.includes(describeFailure(error).errorType);
}

function waitForProvider(ms: number): Promise<void> {
  return sleep(ms, { summary: 'until the provider is asked again' });
}
