import { isUpperWord } from './casing.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedToken } from './tagging.ts';

/**
 * The canonical name of a term from its words as they stand in the text: the head in the singular, common
 * nouns in lower case, names and acronyms as they are. `Error budgets` gives `error budget`, `Sauvegardes
 * chiffrées` gives `sauvegarde chiffrée`, `Business Process Owner` within a sentence stays.
 */
export function canonicalName(words: readonly TaggedToken[], profile: LanguageProfile): string {
  const link = words.findIndex((word, place) => place > 0 && profile.linkLetters.has(word.lower));
  const coreEnd = (link === -1 ? words.length : link) - 1;
  // In English the last word before a preposition is the head; in French adjectives agree with the first.
  const agreesFrom = profile.headPosition === 'last' ? coreEnd : 0;
  let name = '';
  for (const [place, word] of words.entries()) {
    const isBlankBefore = place > 0 && words[place - 1]!.end < word.start;
    const isInflected = place >= agreesFrom && place <= coreEnd;
    name += (isBlankBefore ? ' ' : '') + writtenForm(word, isInflected, profile);
  }
  return name;
}

function writtenForm(word: TaggedToken, isInflected: boolean, profile: LanguageProfile): string {
  const text = word.text.normalize('NFC');
  if (word.tag === 'name')
    return isUpperWord(text) && text.endsWith('s') ? text.slice(0, -1) : text;
  if (word.kind !== 'word' || isUpperWord(text) || profile.capitalisesNouns) return text;
  const lower = text.toLowerCase();
  return isInflected ? profile.singular(lower) : lower;
}
