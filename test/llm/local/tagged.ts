import { profileOf } from '../../../llm/local/languages/profiles.ts';
import type { LanguageProfile } from '../../../llm/local/languages/profile.ts';
import type { ReadableSegment } from '../../../llm/local/local-extraction.ts';
import { tagSegment, type TaggedSentence, type TaggedToken } from '../../../llm/local/tagging.ts';

/** A segment of one slide, whose first line is the title. */
export function buildSegment(
  text: string,
  overrides: Partial<ReadableSegment> = {},
): ReadableSegment {
  return {
    text,
    language: 'en',
    topicLabel: '',
    slides: [{ slide: 1, charStart: 0, charEnd: text.length }],
    ...overrides,
  };
}

export interface TaggedText {
  text: string;
  sentences: TaggedSentence[];
  profile: LanguageProfile;
}

/** The lines below a title, tagged. */
export function tagLines(language: string, ...lines: string[]): TaggedText {
  const profile = profileOf(language);
  const text = ['Title', ...lines].join('\n');
  const [, ...sentences] = tagSegment(buildSegment(text), profile);
  return { text, sentences, profile };
}

/** One line below a title, tagged. */
export function tagLine(language: string, line: string): TaggedSentence {
  return tagLines(language, line).sentences[0]!;
}

/** The words [first, last] of a sentence as they stand there, with one blank between. */
export function wordsOf(tokens: readonly TaggedToken[], first: number, last: number): string {
  return tokens
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join(' ');
}
