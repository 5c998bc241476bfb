import { Runtime } from '@temporalio/worker';
import type { Logger } from '../logging/logger.ts';
import { temporalLogger } from './temporal-logger.ts';

/** Sets up Temporal's runtime; once a process, before any connection of a worker. */
export function installRuntime(logger: Logger): void {
  Runtime.install({
    logger: temporalLogger(logger),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'WARN' } } },
    // The process has one way to end, and it is not the runtime's.
    shutdownSignals: [],
  });
}
