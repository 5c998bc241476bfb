import {
  isArticle,
  isDefinableTerm,
  PREDICATE_MIN_WORDS,
  TERM_MAX_TOKENS,
  wordsFrom,
} from './definition-parts.ts';
import type { Definition } from './definitions.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedSentence } from './tagging.ts';

/** `The incident commander coordinates people.`: a full sentence on a role says what it does. */
export function roleDefinition(
  sentence: TaggedSentence,
  profile: LanguageProfile,
): Definition | undefined {
  const { tokens, text } = sentence;
  if (!text.endsWith('.') || !isArticle(tokens[0]!, profile)) return undefined;
  const verb = tokens.findIndex(({ tag }) => tag === 'verb');
  const last = verb - 1;
  if (verb < 2 || last > TERM_MAX_TOKENS || !isDefinableTerm(tokens, 1, last, profile))
    return undefined;
  const { lower } = tokens[verb]!;
  if (profile.copulas.has(lower) || profile.auxiliaries.has(lower)) return undefined;
  if (wordsFrom(tokens, verb + 1) < PREDICATE_MIN_WORDS) return undefined;
  const head = tokens[profile.headPosition === 'last' ? last : 1]!.lower;
  if (!profile.typeWords.ROLE.heads.has(head)) return undefined;
  return { first: 1, last, genus: null, text, kind: 'duty' };
}
