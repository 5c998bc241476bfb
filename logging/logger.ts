import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../config/config.ts';

export type { Logger } from 'pino';

/**
 * Logs to standard error: standard output is for results. Lines for people on a terminal, JSON lines
 * elsewhere, unless the configuration says otherwise.
 *
 * @param redact takes secrets out of each line before it is written
 */
export function createLogger(
  { level, format }: Config['log'],
  redact: (line: string) => string,
): Logger {
  const isPretty = format === 'pretty' || (format === 'auto' && process.stderr.isTTY);
  return pino(
    { level, base: null, hooks: { streamWrite: redact } },
    isPretty
      ? pretty({
          destination: 2,
          sync: true,
          colorize: process.stderr.isTTY,
          translateTime: 'SYS:HH:MM:ss',
        })
      : pino.destination({ dest: 2, sync: true }),
  );
}
