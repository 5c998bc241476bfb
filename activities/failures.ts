import { CancelledFailure } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import {
  KnowbaseError,
  LlmAnswerInvalid,
  LlmPaused,
  LlmRateLimited,
  UNEXPECTED,
} from '../domain/errors.ts';
import { NO_USAGE } from '../domain/llm-usage.ts';

/** What follows a failure of which trying again may help. */
export interface NextAttempt {
  /** There is none: the attempts are used up. */
  isLast: boolean;
  /** How long it is until then; as the error says when undefined. */
  delayMs?: number | undefined;
}

/**
 * An error of an activity as Temporal keeps it in the history: the one place where our errors become
 * failures. Causes stay behind, since what a vendor's SDK puts into them may hold keys or whole prompts.
 *
 * @param redact takes secrets out of a text
 */
export function toFailure(
  error: unknown,
  redact: (text: string) => string,
  { isLast, delayMs }: NextAttempt = { isLast: false },
): Error {
  if (error instanceof CancelledFailure || error instanceof ApplicationFailure) return error;
  if (!(error instanceof KnowbaseError)) {
    const failure = ApplicationFailure.create({
      type: UNEXPECTED,
      message: redact(error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
      nonRetryable: isLast,
      ...(delayMs === undefined ? {} : { nextRetryDelay: delayMs }),
    });
    if (error instanceof Error && error.stack !== undefined) failure.stack = redact(error.stack);
    return failure;
  }
  const nextRetryDelay = delayMs ?? error.retryAfterMs;
  const failure = ApplicationFailure.create({
    type: error.type,
    message: redact(error.message),
    nonRetryable: isLast || !error.traits.retryable,
    ...(nextRetryDelay === undefined ? {} : { nextRetryDelay }),
    ...(isNoIncident(error) ? { category: ApplicationFailureCategory.BENIGN } : {}),
    ...detailsOf(error),
  });
  // Where in our code a foreseen failure came up helps nobody who looks at it in the Web UI.
  failure.stack = '';
  return failure;
}

/** What the workflow wants to know beyond type and message: the cost, and the wait (`describeFailure`). */
function detailsOf(error: KnowbaseError): { details?: unknown[] } {
  if (error instanceof LlmAnswerInvalid && error.usage) return { details: [error.usage] };
  if (error instanceof LlmPaused) return { details: [NO_USAGE, error.retryAfterMs] };
  return {};
}

/** What is waited out by design; the provider's own failures, which led there, are reported as such. */
function isNoIncident(error: KnowbaseError): boolean {
  return error instanceof LlmRateLimited || error instanceof LlmPaused;
}
