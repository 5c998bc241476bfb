import type { Logger as TemporalLogger, LogMetadata } from '@temporalio/common';
import type { Logger } from '../logging/logger.ts';

/** What of Temporal's metadata helps whoever reads a log; the rest is in the Web UI. */
const KEPT = ['workflowId', 'runId', 'activityType', 'attempt', 'taskQueue', 'topic', 'errorType'];
const MESSAGE = ['error', 'message', 'reason'];

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** Our logger as Temporal's runtime wants one. */
export function temporalLogger(logger: Logger): TemporalLogger {
  const write =
    (level: Level) =>
    (message: string, meta: LogMetadata = {}) =>
      logger[isChatter(message, meta) ? 'debug' : level](selected(meta), message);
  return {
    log: (level, message, meta) => write(lowered(level))(message, meta),
    trace: write('trace'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

/** What a worker says of itself at its start and end; also that it serves one kind of task only, as ours do. */
function isChatter(message: string, { sdkComponent }: LogMetadata): boolean {
  return (
    sdkComponent === 'worker' &&
    (message === 'Worker state changed' || / registered, not polling for /.test(message))
  );
}

function lowered(level: string): Level {
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
