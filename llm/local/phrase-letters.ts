import { isUpperWord } from './casing.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedToken } from './tagging.ts';

const VERSION = /^\d+(?:[.:-]\d+)*$/;

/**
 * One letter a word: N noun, P name, U name in capitals, M number that belongs to a name, A adjective, R
 * participle, E adverb before either, G gerund, letters of the profile for prepositions and articles inside
 * a term, x for all else.
 */
export function phraseLetters(tokens: TaggedToken[], profile: LanguageProfile): string {
  return tokens.map((token, place) => letterOf(tokens, token, place, profile)).join('');
}

function letterOf(
  tokens: TaggedToken[],
  token: TaggedToken,
  place: number,
  profile: LanguageProfile,
): string {
  if (token.tag === 'name') return isUpperWord(token.text) ? 'U' : 'P';
  if (token.tag === 'number') return belongsToName(tokens, place) ? 'M' : 'x';
  const link = profile.linkLetters.get(token.lower);
  if (link !== undefined) return link;
  if (joinsAdjectives(tokens, place, profile)) return 'A';
  if (token.kind !== 'word' || profile.calendarWords.has(token.lower)) return 'x';
  if (profile.functionWords.has(token.lower) && token.tag !== 'adjective') return 'x';
  switch (token.tag) {
    case 'noun':
      return 'N';
    case 'gerund':
      return 'G';
    case 'adjective':
      return isPredicative(tokens, place, profile) ? 'x' : 'A';
    case 'participle':
      return isVerbal(tokens, place, profile) ? 'x' : 'R';
    case 'adverb':
      return isWithinTerm(tokens, place, profile) ? 'E' : 'x';
    case 'verb':
    case 'preposition':
    case 'determiner':
    case 'pronoun':
    case 'conjunction':
    case 'mark':
      return 'x';
  }
}

/** `comité social et économique` is one thing: of two, `comités sociaux et économiques`, the noun would be in the plural. */
function joinsAdjectives(tokens: TaggedToken[], place: number, profile: LanguageProfile): boolean {
  if (tokens[place]!.lower !== profile.adjectiveJoiner) return false;
  const [noun, ...adjectives] = [tokens[place - 2], tokens[place - 1], tokens[place + 1]];
  const isSingular = (word: TaggedToken | undefined): boolean =>
    word !== undefined && profile.singular(word.lower) === word.lower;
  return (
    (noun?.tag === 'noun' || noun?.tag === 'name') &&
    isSingular(noun) &&
    adjectives.every((word) => word?.tag === 'adjective' && isSingular(word))
  );
}

/** In French an article after an adjective begins another phrase: `une classification revue chaque année`. */
function isPredicative(tokens: TaggedToken[], place: number, profile: LanguageProfile): boolean {
  return profile.headPosition === 'first' && tokens[place + 1]?.tag === 'determiner';
}

/** A participle with a complement of its own (`publié sur le portail`) is no part of a term. */
function isVerbal(tokens: TaggedToken[], place: number, profile: LanguageProfile): boolean {
  const [next, afterNext] = [tokens[place + 1], tokens[place + 2]];
  if (next === undefined) return false;
  if (next.tag === 'number' || next.tag === 'determiner' || next.tag === 'adverb') return true;
  if (next.tag !== 'preposition') return false;
  return !/[LB]/.test(profile.linkLetters.get(next.lower) ?? '') || afterNext?.tag !== 'noun';
}

/** `personne politiquement exposée`, `abnormally low tender`, `arrêt non planifié`. */
function isWithinTerm(tokens: TaggedToken[], place: number, profile: LanguageProfile): boolean {
  const next = tokens[place + 1];
  return (
    (next?.tag === 'adjective' || next?.tag === 'participle') &&
    profile.termAdverb.test(tokens[place]!.lower)
  );
}

/** `ISO 27001`, `OAuth 2.0`, `Procurement Act 2023`; not `Rotterdam 11 weeks`. */
function belongsToName(tokens: TaggedToken[], place: number): boolean {
  const before = tokens[place - 1];
  const number = tokens[place]!;
  const after = tokens[place + 1];
  if (before?.tag !== 'name' || before.end === number.start || !VERSION.test(number.text)) {
    return false;
  }
  if (isUpperWord(before.text)) return true;
  // No version has so many digits: 'CacheMaxExpire 21600'.
  if (/\d{5}/.test(number.text)) return false;
  return after === undefined || !['noun', 'adjective', 'name'].includes(after.tag);
}
