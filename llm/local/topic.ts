import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';

/**
 * Whether the words [first, last] are what their line is about: its subject (`The output floor limits …`), its label
 * (`Media fill: …`), the whole line or cell, or an item of a line that does nothing but enumerate. Titles are no such
 * lines, since they are made to be read, not to name.
 */
export function isTopic(
  place: { sentence: number; first: number; last: number },
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
): boolean {
  return fillsLine(place, sentences) || opensSentence(place, sentences[place.sentence]!, profile);
}

/** Whether the words are a whole line or cell, or an item of a line that does nothing but enumerate. */
export function fillsLine(
  place: { sentence: number; first: number; last: number },
  sentences: readonly TaggedSentence[],
): boolean {
  const { tokens, fillsLine: isWhole, kind } = sentences[place.sentence]!;
  if (!isWhole || kind === 'title') return false;
  const opens = place.first === 0 || isSeparator(tokens[place.first - 1]!);
  const closes = place.last === tokens.length - 1 || isSeparator(tokens[place.last + 1]!);
  return opens && closes && !tokens.some(({ tag }) => tag === 'verb' || tag === 'pronoun');
}

/** Whether the words are the subject or the label with which a sentence begins. */
export function opensSentence(
  { first, last }: { first: number; last: number },
  { tokens, kind }: TaggedSentence,
  profile: LanguageProfile,
): boolean {
  if (kind === 'title' || first > 1) return false;
  const [opening, next] = [tokens[0]!, tokens[last + 1]];
  const isArticle =
    profile.definiteArticles.has(opening.lower) ||
    profile.definitions.indefiniteArticles.has(opening.lower);
  if (first === 1 && !isArticle) return false;
  if (next === undefined) return false;
  const isReflexive = next.tag === 'pronoun' && !profile.relativePronouns.has(next.lower);
  return SUBJECT_ENDS.has(next.tag) || isReflexive || LABEL_MARKS.has(next.text);
}

/** `La carte ne suffit pas`, `Les procédures imposées par … sont`. */
const SUBJECT_ENDS = new Set<string>(['verb', 'participle', 'adverb']);
const LABEL_MARKS = new Set([':', '–', '—', '-', '(']);

function isSeparator({ tag, text }: TaggedToken): boolean {
  return tag === 'conjunction' || text === ',' || text === '/';
}
