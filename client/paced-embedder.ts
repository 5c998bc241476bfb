import { setTimeout as sleep } from 'node:timers/promises';
import { LlmPaused, LlmRateLimited, LlmUnavailable } from '../domain/errors.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { afterAttempt, attemptRecordOf } from '../workers/attempts.ts';

export interface PaceOptions {
  maxCallsPerMinute: number;
  /** How long an endpoint that is down is waited for. */
  patienceMs: number;
  /** Told why it waits, and for how long, when the endpoint is at fault. */
  onWait: (reason: string, waitMs: number) => void;
  /** Milliseconds by any clock. */
  now?: () => number;
  wait?: (ms: number) => Promise<unknown>;
}

/**
 * An embedder that keeps to a rate, for a program that embeds much outside the task queue that does: calls begin no
 * sooner after each other than the rate allows. An endpoint that asks to slow down is waited for as long as it says,
 * and one that is down for as long as there is patience.
 */
export function pacedEmbedder(embedder: Embedder, options: PaceOptions): Embedder {
  const { maxCallsPerMinute, patienceMs, onWait, now = Date.now, wait = sleep } = options;
  const intervalMs = 60_000 / maxCallsPerMinute;
  let nextAt = now();

  const persist = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    let record = attemptRecordOf(undefined);
    let downSince: number | undefined;
    for (;;) {
      const startsAt = Math.max(nextAt, now());
      nextAt = startsAt + intervalMs;
      if (startsAt > now()) await wait(startsAt - now());
      try {
        return await call();
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (error instanceof LlmRateLimited) downSince = undefined;
        else if (now() - (downSince ??= now()) >= patienceMs) throw error;
        const { retryAfterMs, message } = error;
        const after = afterAttempt(record, { isWait: true, retryAfterMs }, Math.random);
        record = after.record;
        const waitMs = after.delayMs ?? 0;
        onWait(message, waitMs);
        await wait(waitMs);
      }
    }
  };
  return {
    provider: embedder.provider,
    model: embedder.model,
    wordsWeight: embedder.wordsWeight,
    dimensions: () => persist(() => embedder.dimensions()),
    embed: (texts, how) => persist(() => embedder.embed(texts, how)),
    close: () => embedder.close(),
  };
}

function isPassing(error: unknown): error is LlmRateLimited | LlmUnavailable | LlmPaused {
  return (
    error instanceof LlmRateLimited || error instanceof LlmUnavailable || error instanceof LlmPaused
  );
}
