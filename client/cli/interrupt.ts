import { EXIT, Interrupted } from './exit-status.ts';
import { tell } from './output.ts';

/**
 * A signal that aborts on the first Ctrl-C (or SIGTERM), for an orderly end; the second ends the process at
 * once.
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort(new Interrupted('interrupted'));
    tell('Ending. Once more to end at once.');
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}

/** Resolves when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
