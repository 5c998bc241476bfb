import { describe, expect, it } from 'vitest';
import { explainError } from '../../../client/cli/explain.ts';
import { InvalidDeck } from '../../../domain/errors.ts';

describe('explainError', () => {
  it('tells the message of an error that was foreseen, and no more', () => {
    const error = new InvalidDeck('It is no deck.', { cause: new Error('inner') });
    expect(explainError(error, false)).toBe('It is no deck.');
  });

  it('says of others that they were not foreseen, and what to do', () => {
    expect(explainError(new TypeError('x is undefined'), false)).toBe(
      'x is undefined\nThis was not foreseen. Run the command again with --debug and report what it says.',
    );
  });

  it('tells with the stack where an error came from, cause by cause', () => {
    const root = new Error('the root');
    const middle = new Error('the middle', { cause: root });
    const told = explainError(new InvalidDeck('the end', { cause: middle }), true);
    expect(told).toContain('InvalidDeck: the end\n    at ');
    expect(told).toMatch(/caused by Error: the middle\n[^]*caused by Error: the root\n/);
  });

  it('has something to tell of an error without a stack', () => {
    const error = new Error('bare');
    delete error.stack;
    expect(explainError(error, true)).toBe('bare');
  });

  it.each([
    ['a text', 'a text'],
    [undefined, 'undefined'],
  ])('tells the words of %j, which was thrown instead of an error', (thrown, told) => {
    expect(explainError(thrown, false)).toBe(told);
    expect(explainError(thrown, true)).toBe(told);
  });
});
