/** A stretch [start, end) of a text. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Finds quotations in a text although whoever quoted changed case, blanks, quotation marks or dashes, or
 * wrote another Unicode form. Exact matches win. Made once a text, it finds each quotation in linear time.
 */
export class QuotationFinder {
  readonly #text: string;
  #folded: { text: string; origins: number[] } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the quotation first stands: as words of their own if anywhere, else as part of others. */
  find(quotation: string): Span | undefined {
    const wanted = quotation.trim();
    return (
      this.#find(wanted, indexOfWords) ?? this.#find(wanted, (text, words) => text.indexOf(words))
    );
  }

  #find(wanted: string, indexOf: (text: string, words: string) => number): Span | undefined {
    if (wanted === '') return undefined;
    const exact = indexOf(this.#text, wanted);
    if (exact !== -1) return { start: exact, end: exact + wanted.length };

    const { text, origins } = (this.#folded ??= fold(this.#text));
    const needle = fold(wanted).text.trim();
    const found = needle === '' ? -1 : indexOf(text, needle);
    if (found === -1) return undefined;
    // A character such as '…' folds to several: a match that ends among them takes it whole.
    const next = found + needle.length;
    const last = origins[next - 1]!;
    const end = origins.slice(next).find((origin) => origin > last);
    return { start: origins[found]!, end: end ?? this.#text.length };
  }
}

/** First index of `words` where no letter or digit touches them, or -1. */
function indexOfWords(text: string, words: string): number {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    if (!touches(text[at - 1]) && !touches(text[at + words.length])) return at;
  }
  return -1;
}

function touches(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/**
 * The text as quotations are compared, with the offset in the original of each of its code units, and one
 * more for its end.
 */
function fold(text: string): { text: string; origins: number[] } {
  let folded = '';
  const origins: number[] = [];
  let offset = 0;
  // By grapheme, since a letter and its accent may be one or two code points.
  for (const { segment } of graphemes.segment(text)) {
    const plain = foldCharacter(segment);
    const isRepeatedBlank = plain === ' ' && folded.endsWith(' ');
    if (!isRepeatedBlank) {
      folded += plain;
      for (let unit = 0; unit < plain.length; unit++) origins.push(offset);
    }
    offset += segment.length;
  }
  origins.push(offset);
  return { text: folded, origins };
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function foldCharacter(character: string): string {
  return (
    character
      // Before NFKC, which makes a blank and an accent of some of these marks.
      .replaceAll(/[‘’‚‛′`´]/g, "'")
      .replaceAll(/[“”„‟″«»]/g, '"')
      .replaceAll(/[‐‑‒–—―−]/g, '-')
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\u00AD|\u200B|\u2060|\uFEFF/g, '')
  );
}
