import type { ConceptType } from '../../domain/concept.ts';

/** A concept that was found in a deck. */
export interface FoundConcept {
  name: string;
  type: ConceptType;
  /** All the names it is found by: the words of the deck that mention it. */
  forms: string[];
}
