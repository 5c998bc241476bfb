import { CommanderError } from 'commander';
import { KnowbaseError } from '../../domain/errors.ts';

/** Exit statuses that scripts may rely on. */
export const EXIT = {
  done: 0,
  failed: 1,
  badInput: 2,
  partial: 3,
  /** Ended by Ctrl-C: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

/** Whoever pressed Ctrl-C (or sent SIGTERM) wants no more of this. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export function exitStatusOf(error: unknown): number {
  // Commander ends by throwing when it has shown its help, too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
  if (error instanceof Interrupted) return EXIT.interrupted;
  if (error instanceof KnowbaseError && error.traits.blame === 'input') return EXIT.badInput;
  return EXIT.failed;
}
