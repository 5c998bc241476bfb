import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { transferableError } from '../domain/error-transfer.ts';
import type { Outcome, ThreadFunctions } from './thread-pool.ts';

/** More than a thread holds of code and dictionaries: what is above it is for the most part of the last call. */
const LARGE_HEAP_BYTES = 128 * 1024 ** 2;
/** Where a thread holds that much all the same, it is emptied when it holds so many times more. */
const MUCH_MORE = 2;

/** V8 offers it to nobody who does not ask for it; where it is on already, asking again does nothing. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/**
 * The default export of a thread's module: answers the calls of its pool. When a call has filled the heap it is emptied
 * before the answer, since the thread then sleeps, and would hold the memory until its next large call.
 */
export function serveCalls(
  functions: ThreadFunctions,
): (call: { name: string; input: unknown }) => Promise<Outcome> {
  const collectGarbage = garbageCollector();
  let largeBytes = LARGE_HEAP_BYTES;
  const giveBack = () => {
    collectGarbage();
    largeBytes = Math.max(LARGE_HEAP_BYTES, MUCH_MORE * heapBytes());
  };
  return async ({ name, input }) => {
    try {
      return { value: await functions[name]!(input) };
    } catch (error) {
      // An error that crosses as an exception would lose its class.
      return { error: transferableError(error) };
    } finally {
      if (heapBytes() > largeBytes) giveBack();
    }
  };
}

function heapBytes(): number {
  return getHeapStatistics().total_heap_size;
}
