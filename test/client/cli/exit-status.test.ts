import { CommanderError, InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { EXIT, exitStatusOf, Interrupted } from '../../../client/cli/exit-status.ts';
import { errorClasses } from '../../../domain/error-transfer.ts';

describe('EXIT', () => {
  it('has the statuses that scripts rely on', () => {
    expect(EXIT).toEqual({ done: 0, failed: 1, badInput: 2, partial: 3, interrupted: 130 });
  });
});

describe('exitStatusOf', () => {
  it.each([...errorClasses])('is 2 for %s where the input is to blame, else 1', (_, ErrorClass) => {
    const error = new ErrorClass('why');
    expect(exitStatusOf(error)).toBe(error.traits.blame === 'input' ? 2 : 1);
  });

  it.each([
    ['InvalidDeck', 2],
    ['DocumentNotFound', 2],
    ['InvalidConfiguration', 2],
    ['ServerUnreachable', 1],
    ['IngestCancelled', 1],
  ])('of %s is %i', (name, status) => {
    expect(exitStatusOf(new (errorClasses.get(name)!)('why'))).toBe(status);
  });

  it.each([
    ['help was shown', new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'), 0],
    ['an option is unknown', new CommanderError(1, 'commander.unknownOption', 'unknown'), 2],
    ['an argument is wrong', new InvalidArgumentError('Give a port.'), 2],
    ['somebody pressed Ctrl-C', new Interrupted('interrupted'), 130],
    ['an error was not foreseen', new TypeError('oops'), 1],
    ['no error was thrown, but a text', 'oops', 1],
    ['nothing was thrown, and yet', undefined, 1],
  ])('when %s', (_, error, status) => {
    expect(exitStatusOf(error)).toBe(status);
  });
});
