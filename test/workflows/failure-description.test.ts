import {
  ActivityFailure,
  ApplicationFailure,
  RetryState,
  TimeoutFailure,
} from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { toFailure } from '../../activities/failures.ts';
import { LlmAnswerInvalid, LlmPaused, LlmUnavailable } from '../../domain/errors.ts';
import { NO_USAGE } from '../../domain/llm-usage.ts';
import { describeFailure } from '../../workflows/failure-description.ts';

/** What the workflow gets when an activity has failed for good. */
function ofActivity(cause: Error): ActivityFailure {
  return new ActivityFailure(
    'Activity task failed',
    'extractSegment',
    '7',
    RetryState.MAXIMUM_ATTEMPTS_REACHED,
    'worker',
    cause,
  );
}

const asFailure = (error: Error) => toFailure(error, (text) => text);

describe('describeFailure', () => {
  it('gives type and message of the error that the activity failed with', () => {
    expect(describeFailure(ofActivity(asFailure(new LlmUnavailable('503'))))).toEqual({
      errorType: 'LlmUnavailable',
      message: '503',
      usage: NO_USAGE,
    });
  });

  it('tells what a useless answer cost', () => {
    const error = new LlmAnswerInvalid('no JSON');
    error.usage = { calls: 1, inputTokens: 20, outputTokens: 3 };
    expect(describeFailure(ofActivity(asFailure(error)))).toEqual({
      errorType: 'LlmAnswerInvalid',
      message: 'no JSON',
      usage: error.usage,
    });
  });

  it('tells how long a paused provider is left alone', () => {
    const error = new LlmPaused('Acme does not answer', { retryAfterMs: 5000 });
    expect(describeFailure(ofActivity(asFailure(error)))).toEqual({
      errorType: 'LlmPaused',
      message: 'Acme does not answer',
      usage: NO_USAGE,
      retryAfterMs: 5000,
    });
  });

  it('takes a failure that comes without an activity', () => {
    const failure = ApplicationFailure.nonRetryable('no deck', 'InvalidDeck');
    expect(describeFailure(failure)).toMatchObject({
      errorType: 'InvalidDeck',
      message: 'no deck',
    });
  });

  it('has a type for failures without one', () => {
    expect(describeFailure(ApplicationFailure.create({ message: 'what?' }))).toMatchObject({
      errorType: 'Unexpected',
      message: 'what?',
    });
  });

  it('takes a time-out for a lost worker', () => {
    const timeout = new TimeoutFailure('heartbeat', undefined, 'HEARTBEAT');
    expect(describeFailure(ofActivity(timeout))).toEqual({
      errorType: 'WorkerLost',
      message: 'The worker died or stopped answering each time it was tried.',
      usage: NO_USAGE,
    });
  });

  it.each([
    [new RangeError('out of bounds'), 'out of bounds'],
    ['thrown as text', 'thrown as text'],
    [undefined, 'undefined'],
  ])('calls %s unexpected', (error, message) => {
    expect(describeFailure(error)).toEqual({ errorType: 'Unexpected', message, usage: NO_USAGE });
  });
});
