// Words of numbers alone say little about a topic.
const LETTERS = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*/gu;
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

// Of no language, so that the same text is cut alike on every machine.
const BY_WORD = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of a text, in lower case and compatible forms. Scripts without blanks are cut by ICU's dictionaries. */
export function wordsOf(text: string): string[] {
  const letters = text.normalize('NFKC').toLowerCase().match(LETTERS) ?? [];
  return letters.flatMap((word) => (isUnspaced(word) ? segmented(word) : word));
}

/** Whether the text has letters of a script that is written without blanks between words. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

function segmented(letters: string): string[] {
  return Array.from(BY_WORD.segment(letters), ({ segment }) => segment);
}
