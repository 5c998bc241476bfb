import { pino, stdTimeFunctions, type Logger, type LoggerOptions } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../config/config.ts';

export type { Logger } from 'pino';

/**
 * Logs to standard error, since standard output is for results: lines for people on a terminal, JSON lines
 * elsewhere, unless the configuration says otherwise.
 *
 * @param redact takes secrets out of each line before it is written
 */
export function createLogger(
  { level, format }: Config['log'],
  redact: (line: string) => string,
): Logger {
  const isPretty = format === 'pretty' || (format === 'auto' && process.stderr.isTTY);
  const destination = isPretty
    ? pretty({ destination: STDERR, sync: true, translateTime: 'SYS:HH:MM:ss' })
    : pino.destination({ dest: STDERR, sync: true });
  return pino(loggerOptions(level, redact), destination);
}

/** Logs JSON lines to the end of a file, whose folder is made if need be. */
export function createFileLogger(
  file: string,
  { level }: Config['log'],
  redact: (line: string) => string,
): Logger {
  return pino(
    loggerOptions(level, redact),
    pino.destination({ dest: file, mkdir: true, sync: true }),
  );
}

const STDERR = 2;

function loggerOptions(level: string, redact: (line: string) => string): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: { streamWrite: redact },
  };
}
