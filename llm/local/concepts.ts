import { canonicalKey } from '../../domain/canonical-key.ts';
import type { ConceptType } from '../../domain/concept.ts';
import type { Apposition } from './apposition.ts';
import type { Occurrence } from './candidates.ts';
import { isUpperWord } from './casing.ts';
import { judgeType } from './concept-type.ts';
import { confidenceOf, type TermEvidence } from './confidence.ts';
import type { LanguageProfile } from './languages/profile.ts';
import { canonicalName } from './naming.ts';
import { isPlaceName } from './place-names.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';
import type { Term } from './terms.ts';
import { fillsLine, opensSentence } from './topic.ts';

/** A concept as the segment shows it. */
export interface Concept {
  name: string;
  type: ConceptType;
  /** Verbatim in the segment's text: the term, its acronym, and the term with what stands in apposition to it. */
  surfaces: string[];
  acronym: string | null;
  /** Verbatim in the segment's text, or null. */
  definition: string | null;
  /** Where its definition says what kind of thing it is. */
  genus: WordSpan | null;
  confidence: number;
  evidence: TermEvidence;
  occurrences: Occurrence[];
}

/** Words [first, last] of a sentence. */
type WordSpan = Pick<Occurrence, 'sentence' | 'first' | 'last'>;

/** What concepts are described by, besides the terms themselves. */
export interface DescribedText {
  text: string;
  sentences: readonly TaggedSentence[];
  profile: LanguageProfile;
  /** Expansions by acronym that are known besides those of the text. */
  glossary: ReadonlyMap<string, string>;
}

/**
 * The terms as concepts: named, typed, and with their confidence as far as no relation adds to it.
 *
 * @param apposed what stands in apposition to a name, by the term's key.
 */
export function describeConcepts(
  source: DescribedText,
  terms: readonly Term[],
  apposed: ReadonlyMap<string, Apposition[]>,
): Concept[] {
  let highestCValue = 1;
  for (const { cValue } of terms) highestCValue = Math.max(highestCValue, cValue);
  const genera = terms.flatMap((term) => genusSpan(term) ?? []);
  const concepts = new Map<string, Concept>();
  for (const term of terms) {
    const concept = describe(source, term, apposed.get(term.key) ?? [], genera, highestCValue);
    const key = canonicalKey(concept.name);
    const known = concepts.get(key);
    if (key !== '' && (known === undefined || concept.confidence > known.confidence)) {
      concepts.set(key, concept);
    }
  }
  return [...concepts.values()];
}

function describe(
  source: DescribedText,
  term: Term,
  apposed: readonly Apposition[],
  genera: readonly WordSpan[],
  highestCValue: number,
): Concept {
  const { text, sentences, profile, glossary } = source;
  const shown = showcase(term, sentences);
  const words = wordsAt(shown, sentences);
  const genus = genusSpan(term);
  const { type, isCertain } = judgeType(
    {
      words,
      genus: genus === null ? [] : wordsAt(genus, sentences),
      preceding: neighbours(term, sentences, -1),
      following: neighbours(term, sentences, 1),
      apposed: apposed.map(({ noun }) => noun),
      isPlace: isPlaceName(words.map(({ text: word }) => word).join(' '), profile.language),
      definition: term.definition?.kind ?? null,
    },
    profile,
  );
  // What one is responsible for says what a role is, and little of anything else.
  const definition = term.definition?.kind === 'duty' && type !== 'ROLE' ? null : term.definition;
  const evidence = {
    ...evidenceOf(source, term, words),
    relativeCValue: term.cValue / highestCValue,
    definition: definition?.kind ?? null,
    certainType: isCertain ? type : null,
    isGenus: definition === null && term.occurrences.every((place) => opensWithin(place, genera)),
  };
  if (type === 'ROLE') evidence.hasGenericHead = false;
  const name = canonicalName(words, profile);
  return {
    name: glossary.get(name) ?? name,
    type,
    surfaces: [
      ...new Set(
        [
          shown,
          ...(term.acronym?.places.slice(0, 1) ?? []),
          ...apposed.map(({ place }) => place),
        ].map((place) => verbatim(text, wordsAt(place, sentences))),
      ),
    ],
    acronym: term.acronym?.text ?? null,
    definition: definition?.text ?? null,
    genus,
    confidence: confidenceOf(evidence),
    evidence,
    occurrences: term.occurrences.concat(term.acronym?.places ?? []),
  };
}

/** What the words and places of a term say for it. */
function evidenceOf(
  { sentences, profile }: DescribedText,
  term: Term,
  words: readonly TaggedToken[],
): Omit<TermEvidence, 'relativeCValue' | 'definition' | 'certainType' | 'isGenus'> {
  const places = term.occurrences.concat(term.acronym?.places ?? []);
  const link = words.findIndex((word, place) => place > 0 && profile.linkLetters.has(word.lower));
  const core = link === -1 ? words : words.slice(0, link);
  const head = profile.headPosition === 'last' ? core.at(-1)! : core[0]!;
  const isName = isNameOfWords(words, profile);
  return {
    words: words.filter((word) => !profile.linkLetters.has(word.lower)).length,
    length: words.at(-1)!.end - words[0]!.start,
    frequency: places.length,
    hasAcronym: term.acronym !== null,
    isName,
    isAcronym: words.length === 1 && isUpperWord(words[0]!.text),
    isPlace: isName && isPlaceName(words.map(({ text }) => text).join(' '), profile.language),
    fillsLine: places.some((place) => fillsLine(place, sentences)),
    opensSentence: places.some((place) =>
      opensSentence(place, sentences[place.sentence]!, profile),
    ),
    isRelated: false,
    hasGenericHead: !isName && profile.genericHeads.has(head.lower),
    isLinked: link !== -1 && profile.headPosition === 'last' && !isName,
  };
}

/** All words are names; or the first is and heads the rest, as in `Haute Autorité de santé`. */
function isNameOfWords(words: readonly TaggedToken[], profile: LanguageProfile): boolean {
  if (words.every((word) => word.tag === 'name' || word.tag === 'number')) return true;
  const [first] = words;
  return profile.headPosition === 'first' && first!.tag === 'name' && !isUpperWord(first!.text);
}

/**
 * The place that shows best how the term is written: within an ordinary sentence before a heading, and in
 * lower case before capitals, since whatever is a name is never written in lower case.
 */
function showcase(term: Term, sentences: readonly TaggedSentence[]): Occurrence {
  const cost = (place: Occurrence): number => {
    const hasName = wordsAt(place, sentences).some((word) => word.tag === 'name');
    const isOrdinary = sentences[place.sentence]!.casing === 'sentence';
    return (place.independent ? 0 : 4) + (isOrdinary ? 0 : 2) + (hasName ? 1 : 0);
  };
  return term.occurrences.reduce((best, place) => (cost(place) < cost(best) ? place : best));
}

function genusSpan({ definition }: Term): WordSpan | null {
  if (definition === null || definition.genus === null) return null;
  return { sentence: definition.sentence, ...definition.genus };
}

/** Whether a place begins inside one of the spans; complements may go on after it (`système de …`). */
function opensWithin(place: WordSpan, spans: readonly WordSpan[]): boolean {
  return spans.some(
    ({ sentence, first, last }) =>
      sentence === place.sentence && first <= place.first && place.first <= last,
  );
}

/** The words next to the term, before it (-1) or after it (1), lower case. */
function neighbours(term: Term, sentences: readonly TaggedSentence[], side: -1 | 1): string[] {
  return term.occurrences.flatMap(({ sentence, first, last }) => {
    const neighbour = sentences[sentence]!.tokens[side === -1 ? first - 1 : last + 1];
    return neighbour === undefined ? [] : [neighbour.lower];
  });
}

function wordsAt(place: WordSpan, sentences: readonly TaggedSentence[]): TaggedToken[] {
  return sentences[place.sentence]!.tokens.slice(place.first, place.last + 1);
}

function verbatim(text: string, words: readonly TaggedToken[]): string {
  return text.slice(words[0]!.start, words.at(-1)!.end);
}
