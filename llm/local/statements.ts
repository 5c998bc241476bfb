import type { Concept } from './concepts.ts';
import { findHyponyms } from './hyponymy.ts';
import type { LanguageProfile } from './languages/profile.ts';
import { findRelations, type ConceptPlace, type StatedRelation } from './relations.ts';
import type { TaggedSentence } from './tagging.ts';

/** A relation with the sentence that states it, verbatim. */
export interface LocatedRelation extends StatedRelation {
  evidence: string;
}

/** The relations between concepts that the sentences state, in the order of the text. */
export function findStatements(
  concepts: readonly Concept[],
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
): LocatedRelation[] {
  const places = placesBySentence(concepts);
  return sentences.flatMap((sentence, index) => {
    const inSentence = places.get(index) ?? [];
    if (inSentence.length < 2) return [];
    return [
      ...findRelations(sentence, inSentence, profile),
      ...findHyponyms(sentence, inSentence, profile),
      ...subtypesByDefinition(concepts, index, inSentence, profile),
    ].map((relation) => ({ ...relation, evidence: sentence.text }));
  });
}

/** Where concepts stand, by sentence: in order, and the longest where several overlap. */
function placesBySentence(concepts: readonly Concept[]): Map<number, ConceptPlace[]> {
  const bySentence = new Map<number, ConceptPlace[]>();
  for (const concept of concepts) {
    for (const { sentence, first, last } of concept.occurrences) {
      const places = bySentence.get(sentence) ?? [];
      bySentence.set(sentence, places);
      places.push({ concept: concept.name, first, last });
    }
  }
  for (const [sentence, places] of bySentence) {
    places.sort((a, b) => a.first - b.first || b.last - a.last);
    const apart: ConceptPlace[] = [];
    for (const place of places) {
      if (apart.length === 0 || place.first > apart.at(-1)!.last) apart.push(place);
    }
    bySentence.set(sentence, apart);
  }
  return bySentence;
}

/** `X is a Y that …` makes X a kind of Y, where Y is a concept itself. */
function subtypesByDefinition(
  concepts: readonly Concept[],
  sentence: number,
  places: readonly ConceptPlace[],
  profile: LanguageProfile,
): StatedRelation[] {
  return concepts.flatMap(({ name, genus, evidence }) => {
    if (genus === null || genus.sentence !== sentence) return [];
    // What follows a mark may be anything.
    if (evidence.definition !== 'sentence') return [];
    const kind = places.find(({ first, last }) =>
      profile.headPosition === 'last'
        ? last === genus.last && first >= genus.first
        : first === genus.first,
    );
    if (kind === undefined || kind.concept === name) return [];
    return [{ source: name, target: kind.concept, type: 'SUBTYPE_OF' as const }];
  });
}
