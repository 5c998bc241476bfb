import { CommanderError } from 'commander';
import { exitStatusOf, Interrupted } from './exit-status.ts';
import { createProgram } from './program.ts';
import { Session } from './session.ts';

const session = new Session();
try {
  await createProgram(session).parseAsync();
} catch (error) {
  // Commander, and whoever pressed Ctrl-C, know already.
  const isKnown = error instanceof CommanderError || error instanceof Interrupted;
  if (!isKnown) session.tellError(error);
  process.exitCode = exitStatusOf(error);
}
