import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { profileOfOther } from './other.ts';
import { STOP_WORD_LANGUAGES } from '../../../domain/languages/stop-words.ts';
import type { LanguageProfile } from './profile.ts';

const profiles = new Map<string, LanguageProfile>(
  [ENGLISH, FRENCH].map((profile) => [profile.language, profile]),
);

/** The profile of a language by its ISO 639-1 code, also with a region (`en-GB`): a sketchy one for all but English and French. */
export function profileOf(language: string): LanguageProfile {
  // One profile for all the codes without a word list, since codes come from outside and have no end.
  const base = language.toLowerCase().split(/[-_]/, 1)[0]!;
  const code = profiles.has(base) || STOP_WORD_LANGUAGES.includes(base) ? base : 'und';
  let profile = profiles.get(code);
  if (profile === undefined) {
    profile = profileOfOther(code);
    profiles.set(code, profile);
  }
  return profile;
}
