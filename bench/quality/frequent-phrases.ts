import type { Segment } from '../../domain/segment.ts';
import { termKey } from '../../llm/local/candidates.ts';
import { detectLanguage } from '../../llm/local/language-detection.ts';
import { profileOf } from '../../llm/local/languages/profiles.ts';
import { findPhrases } from '../../llm/local/noun-phrases.ts';
import { tagSegment } from '../../llm/local/tagging.ts';
import type { FoundConcept } from './found-concept.ts';

/**
 * What a plain reader gives: the longest noun phrases of the segments, the most frequent first, all of one type.
 * Among equals the first in the text comes first. Tags and phrases are the local reader's own, so that what is
 * compared is all that it does besides.
 */
export function frequentPhrases(segments: readonly Segment[]): FoundConcept[] {
  const phrases = new Map<string, { forms: Set<string>; frequency: number }>();
  for (const segment of segments) {
    const profile = profileOf(segment.language ?? detectLanguage(segment.text));
    for (const sentence of tagSegment(segment, profile)) {
      for (const { first, last, independent } of findPhrases(sentence, profile)) {
        if (!independent) continue;
        const words = sentence.tokens.slice(first, last + 1);
        const key = termKey(words, profile);
        const phrase = phrases.get(key) ?? { forms: new Set<string>(), frequency: 0 };
        phrases.set(key, phrase);
        phrase.frequency++;
        phrase.forms.add(segment.text.slice(words[0]!.start, words.at(-1)!.end));
      }
    }
  }
  return [...phrases.values()]
    .toSorted((a, b) => b.frequency - a.frequency)
    .map(({ forms }) => ({ name: [...forms][0]!, type: 'ENTITY', forms: [...forms] }));
}
