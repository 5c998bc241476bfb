import { setTimeout as sleep } from 'node:timers/promises';
import { KnowbaseError } from '../../domain/errors.ts';

const POLL_MS = 50;
const ASK_AGAIN_MS = 500;

/** Long enough for any machine: what takes longer hangs. */
const PATIENCE_MS = 15 * 60 * 1000;

/** Waits until the condition holds. @throws when it never does, naming what was waited for. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited ${PATIENCE_MS / 60_000} minutes: ${what}`);
    await sleep(POLL_MS);
  }
}

/** Asks until there is an answer, as somebody would whose server is away for a while; `onFailure` hears of each time. */
export async function persistently<Result>(
  ask: () => Promise<Result>,
  onFailure: (error: Error) => void = () => undefined,
): Promise<Result> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || Date.now() > deadline) throw error;
      onFailure(error);
      await sleep(ASK_AGAIN_MS);
    }
  }
}

/** Whether a server was away, and nothing else. */
function isPassing(error: unknown): error is Error {
  if (error instanceof KnowbaseError) return error.traits.retryable;
  // What Temporal's client throws for a connection that fails.
  return error instanceof Error && error.name === 'ServiceError';
}
