const MINUTE_MS = 60_000;

/** While calls are under way that may turn out to cost less, it is worth asking again soon. */
const RECHECK_MS = 5000;

/** Tokens of a call, at the time when it was made or may be made. */
interface Share {
  at: number;
  tokens: number;
  /** Whether it is only an estimate yet. */
  isEstimate: boolean;
}

/**
 * The tokens of the past minute, and whether more fit under a limit. What a call will cost is estimated before it,
 * and put right after it. It knows of the calls of this process only.
 */
export class TokenWindow {
  readonly #limit: number;
  readonly #now: () => number;
  #taken: Share[] = [];
  /** Of calls that were turned back, by what they are about: so that they do not all come back for one place. */
  readonly #promised = new Map<string, Share>();

  /**
   * @param tokensPerMinute the limit
   * @param now milliseconds by any clock
   */
  constructor(tokensPerMinute: number, now: () => number = () => performance.now()) {
    this.#limit = tokensPerMinute;
    this.#now = now;
  }

  /**
   * Milliseconds until a call about the subject may be made; 0 when it may be made now. One that needs more than the
   * whole limit is made alone.
   */
  waitFor(subject: string, tokens: number): number {
    const now = this.#now();
    this.#taken = this.#taken.filter(({ at }) => at > now - MINUTE_MS);
    this.#promised.delete(subject);
    const needed = Math.min(tokens, this.#limit);
    const used = this.#taken.reduce((sum, share) => sum + share.tokens, 0);
    if (used + needed <= this.#limit) return 0;

    for (const [other, { at }] of this.#promised) if (at <= now) this.#promised.delete(other);
    const at = firstPlace([...this.#taken, ...this.#promised.values()], this.#limit - needed);
    this.#promised.set(subject, { at, tokens: needed, isEstimate: true });
    const isSettled = this.#taken.every(({ isEstimate }) => !isEstimate);
    return isSettled ? at - now : Math.min(at - now, RECHECK_MS);
  }

  /**
   * Takes the tokens for a call that is made now. What is given puts them right when the call is over; where nobody
   * knows, the estimate stands.
   */
  take(tokens: number): (actualTokens?: number) => void {
    const share = { at: this.#now(), tokens, isEstimate: true };
    this.#taken.push(share);
    return (actualTokens = tokens) =>
      Object.assign(share, { tokens: actualTokens, isEstimate: false });
  }
}

/** The first time at which the shares of the minute before it come to no more than `most`, as the oldest run out. */
function firstPlace(shares: Share[], most: number): number {
  const ordered = shares.toSorted((a, b) => a.at - b.at);
  let used = 0;
  let begun = 0;
  for (const oldest of ordered) {
    const time = oldest.at + MINUTE_MS;
    for (; begun < ordered.length && ordered[begun]!.at <= time; begun++)
      used += ordered[begun]!.tokens;
    used -= oldest.tokens;
    if (used <= most) return time;
  }
  throw new RangeError('no shares leave no place');
}
