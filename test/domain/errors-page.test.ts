import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorClasses } from '../../domain/error-transfer.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/errors.md'), 'utf8');

/** The rows of the table by the name of the error: meaning, whose, again, what to do. */
const rows = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [name, ...cells] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [name!.replaceAll('`', ''), cells] as const;
    }),
);

describe('docs/errors.md', () => {
  it('has a row for every error, and none for others', () => {
    expect([...rows.keys()].toSorted()).toEqual([...errorClasses.keys()].toSorted());
  });

  it.each([...errorClasses])(
    'says of %s whose lack it is, whether it passes, and what to do',
    (name, ErrorClass) => {
      const [meaning, whose, again, remedy] = rows.get(name)!;
      const { blame, retryable } = new ErrorClass('').traits;
      expect(whose).toBe(blame);
      expect(again!.startsWith(retryable ? 'yes' : 'no')).toBe(true);
      expect(meaning).not.toBe('');
      expect(remedy).not.toBe('');
    },
  );
});
