import type { RelationType } from '../../domain/concept.ts';
import { enumeratedWith } from './enumeration.ts';
import type { LanguageProfile, RelationPhrase } from './languages/profile.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';

/** Where a concept stands in a sentence: its words [first, last]. */
export interface ConceptPlace {
  concept: string;
  first: number;
  last: number;
}

export interface StatedRelation {
  source: string;
  target: string;
  type: RelationType;
}

/** Between two concepts of one statement stand few words; more of them make another statement. */
const BETWEEN_MAX_TOKENS = 14;

/**
 * Relations that a sentence states between the concepts that stand in it: `A uses B`, `B is used by A`,
 * `A is a platform that uses B`, `A uses B, C and D`. Between the two nothing may stand but the phrase of the
 * relation, adverbs, articles and adjectives; a negation or another noun makes it no statement.
 *
 * @param places where the sentence's concepts stand, in order, without overlaps.
 */
export function findRelations(
  sentence: TaggedSentence,
  places: readonly ConceptPlace[],
  profile: LanguageProfile,
): StatedRelation[] {
  const { tokens } = sentence;
  const relations: StatedRelation[] = [];
  for (const [index, left] of places.entries()) {
    const right = places[index + 1];
    if (right === undefined || isComplement(tokens, left)) continue;
    const phrase = phraseBetween(tokens.slice(left.last + 1, right.first), profile);
    if (phrase === undefined) continue;
    const lefts = [left, ...enumeratedWith(tokens, places.slice(0, index + 1).toReversed())];
    const rights = [right, ...enumeratedWith(tokens, places.slice(index + 1))];
    for (const before of lefts) {
      for (const after of rights) {
        const [source, target] = phrase.inverse ? [after, before] : [before, after];
        if (source.concept === target.concept) continue;
        relations.push({ source: source.concept, target: target.concept, type: phrase.type });
      }
    }
  }
  return relations;
}

/** In `tests with Pact replace …` Pact is not what replaces. */
function isComplement(tokens: TaggedToken[], place: ConceptPlace): boolean {
  let before = place.first - 1;
  while (before >= 0 && MODIFIER_TAGS.has(tokens[before]!.tag)) before--;
  return before > 0 && tokens[before]!.tag === 'preposition';
}

function phraseBetween(
  between: TaggedToken[],
  profile: LanguageProfile,
): RelationPhrase | undefined {
  if (between.length === 0 || between.length > BETWEEN_MAX_TOKENS) return undefined;
  if (between.some(({ lower }) => profile.negations.has(lower))) return undefined;
  const words = withoutGenus(withoutBrackets(between), profile);
  return (
    lookUp(words, profile) ??
    lookUp(
      words.filter((word) => word.tag !== 'adverb'),
      profile,
    ) ??
    lookUp(withoutModifiers(words, profile), profile)
  );
}

function lookUp(
  words: readonly TaggedToken[],
  profile: LanguageProfile,
): RelationPhrase | undefined {
  const forms = words.map(({ lower }) => profile.contractions.get(lower) ?? lower);
  // `s'` and `l'` are written without a blank after them.
  const phrase = forms.join(' ').replaceAll("' ", "'");
  const known = profile.relationPhrases.get(phrase);
  if (known !== undefined || words.at(-1)?.lower !== 'des') return known;
  // 'comprend des fiches': here `des` is the article, not `de` and `les`.
  return profile.relationPhrases.get(phrase.slice(0, -' de'.length));
}

/** Without what may surround the phrase: auxiliaries before it, articles and modifiers after it. */
function withoutModifiers(words: TaggedToken[], profile: LanguageProfile): TaggedToken[] {
  const kept = words.filter((word) => word.tag !== 'adverb');
  while (kept.length > 1 && opensClause(kept[0]!, profile)) kept.shift();
  while (kept.length > 1 && isModifier(kept.at(-1)!, profile)) kept.pop();
  return kept;
}

function opensClause({ lower }: TaggedToken, profile: LanguageProfile): boolean {
  return profile.auxiliaries.has(lower) || profile.relativePronouns.has(lower);
}

function isModifier(word: TaggedToken, profile: LanguageProfile): boolean {
  return (
    MODIFIER_TAGS.has(word.tag) ||
    // 'remplace la base Access': the common noun says what kind of thing the name is.
    (profile.headPosition === 'first' &&
      profile.typeWords.TOOL.heads.has(profile.singular(word.lower)))
  );
}

const MODIFIER_TAGS = new Set<string>(['determiner', 'adjective', 'number', 'pronoun']);

/** `is a platform that uses` says of the subject what `uses` does. */
function withoutGenus(words: TaggedToken[], profile: LanguageProfile): TaggedToken[] {
  const [copula, article] = words;
  if (copula === undefined || !profile.copulas.has(copula.lower)) return words;
  if (article?.tag !== 'determiner') return words;
  const relative = words.findIndex((word) => profile.relativePronouns.has(word.lower));
  if (relative === -1) return words;
  const isNominal = words.slice(1, relative).every(({ tag }) => GENUS_TAGS.has(tag));
  return isNominal ? words.slice(relative + 1) : words;
}

const GENUS_TAGS = new Set<string>([
  'noun',
  'name',
  'adjective',
  'participle',
  'gerund',
  'determiner',
  'preposition',
]);

function withoutBrackets(words: TaggedToken[]): TaggedToken[] {
  const open = words.findIndex((word) => word.text === '(');
  const close = words.findIndex((word) => word.text === ')');
  // The left concept may be the acronym in the brackets itself.
  if (close === 0) return words.slice(1);
  return open === 0 && close > open ? words.slice(close + 1) : words;
}
