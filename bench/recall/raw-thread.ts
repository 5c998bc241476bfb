import { readFile } from 'node:fs/promises';
import { serveCalls } from '../../threads/serve-calls.ts';
import { readRawDeck } from './raw-deck.ts';

export const rawFunctions = {
  /** All text of the deck in a file, straight from the XML. */
  readRawFile: async (file: string) => readRawDeck(await readFile(file)),
};

export default serveCalls(rawFunctions);
