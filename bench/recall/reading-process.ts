import { readFile } from 'node:fs/promises';
import { parseDeck } from '../../pptx/parse-deck.ts';
import type { ReadingResult } from './deck-reading.ts';

/** Reads the deck named on the command line and sends what came of it to the process that started this one. */
const start = performance.now();
const outcome = await read(process.argv[2] ?? '');
const result: ReadingResult = {
  ...outcome,
  seconds: (performance.now() - start) / 1000,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.send?.(result, () => process.disconnect());

async function read(file: string): Promise<Pick<ReadingResult, 'deck' | 'error'>> {
  try {
    return { deck: await parseDeck(await readFile(file)), error: null };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { deck: null, error: { name, message } };
  }
}
