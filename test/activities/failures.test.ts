import { CancelledFailure } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { toFailure } from '../../activities/failures.ts';
import { errorClasses } from '../../domain/error-transfer.ts';
import {
  InvalidDeck,
  LlmAnswerInvalid,
  LlmPaused,
  LlmRateLimited,
  LlmUnavailable,
  StoreUnavailable,
} from '../../domain/errors.ts';
import { NO_USAGE } from '../../domain/llm-usage.ts';

const unchanged = (text: string) => text;
const masked = (text: string) => text.replaceAll('hunter2', '***');

function failureOf(error: unknown, redact = unchanged): ApplicationFailure {
  const failure = toFailure(error, redact);
  expect(failure).toBeInstanceOf(ApplicationFailure);
  return failure as ApplicationFailure;
}

/** Everything of the failure that Temporal keeps. */
function recorded({ message, type, details, stack, cause }: ApplicationFailure): string {
  return JSON.stringify([message, type, details, stack, cause && String(cause)]);
}

describe('toFailure, of our errors', () => {
  it.each([...errorClasses])('gives %s its type and says whether to try again', (name, Class) => {
    const error = new Class('why');
    expect(failureOf(error)).toMatchObject({
      type: name,
      message: 'why',
      nonRetryable: !error.traits.retryable,
    });
  });

  it.each([
    [new InvalidDeck('broken'), true],
    [new LlmAnswerInvalid('no JSON'), true],
    [new LlmUnavailable('503'), false],
    [new StoreUnavailable('down'), false],
  ])('of %s, says that trying again is in vain: %s', (error, nonRetryable) => {
    expect(failureOf(error).nonRetryable).toBe(nonRetryable);
  });

  it('waits as long as the other side asks', () => {
    const limited = new LlmRateLimited('slow down', { retryAfterMs: 1500 });
    expect(failureOf(limited).nextRetryDelay).toBe(1500);
    expect(failureOf(new StoreUnavailable('down', { retryAfterMs: 0 })).nextRetryDelay).toBe(0);
    expect(failureOf(new LlmRateLimited('slow down')).nextRetryDelay).toBeUndefined();
  });

  it('waits as long as it is told, whatever the error says', () => {
    const limited = new LlmRateLimited('slow down', { retryAfterMs: 1500 });
    const failure = toFailure(limited, unchanged, { isLast: false, delayMs: 1800 });
    expect(failure).toMatchObject({ nonRetryable: false, nextRetryDelay: 1800 });
  });

  it.each([new LlmUnavailable('503'), new RangeError('out of bounds')])(
    'lets it be when the attempts are used up: %s',
    (error) => {
      expect(toFailure(error, unchanged, { isLast: true })).toMatchObject({ nonRetryable: true });
      const failure = toFailure(error, unchanged, { isLast: false, delayMs: 70 });
      expect(failure).toMatchObject({ nonRetryable: false, nextRetryDelay: 70 });
    },
  );

  it('tells the workflow how long a paused provider is left alone', () => {
    const failure = failureOf(new LlmPaused('down', { retryAfterMs: 5000 }));
    expect(failure).toMatchObject({ nonRetryable: true, details: [NO_USAGE, 5000] });
  });

  it('takes what is waited out by design, and nothing else, for no incident', () => {
    const benign = [...errorClasses].filter(
      ([, Class]) => failureOf(new Class('why')).category === ApplicationFailureCategory.BENIGN,
    );
    expect(benign.map(([name]) => name)).toEqual(['LlmRateLimited', 'LlmPaused']);
  });

  it('tells what a useless answer cost', () => {
    const usage = { calls: 1, inputTokens: 20, outputTokens: 3 };
    const error = new LlmAnswerInvalid('no JSON');
    error.usage = usage;
    expect(failureOf(error).details).toEqual([usage]);
    expect(failureOf(new LlmAnswerInvalid('no JSON')).details ?? []).toEqual([]);
  });
});

describe('toFailure, of errors that were not foreseen', () => {
  it('gives them one type, and lets them be tried again', () => {
    expect(failureOf(new RangeError('out of bounds'))).toMatchObject({
      type: 'Unexpected',
      message: 'RangeError: out of bounds',
      nonRetryable: false,
    });
  });

  it('keeps where they come from', () => {
    const error = new TypeError('x is undefined');
    expect(failureOf(error).stack).toBe(error.stack);
  });

  it.each([
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [{ status: 3 }, '[object Object]'],
  ])('takes %j, which was thrown instead of one, by its words', (thrown, message) => {
    expect(failureOf(thrown)).toMatchObject({ type: 'Unexpected', message });
  });

  it('takes an error that has no stack', () => {
    const error = new Error('bare');
    delete error.stack;
    expect(failureOf(error).message).toBe('Error: bare');
  });
});

describe('toFailure', () => {
  it('leaves cancellations and failures as they are', () => {
    const cancelled = new CancelledFailure('CANCELLED');
    const failure = ApplicationFailure.nonRetryable('known', 'Known');
    expect(toFailure(cancelled, masked)).toBe(cancelled);
    expect(toFailure(failure, masked)).toBe(failure);
  });

  it.each([
    ['ours', new InvalidDeck('part hunter2 is broken')],
    ['foreign', new Error('connecting as hunter2')],
    ['thrown as text', 'hunter2 was refused'],
  ])('masks secrets in errors that are %s', (_, error) => {
    const failure = failureOf(error, masked);
    expect(failure.message).toContain('***');
    expect(recorded(failure)).not.toContain('hunter2');
  });

  it.each([
    ['ours', new InvalidDeck('broken', { cause: new Error('header hunter2') })],
    ['foreign', new Error('broken', { cause: new Error('header hunter2') })],
  ])('leaves the causes behind of errors that are %s', (_, error) => {
    const failure = failureOf(error);
    expect(failure.cause).toBeUndefined();
    expect(recorded(failure)).not.toContain('hunter2');
  });
});
