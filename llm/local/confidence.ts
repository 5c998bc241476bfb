import type { ConceptType } from '../../domain/concept.ts';
import type { Definition } from './definitions.ts';

/** What speaks for a term. */
export interface TermEvidence {
  /** Words without prepositions and articles. */
  words: number;
  /** Occurrences in the segment. */
  frequency: number;
  /** Its C-value as a share of the segment's highest. */
  relativeCValue: number;
  definition: Definition['kind'] | null;
  hasAcronym: boolean;
  /** All its words are names. */
  isName: boolean;
  isAcronym: boolean;
  /** Characters of the term. */
  length: number;
  /** It is a country, a continent or a large city. */
  isPlace: boolean;
  /** It stands alone on a line or in a cell, as the things listed on slides do. */
  fillsLine: boolean;
  /** It is the subject or the label with which a sentence begins. */
  opensSentence: boolean;
  /** Its type, when a word or a pattern tells it. */
  certainType: ConceptType | null;
  /** A relation to another term is stated. */
  isRelated: boolean;
  hasGenericHead: boolean;
  /** It is only said to be what another term is a kind of. */
  isGenus: boolean;
  /** Two nouns joined by `of`, in a language that has compounds. */
  isLinked: boolean;
}

const FLOOR = 0.2;
const CEILING = 0.8;
const BEND = 0.7;

/**
 * How sure it is that the term names a concept of the text, from 0.2 to 0.8. An LLM that has understood the
 * sentence says 0.8 and more; rules that have matched a pattern should not. It begins at 0.25 and gains
 *
 * - 0.22 for a sentence that defines it, 0.20 for a label or a heading that does, 0.10 for a duty;
 * - 0.20 for being the subject or label that a sentence begins with, 0.12 for standing alone on a line;
 * - 0.15 for an acronym with its expansion;
 * - 0.22 for a name of several words, 0.17 for a name of one, 0.20 for an acronym;
 * - 0.12 for a word or a pattern of standards, 0.10 for one of roles, 0.06 of tools, 0.05 of practices;
 * - 0.10 for a stated relation;
 * - 0.05 for two to four words;
 * - 0.04 for each further occurrence, up to 0.12;
 * - up to 0.05 for its C-value, as a share of the segment's highest;
 *
 * and loses
 *
 * - 0.15 for a place;
 * - for being one common noun 0.20, or 0.10 if that is long, or 0.07 if it is defined;
 * - 0.10 for only being said to be what another term is a kind of;
 * - 0.08 for being two nouns joined by `of`, 0.06 for a head that names little by itself, if nothing defines it;
 * - 0.05 for more than five words.
 *
 * What exceeds 0.7 is drawn together towards 0.8, so that the order stays. The weights are those of a logistic
 * regression on decks in both languages, evened out by hand. Nothing in them depends on the segment but the highest
 * C-value, so that confidences of different segments may be compared.
 */
export function confidenceOf(evidence: TermEvidence): number {
  const sum =
    0.25 +
    forDefinition(evidence.definition) +
    (evidence.opensSentence ? 0.2 : 0) +
    (evidence.fillsLine ? 0.12 : 0) +
    (evidence.hasAcronym ? 0.15 : 0) +
    forName(evidence) +
    (evidence.certainType === null ? 0 : FOR_TYPE[evidence.certainType]) +
    (evidence.isRelated ? 0.1 : 0) +
    (evidence.words >= 2 && evidence.words <= 4 ? 0.05 : 0) +
    Math.min(0.12, 0.04 * (evidence.frequency - 1)) +
    0.05 * Math.min(1, Math.max(0, evidence.relativeCValue)) -
    (evidence.isPlace ? 0.15 : 0) -
    forCommonWord(evidence) -
    (evidence.isGenus ? 0.1 : 0) -
    (evidence.isLinked ? 0.08 : 0) -
    (evidence.hasGenericHead && evidence.definition === null ? 0.06 : 0) -
    (evidence.words > 5 ? 0.05 : 0);
  return Math.round(Math.max(FLOOR, drawnTogether(sum)) * 1000) / 1000;
}

function forDefinition(kind: TermEvidence['definition']): number {
  return kind === null ? 0 : FOR_DEFINITION[kind];
}

const FOR_DEFINITION: Record<Definition['kind'], number> = {
  sentence: 0.22,
  label: 0.2,
  duty: 0.1,
};

const FOR_TYPE: Record<ConceptType, number> = {
  STANDARD: 0.12,
  ROLE: 0.1,
  TOOL: 0.06,
  PRACTICE: 0.05,
  ENTITY: 0,
};

function forName({ isName, isAcronym, words }: TermEvidence): number {
  if (isAcronym) return 0.2;
  if (!isName) return 0;
  return words > 1 ? 0.22 : 0.17;
}

function forCommonWord({ words, isName, isAcronym, definition, length }: TermEvidence): number {
  if (words > 1 || isName || isAcronym) return 0;
  if (definition !== null) return 0.07;
  return length < LONG_WORD_MIN_CHARS ? 0.2 : 0.1;
}

/** Frequent words are short and rare ones long (G. K. Zipf, 1935): a long word is more likely a term. */
const LONG_WORD_MIN_CHARS = 9;

/** Monotonous, the same up to where it begins to bend, and below the ceiling for any sum. */
function drawnTogether(sum: number): number {
  if (sum <= BEND) return sum;
  const room = CEILING - BEND;
  return BEND + room * (1 - Math.exp(-(sum - BEND) / (2.5 * room)));
}
