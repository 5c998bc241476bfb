import { setFlagsFromString } from 'node:v8';
import { Runtime } from '@temporalio/worker';
import type { Logger } from '../logging/logger.ts';
import { temporalLogger } from './temporal-logger.ts';

/**
 * How much a heap may grow, in percent, until it is collected. V8 goes by the memory of the machine, and lets the
 * heaps of a worker grow to twice what is in them; this saves a sixth of its memory for a tenth of its CPU time.
 */
const HEAP_GROWING_PERCENT = 40;

/** Sets up the process and Temporal's runtime for workers; once a process, before any connection of a worker. */
export function installRuntime(logger: Logger): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  Runtime.install({
    logger: temporalLogger(logger),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'WARN' } } },
    // The process has one way to end, and it is not the runtime's.
    shutdownSignals: [],
  });
}
