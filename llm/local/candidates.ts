import { cValues } from './c-value.ts';
import type { LanguageProfile } from './languages/profile.ts';
import { findPhrases } from './noun-phrases.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';

/** A place where a candidate stands. */
export interface Occurrence {
  /** Index of the sentence, and of its words [first, last]. */
  sentence: number;
  first: number;
  last: number;
  /** Whether it stands by itself, and not only inside a longer phrase. */
  independent: boolean;
}

/** A phrase that may name a concept, with all the places where it stands, in any number and case. */
export interface Candidate {
  key: string;
  occurrences: Occurrence[];
  /** See `cValues`. */
  cValue: number;
}

/**
 * What is alike in the variants of a term: lower case, singular, `des` and `du` as `de`. Not for showing.
 */
export function termKey(tokens: readonly TaggedToken[], profile: LanguageProfile): string {
  return (
    tokens
      .map((token) => {
        if (profile.linkLetters.has(token.lower)) {
          return profile.contractions.get(token.lower) ?? token.lower;
        }
        return token.tag === 'name' ? token.lower : profile.singular(token.lower);
      })
      // So that 'protection de la donnée' and 'protection des données' meet.
      .filter((word) => !profile.definiteArticles.has(word))
      .join(' ')
  );
}

/** The candidates of a segment, by key, with their C-values. */
export function collectCandidates(
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  const containers = new Map<string, Map<string, number>>();
  for (const [index, sentence] of sentences.entries()) {
    const phrases = findPhrases(sentence, profile).map((phrase) => ({
      ...phrase,
      key: termKey(sentence.tokens.slice(phrase.first, phrase.last + 1), profile),
    }));
    for (const { key, first, last, independent } of phrases) {
      const candidate = candidates.get(key) ?? { key, occurrences: [], cValue: 0 };
      candidates.set(key, candidate);
      candidate.occurrences.push({ sentence: index, first, last, independent });
      for (const other of phrases) {
        if (other.first <= first && last <= other.last && other.last - other.first > last - first) {
          const counts = containers.get(key) ?? new Map<string, number>();
          containers.set(key, counts);
          counts.set(other.key, (counts.get(other.key) ?? 0) + 1);
        }
      }
    }
  }
  const values = cValues(
    Array.from(candidates.values(), (candidate) => ({
      key: candidate.key,
      length: candidate.key.split(' ').length,
      frequency: candidate.occurrences.length,
      containers: containers.get(candidate.key) ?? new Map<string, number>(),
    })),
  );
  for (const candidate of candidates.values()) candidate.cValue = values.get(candidate.key)!;
  return candidates;
}
