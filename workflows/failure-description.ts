import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';
import { UNEXPECTED, WORKER_LOST } from '../domain/errors.ts';
import { NO_USAGE, type LlmUsage } from '../domain/llm-usage.ts';

export interface FailureDescription {
  errorType: string;
  message: string;
  /** What the failed attempts cost, as far as it is known. */
  usage: LlmUsage;
  /** How long a provider that is paused is left alone. */
  retryAfterMs?: number;
}

/** Why an activity failed for good, for people and for `failedSegments`. */
export function describeFailure(error: unknown): FailureDescription {
  const reason = error instanceof ActivityFailure ? error.cause : error;
  if (reason instanceof ApplicationFailure) {
    const [usage, retryAfterMs] = (reason.details ?? []) as [LlmUsage?, number?];
    return {
      errorType: reason.type ?? UNEXPECTED,
      message: reason.message,
      usage: usage ?? NO_USAGE,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  if (reason instanceof TimeoutFailure) {
    return {
      errorType: WORKER_LOST,
      message: 'The worker died or stopped answering each time it was tried.',
      usage: NO_USAGE,
    };
  }
  return {
    errorType: UNEXPECTED,
    message: reason instanceof Error ? reason.message : String(reason),
    usage: NO_USAGE,
  };
}
