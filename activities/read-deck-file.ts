import { readFile } from 'node:fs/promises';
import type { Deck } from '../domain/deck.ts';
import type { Segment } from '../domain/segment.ts';
import type { DeckLimits } from '../pptx/limits.ts';
import { readDeck, type ReadingOptions } from './read-deck.ts';

export interface ReadDeckFileInput extends ReadingOptions {
  path: string;
}

/** Reads a deck of this machine, without any store. The thread opens the file, so that it is in memory once. */
export async function readDeckFile(
  limits: DeckLimits,
  { path, ...options }: ReadDeckFileInput,
): Promise<{ deck: Deck; segments: Segment[] }> {
  return readDeck(await readFile(path), limits, options);
}
