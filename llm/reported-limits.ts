import { rateLimits, type RateLimit } from './rate-limit-headers.ts';

/** What a call will need of a provider's limits. */
export interface TokenNeed {
  inputTokens: number;
  outputTokens: number;
}

/**
 * What a provider says is left of its limits, answer by answer. Between two answers it is taken to come back evenly,
 * as it does in a token bucket, which both OpenAI and Anthropic use.
 */
export class ReportedLimits {
  readonly #now: () => number;
  #limits: RateLimit[] = [];
  #reportedAt = 0;

  /** @param now milliseconds since the epoch */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Whether the provider has said anything. */
  get isKnown(): boolean {
    return this.#limits.length > 0;
  }

  /** Notes what an answer says. */
  report(headers: Headers): void {
    const limits = rateLimits(headers, this.#now());
    if (limits.length === 0) return;
    this.#limits = limits;
    this.#reportedAt = this.#now();
  }

  /** Milliseconds until the limits leave room for the call. */
  waitFor(need: TokenNeed): number {
    const waits = this.#limits.map((limit) => untilEnough(limit, needOf(limit, need)));
    return Math.max(0, Math.max(0, ...waits) - (this.#now() - this.#reportedAt));
  }

  /** Takes what a call needs, until the next answer says what is left. */
  take(need: TokenNeed): void {
    this.#limits = this.#limits.map((limit) => ({
      ...limit,
      remaining: limit.remaining - needOf(limit, need),
    }));
  }
}

function needOf({ of, limit = Number.MAX_VALUE }: RateLimit, need: TokenNeed): number {
  const { inputTokens, outputTokens } = need;
  const needed = {
    requests: 1,
    tokens: inputTokens + outputTokens,
    'input-tokens': inputTokens,
    'output-tokens': outputTokens,
  }[of];
  return Math.min(needed, limit);
}

/** Milliseconds from the report on. */
function untilEnough({ limit, remaining, resetMs }: RateLimit, needed: number): number {
  if (remaining >= needed) return 0;
  if (limit === undefined || limit <= remaining) return resetMs;
  return resetMs * ((needed - remaining) / (limit - remaining));
}
