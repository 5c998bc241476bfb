import type { GlossaryEntry } from '../../domain/document-context.ts';
import { findAcronyms } from './acronyms.ts';
import { prepassLocally, type ReadableSegment } from './local-extraction.ts';
import { profileOf } from './languages/profiles.ts';
import { splitSentences } from './sentences.ts';
import type { TaggedSentence } from './tagging.ts';
import { tokenize } from './tokens.ts';

/** What an expanded acronym is made of and written with; most lines have it not, and are not looked at further. */
const CAPITALS = /\p{Lu}\p{Ll}?\p{Lu}/u;
const MARK = /[()=:–—-]/u;

const SAMPLES = 20;
const SAMPLE_CHARACTERS = 400;

/** Acronyms that the segments expand, each with the expansion that comes first; linear in the text. */
export function glossaryOf(
  segments: readonly ReadableSegment[],
  language: string,
): GlossaryEntry[] {
  const profile = profileOf(language);
  const found = new Map<string, string>();
  for (const segment of segments) {
    const sentences = splitSentences(segment, profile.abbreviations)
      .filter(({ text }) => CAPITALS.test(text) && MARK.test(text))
      .map((sentence): TaggedSentence => ({
        ...sentence,
        casing: 'sentence',
        // Acronyms are told by their letters; no tagger needs to be loaded for them.
        tokens: tokenize(sentence.text, sentence.start, profile.elision).map((token) => ({
          ...token,
          tag: token.kind === 'word' ? 'noun' : 'mark',
        })),
      }));
    for (const { acronym, sentence, expansionPlace } of findAcronyms(sentences, profile)) {
      const { tokens } = sentences[sentence]!;
      const [first, last] = [tokens[expansionPlace.first]!, tokens[expansionPlace.last]!];
      if (!found.has(acronym)) found.set(acronym, segment.text.slice(first.start, last.end));
    }
  }
  return [...found].map(([acronym, expansion]) => ({ acronym, expansion }));
}

/** The foremost terms of the segments, by the beginnings of at most 20 of them, evenly chosen. */
export function foremostTerms(segments: readonly ReadableSegment[], language: string): string[] {
  const step = Math.max(1, segments.length / SAMPLES);
  const chosen = Array.from(
    { length: Math.min(SAMPLES, segments.length) },
    (_, index) => segments[Math.floor(index * step)]!,
  );
  let text = '';
  const slides = chosen.map(({ text: whole }, index) => {
    const charStart = text.length;
    text += `${beginningOf(whole)}\n\n`;
    return { slide: index + 1, charStart, charEnd: text.length - 2 };
  });
  return prepassLocally({ text, language, topicLabel: '', slides }).entities;
}

/** As many whole lines as fit; the beginning of the first where it alone is too long. */
function beginningOf(text: string): string {
  if (text.length <= SAMPLE_CHARACTERS) return text.trimEnd();
  const end = text.lastIndexOf('\n', SAMPLE_CHARACTERS);
  return text.slice(0, end > 0 ? end : SAMPLE_CHARACTERS).toWellFormed();
}
