import { Command, InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  jsonOption,
  parseDocumentArgument,
  parsePort,
  parsePositiveInteger,
  tenantOption,
} from '../../../client/cli/options.ts';
import { InvalidInput } from '../../../domain/errors.ts';

/** The options that a command line gives. */
function parsed(...args: string[]): Record<string, unknown> {
  const command = new Command()
    .addOption(tenantOption())
    .addOption(jsonOption())
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return command.parse(args, { from: 'user' }).opts();
}

describe('tenantOption', () => {
  it('is the default tenant unless one is named', () => {
    expect(parsed()).toEqual({ tenant: 'default' });
    expect(parsed('--tenant', 'acme')).toEqual({ tenant: 'acme' });
  });

  it('refuses a name that no tenant can have', () => {
    expect(() => parsed('--tenant', '../acme')).toThrow(InvalidInput);
  });
});

describe('jsonOption', () => {
  it('is set by its name alone', () => {
    expect(parsed('--json')).toMatchObject({ json: true });
  });
});

describe('parseDocumentArgument', () => {
  it.each([
    ['handbook', 'handbook'],
    ['handbook.pptx', 'handbook'],
    ['decks/Handbook.PPTX', 'Handbook'],
    ['a.potx', 'a'],
    ['a.ppsx', 'a'],
    ['a.pptm', 'a'],
    ['v1.2', 'v1.2'],
    ['notes.pdf', 'notes.pdf'],
  ])('takes %j for the document %j', (given, document) => {
    expect(parseDocumentArgument(given)).toBe(document);
  });

  it.each(['', '..', 'decks/handbook', '.pptx/'])('refuses %j', (given) => {
    expect(() => parseDocumentArgument(given)).toThrow(InvalidInput);
  });
});

describe('parsePositiveInteger', () => {
  it.each([
    ['1', 1],
    ['500', 500],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('takes %j', (given, value) => {
    expect(parsePositiveInteger(given)).toBe(value);
  });

  it.each(['', '0', '-1', '1.5', 'ten', '10 hits', 'NaN', 'Infinity', '9007199254740992'])(
    'refuses %j',
    (given) => {
      expect(() => parsePositiveInteger(given)).toThrow(InvalidArgumentError);
    },
  );
});

describe('parsePort', () => {
  it.each(['1', '8000', '65535'])('takes %j', (given) => {
    expect(parsePort(given)).toBe(Number(given));
  });

  it.each(['', '0', '-1', '65536', '80.5', 'http'])('refuses %j', (given) => {
    expect(() => parsePort(given)).toThrow(InvalidArgumentError);
  });
});
