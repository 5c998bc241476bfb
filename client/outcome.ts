import {
  ActivityFailure,
  ApplicationFailure,
  CancelledFailure,
  TerminatedFailure,
  WorkflowFailedError,
} from '@temporalio/client';
import { reviveError } from '../domain/error-transfer.ts';
import { IngestCancelled } from '../domain/errors.ts';
import { NOTHING_READ, type IngestSummary } from '../workflows/contract.ts';

/**
 * What became of an ingest that failed as a workflow: its summary when none of its segments could be read.
 *
 * @throws the error that it failed with, as its own type; IngestCancelled.
 */
export function failedOutcome(error: unknown): IngestSummary {
  if (!(error instanceof WorkflowFailedError)) throw error;
  const cause = error.cause instanceof ActivityFailure ? error.cause.cause : error.cause;
  if (cause instanceof ApplicationFailure) {
    const [summary] = (cause.details ?? []) as [IngestSummary?];
    if (cause.type === NOTHING_READ && summary !== undefined) return summary;
    throw reviveError({ type: cause.type ?? 'Error', message: cause.message });
  }
  if (cause instanceof CancelledFailure) {
    throw new IngestCancelled(
      'The ingest was cancelled before it stored anything: what was stored of the document before is as it was.',
      { cause: error },
    );
  }
  if (cause instanceof TerminatedFailure) {
    throw new IngestCancelled(
      'The ingest was terminated from outside. What it may have left in the stores is not shown, and goes with the next ingest of the document.',
      { cause: error },
    );
  }
  throw error;
}
