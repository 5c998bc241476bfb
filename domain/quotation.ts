import { searchApproximately } from './approximate-search.ts';

/** A stretch [start, end) of a text. */
export interface Span {
  start: number;
  end: number;
}

/** Where a quotation stands, and how near it comes to what stands there. */
export interface Quotation extends Span {
  /**
   * From 0 to 100: 100 times 1 - e/n, for e edited characters of n of the longer of the two. 100 also where case,
   * blanks and typography alone differ.
   */
  score: number;
}

/** What scores no more than this is not what the text says. */
const FUZZY_MIN_SCORE = 85;

/** A longer quotation is not looked for by likeness: the search takes the square of it. */
const FUZZY_MAX_CHARS = 500;

/**
 * Finds quotations in a text although whoever quoted changed case, blanks, quotation marks or dashes, wrote
 * another Unicode form, or made a slip of the pen: exact matches win over such ones, and those over what is merely
 * like it. Made once a text, it finds all but the last in linear time.
 */
export class QuotationFinder {
  readonly #text: string;
  #folded: FoldedText | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Where the quotation first stands: as words of their own if anywhere, else as part of others, else where whole
   * words come nearest to it. These must have the same numbers and single letters: 'Version 2' is not 'Version 3'.
   */
  find(quotation: string): Quotation | undefined {
    const wanted = quotation.trim();
    const same =
      this.#find(wanted, indexOfWords) ?? this.#find(wanted, (text, words) => text.indexOf(words));
    return same === undefined ? this.#findLike(wanted) : { ...same, score: 100 };
  }

  #find(wanted: string, indexOf: (text: string, words: string) => number): Span | undefined {
    if (wanted === '') return undefined;
    const exact = indexOf(this.#text, wanted);
    if (exact !== -1) return { start: exact, end: exact + wanted.length };

    const { text } = this.#foldedText();
    const needle = fold(wanted).text.trim();
    const found = needle === '' ? -1 : indexOf(text, needle);
    return found === -1 ? undefined : this.#unfolded(found, found + needle.length);
  }

  #findLike(wanted: string): Quotation | undefined {
    if (wanted.length > FUZZY_MAX_CHARS) return undefined;
    const { text } = this.#foldedText();
    const needle = fold(wanted).text.trim();
    const maxEdits = Math.floor((needle.length * (100 - FUZZY_MIN_SCORE)) / 100);
    // No edit, and it would have been found.
    const near = maxEdits === 0 ? undefined : searchApproximately(text, needle, maxEdits);
    if (near === undefined) return undefined;
    const { start, end } = wholeWords(text, near);
    const edits = near.edits + (near.start - start) + (end - near.end);
    const score = 100 * (1 - edits / Math.max(needle.length, end - start));
    if (score <= FUZZY_MIN_SCORE || !sameMarks(text.slice(start, end), needle)) return undefined;
    return { ...this.#unfolded(start, end), score };
  }

  #foldedText(): FoldedText {
    return (this.#folded ??= fold(this.#text));
  }

  /** The stretch of the original that a stretch of the folded text stands for. */
  #unfolded(start: number, end: number): Span {
    const { origins } = this.#foldedText();
    // A character such as '…' folds to several: a match that ends among them takes it whole.
    const last = origins[end - 1]!;
    const next = origins.slice(end).find((origin) => origin > last);
    return { start: origins[start]!, end: next ?? this.#text.length };
  }
}

/** The stretch without blanks at its ends, grown so that no word is cut. */
function wholeWords(text: string, { start, end }: Span): Span {
  while (start < end && text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  while (touches(text[start - 1]) && touches(text[start])) start -= 1;
  while (touches(text[end]) && touches(text[end - 1])) end += 1;
  return { start, end };
}

/** Whether neither has another number, or another single letter, where the other has one: that makes another thing. */
function sameMarks(a: string, b: string): boolean {
  const [ofA, ofB] = [wordsOf(a), wordsOf(b)];
  const numbers = (words: string[]) => words.filter((word) => /\p{N}/u.test(word)).join(' ');
  const letters = (words: string[], others: string[]) =>
    words.some((word) => word.length === 1 && !others.includes(word));
  return numbers(ofA) === numbers(ofB) && !(letters(ofA, ofB) && letters(ofB, ofA));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
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
interface FoldedText {
  text: string;
  origins: number[];
}

function fold(text: string): FoldedText {
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
