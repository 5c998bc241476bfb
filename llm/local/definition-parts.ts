import type { Definition } from './definitions.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedToken } from './tagging.ts';

export const TERM_MAX_TOKENS = 9;
export const PREDICATE_MIN_WORDS = 3;

/**
 * Whether the words [first, last] can be what a definition defines: nouns with what qualifies them; no
 * pronoun, no verb, no lone noun that names nothing.
 */
export function isDefinableTerm(
  tokens: TaggedToken[],
  first: number,
  last: number,
  profile: LanguageProfile,
): boolean {
  if (first > last) return false;
  if (first === last && profile.genericHeads.has(tokens[first]!.lower)) return false;
  if (profile.weakModifiers.has(tokens[first]!.lower) && first === last) return false;
  // 'compliance as code' and 'conception pilotée par le domaine' are no noun phrases by the pattern of terms,
  // and terms when something defines them.
  const joined = tokens
    .slice(first, last + 1)
    .filter(({ lower }) => !profile.definitions.joiningWords.has(lower));
  return (
    joined.some(({ tag }) => HEAD_TAGS.has(tag)) &&
    joined.every((word, place) => mayStandInTerm(joined, word, place, profile))
  );
}

const HEAD_TAGS = new Set<string>(['noun', 'name', 'gerund']);

/** Whether a word may stand where it does: no verb nor pronoun anywhere, links between other words alone. */
function mayStandInTerm(
  words: readonly TaggedToken[],
  { tag, lower }: TaggedToken,
  place: number,
  profile: LanguageProfile,
): boolean {
  if (GENUS_TAGS.has(tag)) return !profile.functionWords.has(lower) || tag === 'name';
  if (place === 0 || place === words.length - 1) return tag === 'number' && place > 0;
  return tag === 'number' || profile.linkLetters.has(lower) || profile.termAdverb.test(lower);
}

/**
 * The words of the noun phrase that begins at `place`, after articles and numbers; null without one. Of `a kind of
 * disease` and `the set of rules` it is what follows the preposition.
 */
export function findGenus(
  tokens: TaggedToken[],
  place: number,
  profile: LanguageProfile,
): Definition['genus'] {
  let first = place;
  while (first < tokens.length && SKIPPED_BEFORE_GENUS.has(tokens[first]!.tag)) first++;
  let last = first;
  while (last < tokens.length && GENUS_TAGS.has(tokens[last]!.tag)) {
    if (profile.functionWords.has(tokens[last]!.lower)) break;
    last++;
  }
  if (last === first) return null;
  const head = tokens[profile.headPosition === 'last' ? last - 1 : first]!;
  if (
    profile.definitions.kindWords.has(head.lower) &&
    profile.linkLetters.get(tokens[last]?.lower ?? '') === 'O'
  ) {
    return findGenus(tokens, last + 1, profile) ?? { first, last: last - 1 };
  }
  return { first, last: last - 1 };
}

const SKIPPED_BEFORE_GENUS = new Set<string>(['determiner', 'number', 'adverb']);
const GENUS_TAGS = new Set<string>(['noun', 'name', 'adjective', 'participle', 'gerund']);

/** The last word before a closing bracket's opening one, when the stretch ends in brackets. */
export function beforeBrackets(tokens: TaggedToken[], first: number, last: number): number {
  if (tokens[last]?.text !== ')') return last;
  for (let place = last; place > first; place--) if (tokens[place]!.text === '(') return place - 1;
  return last;
}

export function isArticle({ lower }: TaggedToken, profile: LanguageProfile): boolean {
  return profile.definiteArticles.has(lower) || profile.definitions.indefiniteArticles.has(lower);
}

/** How many words there are from `place` on, marks and numbers left out. */
export function wordsFrom(tokens: TaggedToken[], place: number): number {
  return tokens.slice(place).filter((token) => token.kind === 'word').length;
}
