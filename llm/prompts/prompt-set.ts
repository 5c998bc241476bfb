import { DUTCH_PROMPTS } from './dutch.ts';
import { ENGLISH_PROMPTS, englishPromptsFor } from './english.ts';
import { FRENCH_PROMPTS } from './french.ts';
import { GERMAN_PROMPTS } from './german.ts';
import { ITALIAN_PROMPTS } from './italian.ts';
import { PORTUGUESE_PROMPTS } from './portuguese.ts';
import { SPANISH_PROMPTS } from './spanish.ts';

/** What a model is told, in one language. */
export interface PromptSet {
  /** To be changed with the words: answers to other words are no longer those that were kept. */
  version: string;
  prepass: string;
  extraction: string;
  /** What follows an answer that could not be used. */
  again: (complaint: string) => string;
}

/** By the ISO 639-1 code of the language that they are in. */
export const PROMPT_SETS: ReadonlyMap<string, PromptSet> = new Map([
  ['de', GERMAN_PROMPTS],
  ['en', ENGLISH_PROMPTS],
  ['es', SPANISH_PROMPTS],
  ['fr', FRENCH_PROMPTS],
  ['it', ITALIAN_PROMPTS],
  ['nl', DUTCH_PROMPTS],
  ['pt', PORTUGUESE_PROMPTS],
]);

/** Versions of all of them, as one. */
export const PROMPTS_VERSION = [...PROMPT_SETS.values()].map(({ version }) => version).join('+');

const LANGUAGE_CODE = /^[a-z]{2}$/;

/**
 * The prompts for a text by the ISO 639-1 code of its language: in that language where we have them, else in English
 * with the language named, so that the answer is in it.
 */
export function promptsFor(language: string | null): PromptSet {
  if (language === null) return ENGLISH_PROMPTS;
  // It may come from the deck, which has no say in what the instructions are.
  const fallback = LANGUAGE_CODE.test(language) ? englishPromptsFor(language) : ENGLISH_PROMPTS;
  return PROMPT_SETS.get(language) ?? fallback;
}
