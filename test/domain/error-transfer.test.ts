import { describe, expect, it } from 'vitest';
import { errorClasses, reviveError, transferableError } from '../../domain/error-transfer.ts';
import { InvalidDeck, KnowbaseError, LlmRateLimited } from '../../domain/errors.ts';

/** What comes of an error that crosses to another thread. */
function across(error: unknown): Error {
  return reviveError(structuredClone(transferableError(error)));
}

describe('an error that crosses', () => {
  it.each([...errorClasses])('stays a %s', (name, ErrorClass) => {
    const error = across(new ErrorClass('why'));
    expect(error).toBeInstanceOf(ErrorClass);
    expect(error).toMatchObject({ name, type: name, message: 'why' });
  });

  it('keeps where it was thrown', () => {
    const error = new InvalidDeck('broken');
    expect(across(error).stack).toBe(error.stack);
  });

  it('keeps how long to wait', () => {
    expect(across(new LlmRateLimited('slow down', { retryAfterMs: 1500 }))).toMatchObject({
      retryAfterMs: 1500,
    });
  });

  it('is a plain error under its old name when it is none of ours', () => {
    const error = across(new RangeError('out of bounds'));
    expect(error).not.toBeInstanceOf(KnowbaseError);
    expect(String(error)).toBe('RangeError: out of bounds');
  });

  it('keeps its name when that is of something else in the same module', () => {
    const error = reviveError({ type: 'KnowbaseError', message: 'abstract' });
    expect(error).not.toBeInstanceOf(KnowbaseError);
    expect(String(error)).toBe('KnowbaseError: abstract');
  });

  it.each([
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [42, '42'],
  ])('has the words of %j, which was thrown instead of an error', (thrown, message) => {
    expect(across(thrown)).toMatchObject({ name: 'Error', message });
  });

  it('leaves its cause behind, which may hold what must not be told', () => {
    const error = new InvalidDeck('broken', { cause: new Error('secret') });
    expect(JSON.stringify({ ...transferableError(error), stack: '' })).not.toContain('secret');
    expect(across(error).cause).toBeUndefined();
  });
});
