import { CancelledFailure } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { KnowbaseError, LlmAnswerInvalid, LlmRateLimited, UNEXPECTED } from '../domain/errors.ts';

/**
 * An error of an activity as Temporal keeps it in the history: the one place where our errors become
 * failures. Causes stay behind, since what a vendor's SDK puts into them may hold keys or whole prompts.
 *
 * @param redact takes secrets out of a text
 */
export function toFailure(error: unknown, redact: (text: string) => string): Error {
  if (error instanceof CancelledFailure || error instanceof ApplicationFailure) return error;
  if (!(error instanceof KnowbaseError)) {
    const failure = ApplicationFailure.create({
      type: UNEXPECTED,
      message: redact(error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
    });
    if (error instanceof Error && error.stack !== undefined) failure.stack = redact(error.stack);
    return failure;
  }
  const failure = ApplicationFailure.create({
    type: error.type,
    message: redact(error.message),
    nonRetryable: !error.traits.retryable,
    ...(error.retryAfterMs === undefined ? {} : { nextRetryDelay: error.retryAfterMs }),
    // A provider that asks to slow down is no incident.
    ...(error instanceof LlmRateLimited ? { category: ApplicationFailureCategory.BENIGN } : {}),
    ...(error instanceof LlmAnswerInvalid && error.usage ? { details: [error.usage] } : {}),
  });
  // Where in our code a foreseen failure came up helps nobody who looks at it in the Web UI.
  failure.stack = '';
  return failure;
}
