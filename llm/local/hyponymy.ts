import { enumeratedWith } from './enumeration.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { ConceptPlace, StatedRelation } from './relations.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';

/**
 * SUBTYPE_OF relations by two patterns of M. Hearst, 'Automatic acquisition of hyponyms from large text
 * corpora', COLING 1992: `Y such as X1, X2 and X3`, and `X1, X2 and other Y`.
 *
 * @param places where the sentence's concepts stand, in order, without overlaps.
 */
export function findHyponyms(
  { tokens }: TaggedSentence,
  places: readonly ConceptPlace[],
  profile: LanguageProfile,
): StatedRelation[] {
  const relations: StatedRelation[] = [];
  for (const [index, left] of places.entries()) {
    const right = places[index + 1];
    if (right === undefined) continue;
    const phrase = phraseBetween(tokens.slice(left.last + 1, right.first), profile);
    if (profile.exemplifiers.has(phrase)) {
      const examples = [right, ...enumeratedWith(tokens, places.slice(index + 1))];
      relations.push(...examples.map((example) => subtype(example, left)));
    } else if (profile.generalizers.has(phrase)) {
      const before = places.slice(0, index + 1).toReversed();
      const examples = [left, ...enumeratedWith(tokens, before)];
      relations.push(...examples.map((example) => subtype(example, right)));
    }
  }
  return relations.filter(({ source, target }) => source !== target);
}

function subtype(hyponym: ConceptPlace, hypernym: ConceptPlace): StatedRelation {
  return { source: hyponym.concept, target: hypernym.concept, type: 'SUBTYPE_OF' };
}

function phraseBetween(words: readonly TaggedToken[], profile: LanguageProfile): string {
  return words
    .filter(
      ({ lower, text }) => text !== ',' && text !== '(' && !profile.definiteArticles.has(lower),
    )
    .map(({ lower }) => profile.contractions.get(lower) ?? lower)
    .join(' ');
}
