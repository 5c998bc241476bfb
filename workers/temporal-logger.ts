import type { Logger as TemporalLogger, LogMetadata } from '@temporalio/common';
import type { Logger } from '../logging/logger.ts';

/** What of Temporal's metadata helps whoever reads a log; the rest is in the Web UI. */
const KEPT = ['workflowId', 'runId', 'activityType', 'attempt', 'taskQueue', 'topic', 'errorType'];
const MESSAGE = ['error', 'message', 'reason'];

/** Our logger as Temporal's runtime wants one. */
export function temporalLogger(logger: Logger): TemporalLogger {
  const write =
    (level: 'trace' | 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, meta: LogMetadata = {}) =>
      logger[level](selected(meta), message);
  return {
    log: (level, message, meta) => write(lowered(level))(message, meta),
    trace: write('trace'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

function lowered(level: string): 'trace' | 'debug' | 'info' | 'warn' | 'error' {
  const name = level.toLowerCase();
  return name === 'trace' || name === 'debug' || name === 'warn' || name === 'error'
    ? name
    : 'info';
}

function selected(meta: LogMetadata): Record<string, unknown> {
  const entries: [string, unknown][] = [...KEPT, ...MESSAGE]
    .filter((name) => meta[name] !== undefined)
    .map((name) => [name, meta[name] instanceof Error ? meta[name].message : meta[name]]);
  return Object.fromEntries(entries);
}
