import { KnowbaseError } from '../../domain/errors.ts';

/** What to tell a person about an error: its message; with `withStack`, where it came from too. */
export function explainError(error: unknown, withStack: boolean): string {
  if (!(error instanceof Error)) return String(error);
  if (withStack) return stackOf(error);
  if (error instanceof KnowbaseError) return error.message;
  return `${error.message}\nThis was not foreseen. Run the command again with --debug and report what it says.`;
}

function stackOf(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\ncaused by ${stackOf(error.cause)}` : own;
}
