import { stopWordsOf } from '../domain/languages/stop-words.ts';

/** A stretch [start, end) of a text, in UTF-16 code units. */
export interface TextSpan {
  start: number;
  end: number;
}

/** Endings in which forms of one word differ, in English and French: enough to show where a question's words stand. */
const ENDING = /(?:ements?|ments?|ations?|ings?|ions?|ies|es|ed|s|e|y)$/;
const STEM_MIN_CHARACTERS = 3;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

const STOP_WORDS = new Set([...stopWordsOf('en'), ...stopWordsOf('fr')].map(plain));

/** Where words of the question stand in the text, in whatever form; words such as 'the' do not count. */
export function highlightsOf(text: string, question: string): TextSpan[] {
  const asked = new Set(
    [...question.matchAll(WORD)]
      .map(([word]) => plain(word))
      .filter((word) => word.length > 1 && !STOP_WORDS.has(word))
      .map(stem),
  );
  return [...text.matchAll(WORD)]
    .filter(([word]) => asked.has(stem(plain(word))))
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

/** The word without case and accents. */
function plain(word: string): string {
  return word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function stem(word: string): string {
  const cut = word.replace(ENDING, '');
  return cut.length >= STEM_MIN_CHARACTERS ? cut : word;
}
