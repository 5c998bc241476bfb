import type { LanguageProfile } from './languages/profile.ts';
import { phraseLetters } from './phrase-letters.ts';
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
