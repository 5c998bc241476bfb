import { KnowbaseError, LlmPaused, LlmRateLimited, LlmUnavailable } from '../domain/errors.ts';
import { CircuitBreaker, type Admission } from './circuit-breaker.ts';

export interface ProviderGateOptions {
  /** Who is behind it, as the beginning of a message: 'OpenAI'. */
  who: string;
  /** Subjects that it must have failed on before it is taken to be down. */
  subjectsToOpen: number;
  /** Milliseconds by any clock. */
  now?: () => number;
  /** From 0 to 1. */
  random?: () => number;
}

/**
 * Stands before all calls of one model in a process, since what one call is told holds for the others: while
 * the provider asks to wait, or is down, calls are turned back at once instead of being made.
 */
export class ProviderGate {
  readonly #who: string;
  readonly #now: () => number;
  readonly #circuit: CircuitBreaker;
  #closedUntil = 0;
  #lastFailure = '';

  constructor(options: ProviderGateOptions) {
    const { who, subjectsToOpen, now = () => performance.now(), random = Math.random } = options;
    this.#who = who;
    this.#now = now;
    this.#circuit = new CircuitBreaker({ subjectsToOpen, now, random });
  }

  /**
   * Makes the call, unless it is to wait.
   *
   * @param subject what the call is about, such as a segment
   * @throws what the call throws; LlmRateLimited while the provider asks to wait, LlmPaused while it is down, both
   *   with the time that remains
   */
  async pass<Answer>(subject: string, call: () => Promise<Answer>): Promise<Answer> {
    const remaining = this.#closedUntil - this.#now();
    if (remaining > 0) {
      throw new LlmRateLimited(`${this.#who} has asked to slow down.`, { retryAfterMs: remaining });
    }
    const admission = this.#circuit.admit();
    if (admission.waitMs > 0) throw this.#paused(admission.waitMs);
    try {
      const answer = await call();
      this.#circuit.succeed();
      return answer;
    } catch (error) {
      throw this.#judged(subject, error, admission);
    }
  }

  /** What a failed call means for the calls that follow; gives the error that its caller is to see. */
  #judged(subject: string, error: unknown, admission: Admission): unknown {
    if (error instanceof LlmUnavailable) {
      const { message, isUnreachable, retryAfterMs } = error;
      const waitMs = this.#circuit.fail({ subject, isUnreachable, retryAfterMs }, admission);
      this.#lastFailure = message;
      return waitMs > 0 ? this.#paused(waitMs, error) : error;
    }
    if (error instanceof KnowbaseError) this.#circuit.succeed();
    else this.#circuit.abandon(admission);
    if (error instanceof LlmRateLimited && error.retryAfterMs !== undefined) {
      this.#closedUntil = Math.max(this.#closedUntil, this.#now() + error.retryAfterMs);
    }
    return error;
  }

  #paused(retryAfterMs: number, cause?: unknown): LlmPaused {
    return new LlmPaused(this.#lastFailure, { retryAfterMs, cause });
  }
}
