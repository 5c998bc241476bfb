import type { Casing } from '../casing.ts';
import type { Tag } from '../tagging.ts';
import type { Token } from '../tokens.ts';
import { englishSingular } from './english-singular.ts';
import type { WordReading } from './wink-model.ts';

/** A sentence as the tagger has read it so far. */
export interface EnglishReading {
  tokens: Token[];
  tags: Tag[];
  readings: WordReading[];
  casing: Casing;
}

/** Tags of the words that make up a noun phrase. */
export const NOMINALS = new Set<Tag>(['noun', 'name', 'adjective', 'gerund']);

/** Whether the word is written as a verb in the third person is, or a plural. */
export function isThirdPerson({ lower }: Token): boolean {
  return /[^s]s$/.test(lower);
}

export function isPlural({ lower }: Token): boolean {
  return englishSingular(lower) !== lower;
}
