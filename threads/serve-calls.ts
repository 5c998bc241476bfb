import { transferableError } from '../domain/error-transfer.ts';
import type { Outcome, ThreadFunctions } from './thread-pool.ts';

/** The default export of a thread's module: answers the calls of its pool. */
export function serveCalls(
  functions: ThreadFunctions,
): (call: { name: string; input: unknown }) => Promise<Outcome> {
  return async ({ name, input }) => {
    try {
      return { value: await functions[name]!(input) };
    } catch (error) {
      // An error that crosses as an exception would lose its class.
      return { error: transferableError(error) };
    }
  };
}
