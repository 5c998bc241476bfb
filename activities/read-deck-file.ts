import { readFile } from 'node:fs/promises';
import type { Deck } from '../domain/deck.ts';
import type { Segment } from '../domain/segment.ts';
import type { ParseSettings } from './parse-deck.ts';
import { readDeck, type ReadingOptions } from './read-deck.ts';

export interface ReadDeckFileInput extends Omit<ReadingOptions, 'maxTokens'> {
  path: string;
}

/** Reads a deck of this machine, without any store. The thread opens the file, so that it is in memory once. */
export async function readDeckFile(
  { limits, segmentMaxTokens: maxTokens }: ParseSettings,
  { path, ...options }: ReadDeckFileInput,
): Promise<{ deck: Deck; segments: Segment[] }> {
  return readDeck(await readFile(path), limits, { ...options, maxTokens });
}
