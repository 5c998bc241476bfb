import { isUpperWord } from './casing.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';

/** Words [first, last] of a sentence that may be a term. */
export interface Phrase {
  first: number;
  last: number;
  /** Whether it stands by itself, and not only inside a longer phrase. */
  independent: boolean;
}

const TERM_MAX_TOKENS = 10;
/** A longer run of nouns is a list without commas; it would also cost its square. */
const PHRASE_MAX_TOKENS = 24;
const NAME_WITH_LINKS = /^[PUMOLBSD]+$/;
const VERSION = /^\d+(?:[.:-]\d+)*$/;
const ANCHORS = new WeakMap<LanguageProfile, RegExp>();

/**
 * Noun phrases of a sentence that match the language's pattern, and the shorter ones inside them. Marks are
 * tokens, so that no phrase crosses one; sentences end at line breaks and cell borders, so no phrase crosses
 * those either.
 */
export function findPhrases(sentence: TaggedSentence, profile: LanguageProfile): Phrase[] {
  const letters = phraseLetters(sentence.tokens, profile);
  const found = new Map<string, Phrase>();
  const add = (first: number, last: number, independent: boolean): void => {
    const trimmed = trimPhrase(sentence.tokens, first, last, profile);
    if (trimmed === undefined) return;
    const key = `${trimmed.first}-${trimmed.last}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...trimmed, independent });
    else known.independent ||= independent;
  };
  for (const match of letters.matchAll(profile.phrasePattern)) {
    const first = match.index;
    const last = first + match[0].length - 1;
    if (match[0].length > PHRASE_MAX_TOKENS) continue;
    for (const [from, to] of independentParts(sentence.tokens, letters, first, last, profile)) {
      add(from, to, true);
    }
    for (const [from, to] of nestedParts(letters, first, last, profile)) add(from, to, false);
  }
  return [...found.values()];
}

/** Whether the words [first, last] are, together, one noun phrase. */
export function isNounPhrase(
  tokens: TaggedToken[],
  first: number,
  last: number,
  profile: LanguageProfile,
): boolean {
  return anchored(profile).test(phraseLetters(tokens.slice(first, last + 1), profile));
}

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

/** The stretches of a matched phrase that count as said by themselves. */
function independentParts(
  tokens: TaggedToken[],
  letters: string,
  first: number,
  last: number,
  profile: LanguageProfile,
): [number, number][] {
  const parts: [number, number][] = [];
  const link = letters.slice(first, last + 1).search(/[OLBS]/);
  if (profile.headPosition === 'last' && link !== -1) {
    const [left, right] = [first + link - 1, first + link + 1];
    const rightStart = letters[right] === 'D' ? right + 1 : right;
    const isName = NAME_WITH_LINKS.test(letters.slice(first, last + 1));
    const isTight = rightStart === right && left - first <= 1 && last - right <= 1;
    const head = tokens[left]!.lower;
    if (isName || (isTight && !profile.partitives.has(head))) parts.push([first, last]);
    if (!isName) parts.push([first, left], [rightStart, last]);
  } else if (nameAtEnd(letters, first, last) !== undefined) {
    // 'centre de données de Vannes', 'système d'information de Valcourt Assurances'
    const name = nameAtEnd(letters, first, last)!;
    parts.push([first, name.before], [name.first, last]);
  } else if (link === 1 && profile.partitives.has(tokens[first]!.lower)) {
    // 'l'accord du responsable', 'le nombre de clients': the complement is what is spoken of.
    const from = first + (letters[first + 2] === 'D' ? 3 : 2);
    return from > last ? [] : independentParts(tokens, letters, from, last, profile);
  } else if (
    link === 1 &&
    letters[first + 1] === 'B' &&
    profile.genericHeads.has(tokens[first]!.lower)
  ) {
    // 'dix jours par l'analyste': what a generic noun is followed by is another thing.
    const from = first + (letters[first + 2] === 'D' ? 3 : 2);
    return from > last ? [] : independentParts(tokens, letters, from, last, profile);
  } else if (last - first < TERM_MAX_TOKENS) {
    parts.push([first, last]);
  } else {
    parts.push(shortened(letters, first, last, profile));
  }
  return parts.flatMap((part) => [part, ...nameRuns(letters, ...part)]);
}

/** The name that is the last of several complements of a common noun, and the word before its preposition. */
function nameAtEnd(
  letters: string,
  first: number,
  last: number,
): { first: number; before: number } | undefined {
  const chain = /^([NAR]+(?:[OLBS]D?[NAR]+)+)[OL]D?[PUM]+$/.exec(letters.slice(first, last + 1));
  if (chain === null) return undefined;
  const before = first + chain[1]!.length - 1;
  return { before, first: before + (letters[before + 2] === 'D' ? 3 : 2) };
}

/** The longest admissible phrase around the head of one that is too long to be a term. */
function shortened(
  letters: string,
  first: number,
  last: number,
  profile: LanguageProfile,
): [number, number] {
  const pattern = anchored(profile);
  for (let size = TERM_MAX_TOKENS / 2; size > 1; size--) {
    const from = profile.headPosition === 'first' ? first : last - size + 1;
    if (pattern.test(letters.slice(from, from + size))) return [from, from + size - 1];
  }
  return profile.headPosition === 'first' ? [first, first] : [last, last];
}

/** Names are units even inside a longer phrase: `Atlas Programme` in `Atlas Programme office`. */
function nameRuns(letters: string, first: number, last: number): [number, number][] {
  const phrase = letters.slice(first, last + 1);
  // 'Ministry of the Interior' is one name.
  if (NAME_WITH_LINKS.test(phrase)) return [];
  return Array.from(phrase.matchAll(/(?:[PU]M?)+/g), (run): [number, number] => [
    first + run.index,
    first + run.index + run[0].length - 1,
  ]).filter(([from, to]) => to - from < last - first);
}

function nestedParts(
  letters: string,
  first: number,
  last: number,
  profile: LanguageProfile,
): [number, number][] {
  const pattern = anchored(profile);
  const parts: [number, number][] = [];
  for (let from = first; from <= last; from++) {
    const end = Math.min(last, from + TERM_MAX_TOKENS - 1);
    for (let to = from; to <= end; to++) {
      if (to - from < last - first && pattern.test(letters.slice(from, to + 1))) {
        parts.push([from, to]);
      }
    }
  }
  return parts;
}

function anchored(profile: LanguageProfile): RegExp {
  let pattern = ANCHORS.get(profile);
  if (pattern === undefined) {
    pattern = new RegExp(`^(?:${profile.phrasePattern.source})$`);
    ANCHORS.set(profile, pattern);
  }
  return pattern;
}

/** The phrase without modifiers that say nothing of the term's meaning; undefined when nothing is left. */
function trimPhrase(
  tokens: TaggedToken[],
  first: number,
  last: number,
  profile: LanguageProfile,
): { first: number; last: number } | undefined {
  let [from, to] = [first, last];
  const isWeak = (place: number): boolean => {
    const token = tokens[place]!;
    return token.tag !== 'name' && profile.weakModifiers.has(token.lower);
  };
  while (from <= to && isWeak(from)) from++;
  if (profile.headPosition === 'first') while (to > from && isWeak(to)) to--;
  return from <= to ? { first: from, last: to } : undefined;
}
