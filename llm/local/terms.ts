import { findAcronyms, type AcronymPair } from './acronyms.ts';
import { collectCandidates, termKey, type Candidate } from './candidates.ts';
import { findDefinition, type Definition } from './definitions.ts';
import { canBeTerm, isBoilerplate } from './filters.ts';
import { headingDefinition } from './label-definition.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedSentence } from './tagging.ts';

/** A candidate with what the segment says of it. */
export interface Term extends Candidate {
  definition: (Definition & { sentence: number }) | null;
  /** Its acronym, and where the acronym stands; null without one. */
  acronym: { text: string; places: Candidate['occurrences'] } | null;
}

/** The candidates of a segment that may name a concept, with their acronyms and definitions. */
export function findTerms(sentences: readonly TaggedSentence[], profile: LanguageProfile): Term[] {
  const spoken = sentences.map((sentence) =>
    isBoilerplate(sentence, profile) ? { ...sentence, tokens: [] } : sentence,
  );
  const candidates = collectCandidates(spoken, profile);
  const terms = new Map<string, Term>();
  for (const [key, candidate] of candidates) {
    terms.set(key, { ...candidate, definition: null, acronym: null });
  }
  for (const pair of findAcronyms(spoken, profile)) addAcronym(terms, pair, spoken, profile);
  addDefinitions(terms, spoken, profile);
  return [...terms.values()].filter((term) => isSpokenOf(term, spoken, profile));
}

function addAcronym(
  terms: Map<string, Term>,
  pair: AcronymPair,
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
): void {
  const { first, last } = pair.expansionPlace;
  const term = termAt(terms, pair.sentence, first, last, sentences, profile);
  const alias = terms.get(pair.acronym.toLowerCase());
  const places = alias?.occurrences ?? [
    { sentence: pair.sentence, ...pair.acronymPlace, independent: true },
  ];
  term.acronym = { text: pair.acronym, places };
  if (alias !== undefined && alias !== term) terms.delete(alias.key);
}

function addDefinitions(
  terms: Map<string, Term>,
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
): void {
  const byAcronym = new Map(
    [...terms.values()].flatMap((term) =>
      term.acronym === null ? [] : [[term.acronym.text.toLowerCase(), term]],
    ),
  );
  for (const [index, sentence] of sentences.entries()) {
    const here = findDefinition(sentence, profile);
    const below = sentences[index + 1];
    const definition =
      here ?? (below === undefined ? undefined : headingDefinition(sentence, below, profile));
    if (definition === undefined) continue;
    const { first, last, kind } = definition;
    const key = termKey(sentence.tokens.slice(first, last + 1), profile);
    const term = byAcronym.get(key) ?? termAt(terms, index, first, last, sentences, profile);
    if (term.definition === null || RANK[kind] > RANK[term.definition.kind]) {
      term.definition = { ...definition, sentence: here === undefined ? index + 1 : index };
    }
  }
}

const RANK: Record<Definition['kind'], number> = { duty: 0, label: 1, sentence: 2 };

/** The term at a place, made when no noun phrase was found there. */
function termAt(
  terms: Map<string, Term>,
  sentence: number,
  first: number,
  last: number,
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
): Term {
  const key = termKey(sentences[sentence]!.tokens.slice(first, last + 1), profile);
  let term = terms.get(key);
  if (term === undefined) {
    term = { key, occurrences: [], cValue: 0, definition: null, acronym: null };
    terms.set(key, term);
  }
  // 'Autorité de contrôle prudentiel et de résolution (ACPR)' is one term, whatever phrases it is made of.
  for (const { occurrences } of terms.values()) {
    for (const other of occurrences) {
      const isWithin = other.sentence === sentence && first <= other.first && other.last <= last;
      if (isWithin) other.independent = false;
    }
  }
  const place = term.occurrences.find(
    (other) => other.sentence === sentence && other.first === first && other.last === last,
  );
  if (place === undefined) {
    term.occurrences.push({ sentence, first, last, independent: true });
  } else {
    place.independent = true;
  }
  return term;
}

function isSpokenOf(
  term: Term,
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
): boolean {
  const place = term.occurrences.find(({ independent }) => independent);
  if (place === undefined) return false;
  const words = sentences[place.sentence]!.tokens.slice(place.first, place.last + 1);
  return canBeTerm(words, profile);
}
