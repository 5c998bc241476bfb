import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Deck } from '../../domain/deck.ts';

/** What came of reading a deck. */
export interface ReadingResult {
  deck: Deck | null;
  error: { name: string; message: string } | null;
  seconds: number;
  /** The most memory that the process held. */
  peakBytes: number;
}

const MOST_SECONDS = 90;

/** Reads a deck in a process of its own, so that its time and memory are its own. */
export function readApart(file: string): Promise<ReadingResult> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'reading-process.ts'), [file], {
      serialization: 'advanced',
      timeout: MOST_SECONDS * 1000,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let result: ReadingResult | undefined;
    child.on('message', (message) => {
      result = message as ReadingResult;
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      const how = signal === null ? `ended with status ${code}` : `was ended by ${signal}`;
      resolve(result ?? crashed(how));
    });
  });
}

function crashed(how: string): ReadingResult {
  const error = { name: 'Crash', message: `The process that read it ${how}.` };
  return { deck: null, error, seconds: MOST_SECONDS, peakBytes: 0 };
}
