import {
  beforeBrackets,
  findGenus,
  isDefinableTerm,
  PREDICATE_MIN_WORDS,
  TERM_MAX_TOKENS,
  wordsFrom,
} from './definition-parts.ts';
import type { Definition } from './definitions.ts';
import type { LanguageProfile } from './languages/profile.ts';
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
    genus: findGenus(tokens, mark + 1, profile),
    text: sentence.text.slice(start - sentence.start),
    kind: 'label',
  };
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
