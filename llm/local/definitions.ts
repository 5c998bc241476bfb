import {
  beforeBrackets,
  findGenus,
  isArticle,
  isDefinableTerm,
  PREDICATE_MIN_WORDS,
  TERM_MAX_TOKENS,
  wordsFrom,
} from './definition-parts.ts';
import { labelDefinition } from './label-definition.ts';
import type { LanguageProfile } from './languages/profile.ts';
import { isNounPhrase } from './noun-phrases.ts';
import { roleDefinition } from './role-definition.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';

/** A sentence that says what a term is. */
export interface Definition {
  /** Words of the term. */
  first: number;
  last: number;
  /** Words of the predicate's first noun phrase, which says what kind of thing it is; null without one. */
  genus: { first: number; last: number } | null;
  /** Verbatim words of the segment: the sentence, or what follows the mark of a label. */
  text: string;
  /** `sentence`: X is a Y …; `label`: X: …; `duty`: the X is responsible for …, the X does …. */
  kind: 'sentence' | 'label' | 'duty';
}

/** How far after the kind of thing its restriction may begin: `is the body or person who …`. */
const COMPLEMENT_TOKENS = 6;

/**
 * The definition that a sentence holds, if any: by a copula (`X is a Y that …`, `X est un Y qui …`), by a
 * verb of definition (`X means …`, `on appelle X …`), by what a role is responsible for, or by a label
 * (`X: …`). The copular and appositive patterns are those of M. Hearst, 'Automatic acquisition of hyponyms
 * from large text corpora', COLING 1992, with the requirements that the subject be a bare noun phrase and
 * that the predicate do more than judge it (`X is the best Y`).
 */
export function findDefinition(
  sentence: TaggedSentence,
  profile: LanguageProfile,
): Definition | undefined {
  if (sentence.tokens.length === 0) return undefined;
  return (
    openedDefinition(sentence, profile) ??
    verbalDefinition(sentence, profile) ??
    labelDefinition(sentence, profile) ??
    roleDefinition(sentence, profile)
  );
}

/** `On appelle X le Y qui …`. */
function openedDefinition(
  sentence: TaggedSentence,
  profile: LanguageProfile,
): Definition | undefined {
  const { tokens } = sentence;
  const opening = profile.definitions.openings.find((words) =>
    startsWith(tokens, 0, words, profile),
  );
  if (opening === undefined) return undefined;
  let first = opening.split(' ').length;
  if (tokens[first]?.tag === 'determiner') first++;
  let last = first;
  while (
    last + 1 < tokens.length &&
    !['determiner', 'mark', 'pronoun', 'verb'].includes(tokens[last + 1]!.tag)
  ) {
    last++;
  }
  if (last - first >= TERM_MAX_TOKENS || wordsFrom(tokens, last + 1) < PREDICATE_MIN_WORDS) {
    return undefined;
  }
  if (!isNounPhrase(tokens, first, last, profile)) return undefined;
  return {
    first,
    last,
    genus: findGenus(tokens, last + 1, profile),
    text: sentence.text,
    kind: 'sentence',
  };
}

/** `X is a Y that …`, `X means …`, `the X is responsible for …`. */
function verbalDefinition(
  sentence: TaggedSentence,
  profile: LanguageProfile,
): Definition | undefined {
  const { tokens } = sentence;
  const first = tokens[0]?.tag === 'determiner' ? 1 : 0;
  if (first === 1 && !isArticle(tokens[0]!, profile)) return undefined;
  const verb = tokens.findIndex(
    (_, place) => place > first && verbKind(tokens, place, profile) !== undefined,
  );
  if (verb === -1 || verb - first > TERM_MAX_TOKENS + 3) return undefined;
  const last = beforeBrackets(tokens, first, verb - 1);
  // 'The measure is …' speaks of this one; 'Mitigation is any step that …' says what it is.
  const isBareNoun = last === 0 && tokens[0]!.tag === 'noun';
  if (last - first >= TERM_MAX_TOKENS) return undefined;
  if (!isBareNoun && !isDefinableTerm(tokens, first, last, profile)) return undefined;

  const { kind, length } = verbKind(tokens, verb, profile)!;
  const predicate = skipAdverbs(tokens, verb + length);
  if (wordsFrom(tokens, predicate) < PREDICATE_MIN_WORDS) return undefined;
  if (kind === 'copula' && sentence.kind === 'title') return undefined;
  if (kind === 'copula' && !isDefiningPredicate(sentence, first, predicate, profile))
    return undefined;
  return {
    first,
    last,
    genus: kind === 'duty' ? null : findGenus(tokens, predicate, profile),
    text: sentence.text,
    kind: kind === 'duty' ? 'duty' : 'sentence',
  };
}

function verbKind(
  tokens: TaggedToken[],
  place: number,
  profile: LanguageProfile,
): { kind: 'copula' | 'connective' | 'duty'; length: number } | undefined {
  const { definitions } = profile;
  const duty = definitions.dutyPhrases.find((words) => startsWith(tokens, place, words, profile));
  if (duty !== undefined) return { kind: 'duty', length: duty.split(' ').length };
  const connective = definitions.connectives.find((words) =>
    startsWith(tokens, place, words, profile),
  );
  if (connective !== undefined) return { kind: 'connective', length: connective.split(' ').length };
  return profile.copulas.has(tokens[place]!.lower) ? { kind: 'copula', length: 1 } : undefined;
}

/** `is a way of working in which …` defines; `is the biggest problem` and `is not a platform` do not. */
function isDefiningPredicate(
  { tokens }: TaggedSentence,
  subject: number,
  predicate: number,
  profile: LanguageProfile,
): boolean {
  const { descriptive, restrictions } = profile.definitions;
  const article = tokens[predicate];
  const next = tokens[predicate + 1];
  if (article === undefined || next === undefined) return false;
  const genus = findGenus(tokens, predicate, profile);
  if (genus === null) return false;
  const complement = tokens.slice(genus.last + 1, genus.last + 1 + COMPLEMENT_TOKENS);
  const isRestricted = complement.some(({ lower }) => restrictions.has(lower));
  // 'Toil is work that …': what is not counted takes no article.
  if (!isArticle(article, profile)) return subject === 0 && article.tag === 'noun' && isRestricted;
  // 'A pod is the smallest unit that …' defines, 'The pod is the smallest problem' does not.
  const isOfAny = subject === 1 && profile.definitions.indefiniteArticles.has(tokens[0]!.lower);
  const isSuperlative = descriptive.has(next.lower) || /^\p{L}{2,}est$/u.test(next.lower);
  if (isSuperlative && !(isOfAny && isRestricted)) return false;
  const head = tokens[profile.headPosition === 'last' ? genus.last : genus.first]!.lower;
  if (descriptive.has(head)) return false;
  // 'The repository is the source of truth' speaks of one repository; 'The steward is the person who …' of all.
  const isOfOne =
    subject === 1 &&
    tokens[1]!.tag !== 'name' &&
    profile.definiteArticles.has(tokens[0]!.lower) &&
    profile.definiteArticles.has(article.lower);
  return !isOfOne || isRestricted;
}

function skipAdverbs(tokens: TaggedToken[], place: number): number {
  let next = place;
  while (tokens[next]?.tag === 'adverb') next++;
  return next;
}

function startsWith(
  tokens: TaggedToken[],
  place: number,
  phrase: string,
  profile: LanguageProfile,
): boolean {
  return phrase.split(' ').every((word, index) => {
    const lower = tokens[place + index]?.lower;
    return lower !== undefined && (lower === word || profile.contractions.get(lower) === word);
  });
}
