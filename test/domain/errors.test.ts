import { describe, expect, it } from 'vitest';
import { errorClasses } from '../../domain/error-transfer.ts';
import { InvalidDeck, KnowbaseError, LlmRateLimited } from '../../domain/errors.ts';

const errors = [...errorClasses].map(
  ([name, ErrorClass]) => [name, new ErrorClass('why')] as const,
);

describe('errors', () => {
  it.each(errors)('%s is reported under its own name', (name, error) => {
    expect(error).toBeInstanceOf(KnowbaseError);
    expect(error.type).toBe(name);
    expect(String(error)).toBe(`${name}: why`);
  });

  it('that may pass are these', () => {
    const passing = errors.filter(([, { traits }]) => traits.retryable).map(([name]) => name);
    expect(passing.toSorted()).toEqual([
      'LlmRateLimited',
      'LlmUnavailable',
      'ServerUnreachable',
      'StoreUnavailable',
    ]);
  });

  it('that the input is to blame for are these, and trying again helps none of them', () => {
    const blamed = errors.filter(([, { traits }]) => traits.blame === 'input');
    expect(blamed.map(([name]) => name).toSorted()).toEqual([
      'DeckTooLarge',
      'DocumentBusy',
      'DocumentNotFound',
      'EncryptedDeck',
      'InvalidConfiguration',
      'InvalidDeck',
      'InvalidInput',
      'SegmentNotReplayable',
    ]);
    expect(blamed.every(([, { traits }]) => !traits.retryable)).toBe(true);
  });

  it('keep their cause', () => {
    const cause = new Error('vendor');
    expect(new InvalidDeck('broken', { cause }).cause).toBe(cause);
    expect('cause' in new InvalidDeck('broken')).toBe(false);
  });

  it('keep how long to wait', () => {
    expect(new LlmRateLimited('slow down', { retryAfterMs: 1500 }).retryAfterMs).toBe(1500);
    expect(new LlmRateLimited('slow down').retryAfterMs).toBeUndefined();
  });
});
