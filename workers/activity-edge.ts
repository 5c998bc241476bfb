import { Context } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type {
  ActivityExecuteInput,
  ActivityInboundCallsInterceptor,
  Next,
} from '@temporalio/worker';
import { toFailure } from '../activities/failures.ts';
import { KnowbaseError, WORKER_LOST } from '../domain/errors.ts';
import {
  afterAttempt,
  attemptRecordOf,
  lostAttempts,
  MAX_LOST,
  type AttemptRecord,
} from './attempts.ts';

/** Well under the heartbeat time-out (`workflows/activity-options.ts`), so that one may be lost. */
const HEARTBEAT_EVERY_MS = 3000;

/** What Temporal's SDK cancels activities with when their worker's grace is over. */
const WORKER_SHUTDOWN = 'WORKER_SHUTDOWN';

/**
 * What every activity has in common: it sends heartbeats as long as it runs, so that a dead worker is
 * noticed and a cancellation arrives; its errors become failures, and its attempts are counted; when its worker
 * is shut down it is handed to another at once.
 */
export class ActivityEdge implements ActivityInboundCallsInterceptor {
  readonly #redact: (text: string) => string;

  constructor(redact: (text: string) => string) {
    this.#redact = redact;
  }

  async execute(
    input: ActivityExecuteInput,
    next: Next<ActivityInboundCallsInterceptor, 'execute'>,
  ): Promise<unknown> {
    const context = Context.current();
    const { attempt, heartbeatDetails } = context.info;
    const record = attemptRecordOf(heartbeatDetails);
    if (lostAttempts(attempt, record) >= MAX_LOST) throw workerLost();
    const heartbeats = setInterval(() => context.heartbeat(record), HEARTBEAT_EVERY_MS);
    try {
      return await Promise.race([next(input), shutdown(context.cancellationSignal)]);
    } catch (error) {
      throw this.#failure(error, record, context);
    } finally {
      clearInterval(heartbeats);
    }
  }

  /** What the attempt ends with; the record of it is on its way. */
  #failure(error: unknown, record: AttemptRecord, context: Context): Error {
    const { aborted, reason } = context.cancellationSignal as { aborted: boolean; reason: Error };
    if (aborted) {
      // After a cancellation whatever was interrupted may throw anything.
      if (reason.message !== WORKER_SHUTDOWN) return reason;
      context.heartbeat({ ...record, handedBack: record.handedBack + 1 });
      return handedBack();
    }
    const { traits, retryAfterMs } = error instanceof KnowbaseError ? error : UNFORESEEN;
    if (!traits.retryable) return toFailure(error, this.#redact);
    const end = { isWait: traits.isWaitedOut === true, retryAfterMs };
    const { record: next, delayMs } = afterAttempt(record, end, Math.random);
    context.heartbeat(next);
    return toFailure(error, this.#redact, { isLast: delayMs === undefined, delayMs });
  }
}

const UNFORESEEN = { traits: { retryable: true, isWaitedOut: undefined }, retryAfterMs: undefined };

/** Rejects when the worker's grace is over, also for work that does not listen to the signal. */
function shutdown(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const look = () => {
      const reason = signal.reason as Error;
      if (reason.message === WORKER_SHUTDOWN) reject(reason);
    };
    if (signal.aborted) look();
    else signal.addEventListener('abort', look, { once: true });
  });
}

function handedBack(): ApplicationFailure {
  return withoutStack(
    ApplicationFailure.create({
      type: 'WorkerShutdown',
      message: 'The worker is being shut down; another takes over.',
      nextRetryDelay: 1,
      category: ApplicationFailureCategory.BENIGN,
    }),
  );
}

function workerLost(): ApplicationFailure {
  return withoutStack(
    ApplicationFailure.nonRetryable(
      `The worker died or stopped answering each of the ${MAX_LOST} times it was tried. Is it short of memory?`,
      WORKER_LOST,
    ),
  );
}

function withoutStack(failure: ApplicationFailure): ApplicationFailure {
  failure.stack = '';
  return failure;
}
