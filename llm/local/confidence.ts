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
  inTitle: boolean;
  /** It stands alone on a line or in a cell, as the things listed on slides do. */
  fillsLine: boolean;
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

/**
 * How sure it is that the term names a concept of the text, from 0.2 to 0.8. An LLM that has understood the
 * sentence says 0.8 and more; rules that have matched a pattern should not. It begins at 0.25 and gains
 *
 * - 0.30 for a sentence that defines it, 0.18 for a label or a duty that does;
 * - 0.15 for an acronym with its expansion;
 * - 0.22 for a name of several words, 0.18 for a name of one or an acronym;
 * - 0.10 for a word or a pattern of roles, standards or tools, 0.07 for one of practices;
 * - 0.05 for two to four words, 0.05 for standing in a title, 0.10 for standing alone on a line;
 * - 0.04 for each further occurrence, up to 0.12;
 * - up to 0.10 for its C-value, as a share of the segment's highest;
 * - 0.08 for a stated relation;
 *
 * and loses
 *
 * - 0.15 for a place;
 * - 0.08 for being one common noun, 0.18 if that is short and not defined;
 * - 0.10 for only being said to be what another term is a kind of;
 * - 0.08 for more than five words;
 * - 0.06 for a head that names little by itself, 0.06 for being two nouns joined by `of`.
 *
 * The weights were set by hand on decks in both languages. Nothing in them depends on the segment but the
 * highest C-value, so that confidences of different segments may be compared.
 */
export function confidenceOf(evidence: TermEvidence): number {
  const sum =
    0.25 +
    forDefinition(evidence.definition) +
    (evidence.hasAcronym ? 0.15 : 0) +
    forName(evidence) +
    forType(evidence.certainType) +
    (evidence.words >= 2 && evidence.words <= 4 ? 0.05 : 0) +
    (evidence.inTitle ? 0.05 : 0) +
    (evidence.fillsLine ? 0.1 : 0) +
    Math.min(0.12, 0.04 * (evidence.frequency - 1)) +
    0.1 * Math.min(1, Math.max(0, evidence.relativeCValue)) +
    (evidence.isRelated ? 0.08 : 0) -
    (evidence.hasGenericHead ? 0.06 : 0) -
    (evidence.isGenus ? 0.1 : 0) -
    forCommonWord(evidence) -
    (evidence.isPlace ? 0.15 : 0) -
    (evidence.words > 5 ? 0.08 : 0) -
    (evidence.isLinked ? 0.06 : 0);
  return Math.round(Math.min(CEILING, Math.max(FLOOR, sum)) * 100) / 100;
}

function forDefinition(kind: TermEvidence['definition']): number {
  if (kind === null) return 0;
  return kind === 'sentence' ? 0.3 : 0.18;
}

function forCommonWord({ words, isName, isAcronym, definition, length }: TermEvidence): number {
  if (words > 1 || isName || isAcronym) return 0;
  return definition === null && length < LONG_WORD_MIN_CHARS ? 0.18 : 0.08;
}

/** Frequent words are short and rare ones long (G. K. Zipf, 1935): a long word is more likely a term. */
const LONG_WORD_MIN_CHARS = 9;

function forType(type: TermEvidence['certainType']): number {
  if (type === null || type === 'ENTITY') return 0;
  return type === 'PRACTICE' ? 0.07 : 0.1;
}

function forName({ isName, isAcronym, words }: TermEvidence): number {
  if (isName && words > 1) return 0.22;
  return isName || isAcronym ? 0.18 : 0;
}
