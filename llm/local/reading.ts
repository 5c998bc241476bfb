import type { RelationClaim } from '../../domain/concept.ts';
import { settleAppositions } from './apposition.ts';
import { describeConcepts, type Concept } from './concepts.ts';
import { confidenceOf } from './confidence.ts';
import { findStatements, type LocatedRelation } from './statements.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedSentence } from './tagging.ts';
import { findTerms } from './terms.ts';

/** What a segment says, by rule: its concepts in order of confidence, and the relations between them. */
export interface LocalReading {
  concepts: Concept[];
  relations: RelationClaim[];
}

/**
 * Below it, few phrases name anything. It is what a phrase of two common nouns has that stands in a sentence and is
 * said nothing of: one in four is a term, and in short decks a fifth of the terms are of that sort.
 */
const MIN_CONFIDENCE = 0.3;
/** At most one concept for so many words, or one a line where lines are short, though a short segment may have more. */
const WORDS_PER_CONCEPT = 7;
const MIN_CONCEPTS = 6;
const MAX_CONCEPTS = 80;

/** A relation is no surer than a matched phrase can be. */
const RELATION_MAX_CONFIDENCE = 0.6;

/**
 * Reads the tagged sentences of a segment.
 *
 * @param glossary expansions by acronym that are known besides those of the text.
 */
export function readSentences(
  text: string,
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
  glossary: ReadonlyMap<string, string>,
): LocalReading {
  const candidates = findTerms(sentences, profile);
  const apposed = settleAppositions(candidates, sentences, profile);
  const terms = candidates.filter(({ occurrences }) =>
    occurrences.some((place) => place.independent),
  );
  const described = describeConcepts({ text, sentences, profile, glossary }, terms, apposed);

  const limit = conceptLimit(sentences);
  const pool = byConfidence(described).slice(0, limit * 2);
  const statements = findStatements(pool, sentences, profile);
  // Being what something else is a kind of makes no term of a phrase.
  const related = new Set(
    statements.flatMap(({ source, target, type }) =>
      type === 'SUBTYPE_OF' ? [] : [source, target],
    ),
  );
  const concepts = byConfidence(
    pool.map((concept) => (related.has(concept.name) ? asRelated(concept) : concept)),
  )
    .filter(({ confidence }) => confidence >= MIN_CONFIDENCE)
    .slice(0, limit);
  return { concepts, relations: claims(statements, concepts) };
}

function byConfidence(concepts: readonly Concept[]): Concept[] {
  // Sorting is stable: equals stay in the order of the text.
  return concepts.toSorted((a, b) => b.confidence - a.confidence);
}

function asRelated(concept: Concept): Concept {
  const evidence = { ...concept.evidence, isRelated: true };
  return { ...concept, evidence, confidence: confidenceOf(evidence) };
}

function conceptLimit(sentences: readonly TaggedSentence[]): number {
  let words = 0;
  let lines = 0;
  for (const { tokens } of sentences) {
    const ofLine = tokens.filter(({ kind }) => kind === 'word').length;
    words += ofLine;
    if (ofLine > 0) lines++;
  }
  const expected = Math.max(MIN_CONCEPTS, Math.round(words / WORDS_PER_CONCEPT), lines);
  return Math.min(MAX_CONCEPTS, expected);
}

function claims(
  statements: readonly LocatedRelation[],
  concepts: readonly Concept[],
): RelationClaim[] {
  const byName = new Map(concepts.map((concept) => [concept.name, concept]));
  const claimed = new Map<string, RelationClaim>();
  for (const { source, target, type, evidence } of statements) {
    const [from, to] = [byName.get(source), byName.get(target)];
    if (from === undefined || to === undefined) continue;
    // 'The officer depends on the director' speaks of rank.
    if (type === 'REQUIRES' && from.type === 'ROLE' && to.type === 'ROLE') continue;
    const key = JSON.stringify([source, target, type]);
    if (claimed.has(key)) continue;
    claimed.set(key, {
      source,
      target,
      relation_type: type,
      evidence,
      confidence: Math.min(RELATION_MAX_CONFIDENCE, from.confidence, to.confidence),
    });
  }
  return [...claimed.values()];
}
