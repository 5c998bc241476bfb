import {
  beforeBrackets,
  findGenus,
  isArticle,
  isDefinableTerm,
  PREDICATE_MIN_WORDS,
  TERM_MAX_TOKENS,
  wordsFrom,
} from './definition-parts.ts';
import type { Definition } from './definitions.ts';
import type { LanguageProfile } from './languages/profile.ts';
import { isNounPhrase } from './noun-phrases.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';

const MARKS = new Set([':', '–', '—', '-']);
/** What follows a mark without a verb in it must be longer to be no mere addition. */
const VERBLESS_MIN_WORDS = 4;

/** `X: …` or `X – …` at the beginning of a line. */
export function labelDefinition(
  sentence: TaggedSentence,
  profile: LanguageProfile,
): Definition | undefined {
  const { tokens } = sentence;
  if (sentence.kind === 'title') return undefined;
  const mark = tokens.findIndex((token) => token.kind === 'mark' && MARKS.has(token.text));
  if (mark < 1 || mark > TERM_MAX_TOKENS) return undefined;
  const markToken = tokens[mark]!;
  const isSpaced = tokens[mark + 1] !== undefined && tokens[mark + 1]!.start > markToken.end;
  if (!isSpaced) return undefined;
  const last = beforeBrackets(tokens, 0, mark - 1);
  const first = tokens[0]!.tag === 'determiner' ? 1 : 0;
  if (first > last || !isDefinableTerm(tokens, first, last, profile)) return undefined;
  const rest = tokens.slice(mark + 1);
  if (!readsAsDescription(rest, profile)) return undefined;
  const { start } = rest[0]!;
  return {
    first,
    last,
    genus: genusOfLabel(tokens, mark + 1, profile),
    text: sentence.text.slice(start - sentence.start),
    kind: 'label',
  };
}

/**
 * What a label's description says the thing is: `a simulation of …`, `software used to …`. Null where the description is
 * a sentence on something else (`Each service releases separately`) or an order (`Store events instead of …`).
 */
function genusOfLabel(
  tokens: TaggedToken[],
  place: number,
  profile: LanguageProfile,
): Definition['genus'] {
  const genus = findGenus(tokens, place, profile);
  const next = genus === null ? undefined : tokens[genus.last + 1];
  if (next?.tag === 'verb' && !isPastParticiple(next)) return null;
  const isIntroduced = tokens[place]!.tag === 'determiner';
  const isRestricted =
    next !== undefined &&
    (profile.definitions.restrictions.has(next.lower) ||
      profile.linkLetters.has(next.lower) ||
      next.tag === 'participle' ||
      isPastParticiple(next));
  return isIntroduced || isRestricted ? genus : null;
}

function isPastParticiple({ tag, lower }: TaggedToken): boolean {
  return tag === 'verb' && /(?:ed|used|made|held|built)$/.test(lower);
}

/** Words enough, mostly common ones, and no bare enumeration. */
function readsAsDescription(tokens: TaggedToken[], profile: LanguageProfile): boolean {
  const content = tokens.filter(
    (token) => token.kind === 'word' && !profile.functionWords.has(token.lower),
  );
  const names = content.filter((token) => token.tag === 'name').length;
  const commas = tokens.filter((token) => token.text === ',').length;
  const hasVerb = tokens.some((token) => token.tag === 'verb');
  return (
    tokens[0]?.kind === 'word' &&
    tokens[0].tag !== 'number' &&
    content.length >= PREDICATE_MIN_WORDS - 1 &&
    wordsFrom(tokens, 0) >= (hasVerb ? PREDICATE_MIN_WORDS : VERBLESS_MIN_WORDS) &&
    names * 2 < content.length &&
    commas * (hasVerb ? 2 : 3) <= content.length
  );
}

/**
 * A line that says what the line above it names, as glossaries have it: `Media fill`, and below `A simulation of the
 * process with a growth medium`. The definition's words are those of the heading.
 */
export function headingDefinition(
  heading: TaggedSentence,
  below: TaggedSentence,
  profile: LanguageProfile,
): Definition | undefined {
  const { tokens } = heading;
  const last = beforeBrackets(tokens, 0, tokens.length - 1);
  if (!heading.fillsLine || heading.kind === 'cell' || below.kind !== 'text') return undefined;
  if (last >= TERM_MAX_TOKENS || !isNounPhrase(tokens, 0, last, profile)) return undefined;
  if (!isDefinableTerm(tokens, 0, last, profile) || !isVerblessDescription(below, profile)) {
    return undefined;
  }
  return {
    first: 0,
    last,
    genus: findGenus(below.tokens, 0, profile),
    text: below.text,
    kind: 'label',
  };
}

/** `An exercise in which …`, `The process of …`: a kind of thing with what restricts it, and no verb before that. */
function isVerblessDescription({ tokens }: TaggedSentence, profile: LanguageProfile): boolean {
  const genus = findGenus(tokens, 0, profile);
  if (genus === null || tokens[0]!.tag !== 'determiner' || !isArticle(tokens[0]!, profile))
    return false;
  const { restrictions } = profile.definitions;
  const isOfKind = (place: number): boolean =>
    restrictions.has(tokens[place]!.lower) || profile.linkLetters.has(tokens[place]!.lower);
  const next = genus.last + 1;
  return (
    next < tokens.length &&
    isOfKind(next) &&
    wordsFrom(tokens, next) >= PREDICATE_MIN_WORDS &&
    !hasMainVerb(tokens, next, profile)
  );
}

/** Whether a verb follows that no relative pronoun opens a clause for. */
function hasMainVerb(tokens: TaggedToken[], from: number, profile: LanguageProfile): boolean {
  const verb = tokens.findIndex(({ tag }, place) => place >= from && tag === 'verb');
  if (verb === -1) return false;
  return !tokens.slice(from, verb).some(({ lower }) => profile.relativePronouns.has(lower));
}
