import { InvalidArgumentError } from 'commander';

/** A whole number from 1 on, as an option gives it. */
export function parseCount(given: string): number {
  const count = Number(given);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Give a whole number above 0.');
}
