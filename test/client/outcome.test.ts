import {
  ActivityFailure,
  ApplicationFailure,
  CancelledFailure,
  TerminatedFailure,
  TimeoutFailure,
  WorkflowFailedError,
} from '@temporalio/client';
import { RetryState } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { failedOutcome } from '../../client/outcome.ts';
import { errorClasses } from '../../domain/error-transfer.ts';
import { IngestCancelled, InvalidDeck, KnowbaseError } from '../../domain/errors.ts';
import { NOTHING_READ } from '../../workflows/contract.ts';
import { aSummary } from '../workflows/builders.ts';

const { MAXIMUM_ATTEMPTS_REACHED } = RetryState;

/** What the client gets when a workflow has failed. */
function workflowFailure(cause: Error | undefined): WorkflowFailedError {
  return new WorkflowFailedError('Workflow execution failed', cause, MAXIMUM_ATTEMPTS_REACHED);
}

function ofActivity(cause: Error): ActivityFailure {
  return new ActivityFailure(
    'Activity task failed',
    'parseDeck',
    '1',
    MAXIMUM_ATTEMPTS_REACHED,
    'worker',
    cause,
  );
}

function thrownFor(cause: Error | undefined): unknown {
  try {
    failedOutcome(workflowFailure(cause));
  } catch (error) {
    return error;
  }
  return 'nothing';
}

describe('failedOutcome', () => {
  it('gives the summary of a document none of whose segments could be read', () => {
    const summary = aSummary({ status: 'failed' });
    const failure = ApplicationFailure.create({ type: NOTHING_READ, details: [summary] });
    expect(failedOutcome(workflowFailure(failure))).toEqual(summary);
  });

  it.each([...errorClasses])('throws %s as itself', (type, ErrorClass) => {
    const failure = ApplicationFailure.nonRetryable('why', type);
    for (const cause of [failure, ofActivity(failure)]) {
      expect(thrownFor(cause)).toBeInstanceOf(ErrorClass);
      expect(thrownFor(cause)).toMatchObject({ type, message: 'why' });
    }
  });

  it('takes details for a summary only where nothing was read', () => {
    const failure = ApplicationFailure.create({
      type: 'InvalidDeck',
      message: 'broken',
      details: [aSummary()],
    });
    expect(thrownFor(failure)).toEqual(new InvalidDeck('broken'));
  });

  it('throws a failure of another type under its name', () => {
    const error = thrownFor(ApplicationFailure.nonRetryable('oops', 'Unexpected'));
    expect(error).not.toBeInstanceOf(KnowbaseError);
    expect(String(error)).toBe('Unexpected: oops');
  });

  it.each([
    ['cancelled', new CancelledFailure('cancelled')],
    ['cancelled in an activity', ofActivity(new CancelledFailure('cancelled'))],
    ['terminated', new TerminatedFailure('terminated')],
  ])('says of an ingest that was %s that it was cancelled', (_, cause) => {
    expect(thrownFor(cause)).toBeInstanceOf(IngestCancelled);
  });

  it.each([
    ['a time-out', new TimeoutFailure('late', undefined, 'START_TO_CLOSE')],
    ['no cause', undefined],
  ])('throws what it got when that has %s', (_, cause) => {
    const error = workflowFailure(cause);
    expect(() => failedOutcome(error)).toThrow(error);
  });

  it('throws what is no failure of a workflow as it is', () => {
    const error = new Error('connection lost');
    expect(() => failedOutcome(error)).toThrow(error);
  });
});
