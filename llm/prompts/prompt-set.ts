import { ENGLISH_PROMPTS, englishPromptsFor } from './english.ts';
import { FRENCH_PROMPTS } from './french.ts';

/** What a model is told, in one language. */
export interface PromptSet {
  /** To be changed with the words: answers to other words are no longer those that were kept. */
  version: string;
  prepass: string;
  extraction: string;
  /** What follows an answer that could not be used. */
  again: (complaint: string) => string;
}

/** Versions of all of them, as one. */
export const PROMPTS_VERSION = [ENGLISH_PROMPTS, FRENCH_PROMPTS]
  .map(({ version }) => version)
  .join('+');

const LANGUAGE_CODE = /^[a-z]{2}$/;

/**
 * The prompts for a text by the ISO 639-1 code of its language: in that language where we have them, else in English
 * with the language named, so that the answer is in it.
 */
export function promptsFor(language: string | null): PromptSet {
  if (language === 'fr') return FRENCH_PROMPTS;
  // It may come from the deck, which has no say in what the instructions are.
  const isKnown = language !== null && language !== 'en' && LANGUAGE_CODE.test(language);
  return isKnown ? englishPromptsFor(language) : ENGLISH_PROMPTS;
}
