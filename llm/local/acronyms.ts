import { isUpperWord } from './casing.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';

/** An acronym and the words it stands for, each at its place in a sentence. */
export interface AcronymPair {
  acronym: string;
  sentence: number;
  /** Word of the acronym. */
  acronymPlace: { first: number; last: number };
  /** Words of the expansion. */
  expansionPlace: { first: number; last: number };
}

/**
 * Acronyms that the text expands, by the algorithm of A. Schwartz and M. Hearst, 'A simple algorithm for
 * identifying abbreviation definitions in biomedical text', Pacific Symposium on Biocomputing 2003: in
 * `expansion (ACRONYM)` and `ACRONYM (expansion)`, the acronym's characters are looked for in the expansion
 * from the right, the first of them at the beginning of a word. `ACRONYM: expansion`, `ACRONYM = expansion`
 * and a dash between them are read likewise.
 */
export function findAcronyms(
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
): AcronymPair[] {
  const pairs: AcronymPair[] = [];
  const known = new Set<string>();
  for (const [index, { tokens }] of sentences.entries()) {
    for (let place = 0; place < tokens.length; place++) {
      const pair = pairInBrackets(tokens, place, profile) ?? pairAfterMark(tokens, place, profile);
      if (pair === undefined || known.has(pair.acronym)) continue;
      known.add(pair.acronym);
      pairs.push({ ...pair, sentence: index });
    }
  }
  return pairs;
}

type PairPlace = Omit<AcronymPair, 'sentence'>;

const ACRONYM_MAX_CHARS = 10;
/** Long enough for an expansion, short enough to keep a stray bracket cheap. */
const BRACKETS_MAX_TOKENS = 18;

function pairInBrackets(
  tokens: TaggedToken[],
  open: number,
  profile: LanguageProfile,
): PairPlace | undefined {
  if (tokens[open]!.text !== '(' || open === 0) return undefined;
  const length = tokens
    .slice(open + 1, open + 2 + BRACKETS_MAX_TOKENS)
    .findIndex((token) => token.text === ')');
  if (length < 1) return undefined;
  const inside = { first: open + 1, last: open + length };
  if (inside.first === inside.last || isMark(tokens[inside.first + 1]!, ',;')) {
    const acronym = acronymOf(tokens[inside.first]!.text);
    if (acronym === undefined) return undefined;
    const place = expansionBefore(tokens, open - 1, acronym, profile);
    if (place === undefined) return undefined;
    return {
      acronym,
      acronymPlace: { first: inside.first, last: inside.first },
      expansionPlace: place,
    };
  }
  return pairOf(tokens, open - 1, inside, profile);
}

/** `ACRONYM: expansion` at the beginning of a sentence. */
function pairAfterMark(
  tokens: TaggedToken[],
  place: number,
  profile: LanguageProfile,
): PairPlace | undefined {
  if (place !== 1 || !isMark(tokens[place]!, '=:–—-')) return undefined;
  const end = tokens.findIndex((token, index) => index > place && isMark(token, '.;:('));
  const last = Math.min((end === -1 ? tokens.length : end) - 1, place + BRACKETS_MAX_TOKENS);
  if (last <= place + 1) return undefined;
  return pairOf(tokens, 0, { first: place + 1, last }, profile);
}

function pairOf(
  tokens: TaggedToken[],
  acronymPlace: number,
  inside: { first: number; last: number },
  profile: LanguageProfile,
): PairPlace | undefined {
  const acronym = acronymOf(tokens[acronymPlace]!.text);
  if (acronym === undefined) return undefined;
  const place = expansionWithin(tokens, inside, acronym, profile);
  // What merely begins like an expansion is a definition.
  if (place === undefined || place.first !== inside.first) return undefined;
  return {
    acronym,
    acronymPlace: { first: acronymPlace, last: acronymPlace },
    expansionPlace: place,
  };
}

/** The word when it can be an acronym, without the s of a plural; undefined otherwise. */
function acronymOf(word: string): string | undefined {
  const acronym = /\p{Lu}s$/u.test(word) ? word.slice(0, -1) : word;
  const capitals = acronym.match(/\p{Lu}/gu)?.length ?? 0;
  if (acronym.length < 2 || acronym.length > ACRONYM_MAX_CHARS || capitals < 2) return undefined;
  return isUpperWord(acronym) || capitals * 2 > acronym.length ? acronym : undefined;
}

function expansionBefore(
  tokens: TaggedToken[],
  last: number,
  acronym: string,
  profile: LanguageProfile,
): { first: number; last: number } | undefined {
  const letters = lettersOf(acronym).length;
  // The window of the paper, min(|A| + 5, 2|A|) words, counts no articles and prepositions here.
  let contentWords = Math.min(letters + 5, letters * 2);
  let first = last + 1;
  while (first > 0 && contentWords > 0) {
    const token = tokens[first - 1]!;
    if (token.kind !== 'word' && !isMark(token, ',-/&')) break;
    first--;
    if (!profile.functionWords.has(token.lower)) contentWords--;
  }
  return expansionWithin(tokens, { first, last }, acronym, profile);
}

/** The words at the end of the stretch that the acronym stands for. */
function expansionWithin(
  tokens: TaggedToken[],
  stretch: { first: number; last: number },
  acronym: string,
  profile: LanguageProfile,
): { first: number; last: number } | undefined {
  return (
    expansionByInitials(tokens, stretch, lettersOf(acronym), profile) ??
    expansionByLetters(tokens, stretch, lettersOf(acronym), profile)
  );
}

/** One letter for each word that means something: tried first, since the algorithm takes the shortest match. */
function expansionByInitials(
  tokens: TaggedToken[],
  { first, last }: { first: number; last: number },
  letters: string,
  profile: LanguageProfile,
): { first: number; last: number } | undefined {
  let wanted = letters.length;
  for (let place = last; place >= first; place--) {
    const token = tokens[place]!;
    if (token.kind === 'mark' || profile.functionWords.has(token.lower)) continue;
    const initials = plain(token.text)
      .split(/[^\p{L}\p{N}]+/u)
      .map((part) => part[0] ?? '')
      .join('');
    if (initials === '' || !letters.slice(0, wanted).endsWith(initials)) return undefined;
    wanted -= initials.length;
    if (wanted === 0) return { first: place, last };
  }
  return undefined;
}

/** The shortest run of whole words that ends the stretch and holds the acronym's letters in order. */
function expansionByLetters(
  tokens: TaggedToken[],
  { first, last }: { first: number; last: number },
  letters: string,
  profile: LanguageProfile,
): { first: number; last: number } | undefined {
  let wanted = letters.length - 1;
  for (let place = last; place >= first; place--) {
    const word = plain(tokens[place]!.text);
    for (let at = word.length - 1; at >= 0 && wanted >= 0; at--) {
      const opensWord = at === 0 || !/[\p{L}\p{N}]/u.test(word[at - 1]!);
      if (word[at] === letters[wanted] && (wanted > 0 || opensWord)) wanted--;
    }
    if (wanted >= 0) continue;
    const words = tokens.slice(place, last + 1);
    return isExpansion(words, letters, profile) ? { first: place, last } : undefined;
  }
  return undefined;
}

/** Two words or more, opening with one that means something, and more than the acronym itself. */
function isExpansion(words: TaggedToken[], letters: string, profile: LanguageProfile): boolean {
  const content = words.filter(
    (word) => word.kind === 'word' && !profile.functionWords.has(word.lower),
  );
  const initials = content.filter((word) => letters.includes(plain(word.text)[0] ?? '')).length;
  return (
    content.length >= 2 &&
    content[0] === words[0] &&
    content.length <= letters.length + 2 &&
    initials * 2 >= content.length &&
    !words.some((word) => isUpperWord(word.text) && plain(word.text) === letters)
  );
}

function lettersOf(acronym: string): string {
  return plain(acronym).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Lower case, without accents: the É of an expansion is often the E of its acronym. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function isMark(token: TaggedToken, marks: string): boolean {
  return token.kind === 'mark' && token.text.length === 1 && marks.includes(token.text);
}
