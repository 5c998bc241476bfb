import type { Segment } from '../../domain/segment.ts';

/** A stretch of the segment's text that no term crosses: a sentence, a bullet, a heading or a table cell. */
export interface Sentence {
  /** Verbatim slice [start, end) of the segment's text, without the bullet before it. */
  text: string;
  start: number;
  end: number;
  kind: 'title' | 'text' | 'cell';
  /** Whether it stands alone on its line or in its cell. */
  fillsLine: boolean;
}

const LINE = /[^\n\r\v\f\u0085\u2028\u2029]+/g;
const CELL_BORDER = /\s\|\s|\t|^\s*\||\|\s*$/g;
const BULLET =
  /^\s*(?:[•◦▪▫‣⁃·*–—\-○●■□➢➔→►▶✓✔❖§»]+\s+|[•◦▪▫‣●■►▶✓✔❖]+|\(?(?:\d{1,2}|[a-z])[.)]\s+)/u;
// Bounded look-behind and one blank: nothing here can backtrack over a long run.
const SENTENCE_BORDER = /(?<=[.!?…。！？]["'”’»)\]]?)\s|(?<=[。！？])/gu;
const OPENS_SENTENCE = /^["'“‘«([]?\s?[\p{Lu}\p{Lo}\p{N}]/u;
const LAST_WORD_MAX_CHARS = 16;
const LAST_WORD = /[\p{L}.]+$/u;
const TITLE_MAX_WORDS = 14;

/**
 * Cuts a segment into sentences. Slide text is telegraphic: a line break and a cell border end a sentence as
 * surely as a full stop does. The first line of each slide counts as its title unless it reads as a
 * sentence. `abbreviations` are lower-case words with their full stop, after which no sentence ends.
 */
export function splitSentences(
  segment: Pick<Segment, 'text' | 'slides' | 'topicLabel'>,
  abbreviations: ReadonlySet<string>,
): Sentence[] {
  const slideStarts = segment.slides.length === 0 ? [0] : segment.slides.map((s) => s.charStart);
  const sentences: Sentence[] = [];
  let nextSlide = 0;
  for (const line of segment.text.matchAll(LINE)) {
    if (line[0].trim() === '') continue;
    const isFirstOfSlide =
      nextSlide < slideStarts.length && line.index + line[0].length > slideStarts[nextSlide]!;
    while (
      nextSlide < slideStarts.length &&
      slideStarts[nextSlide]! < line.index + line[0].length
    ) {
      nextSlide++;
    }
    const isTitle =
      line[0].trim() === segment.topicLabel.trim() || (isFirstOfSlide && readsAsTitle(line[0]));
    sentences.push(...splitLine(line[0], line.index, isTitle, abbreviations));
  }
  return sentences;
}

function readsAsTitle(line: string): boolean {
  const words = line.trim().split(/\s+/, TITLE_MAX_WORDS + 1);
  return words.length <= TITLE_MAX_WORDS && !/[.;]$/.test(words.at(-1)!);
}

function splitLine(
  line: string,
  offset: number,
  isTitle: boolean,
  abbreviations: ReadonlySet<string>,
): Sentence[] {
  const cells = pieces(line, CELL_BORDER);
  const kind = isTitle ? 'title' : cells.length > 1 ? 'cell' : 'text';
  return cells.flatMap((cell) => {
    const bullet = BULLET.exec(cell.text)?.[0].length ?? 0;
    const start = offset + cell.start + bullet;
    const parts = joinAbbreviated(cell.text.slice(bullet), abbreviations);
    return parts.flatMap((part) =>
      trimmed(part.text, start + part.start, kind, parts.length === 1),
    );
  });
}

interface Piece {
  text: string;
  start: number;
}

function pieces(text: string, border: RegExp): Piece[] {
  const found: Piece[] = [];
  let start = 0;
  for (const match of text.matchAll(border)) {
    found.push({ text: text.slice(start, match.index), start });
    start = match.index + match[0].length;
  }
  found.push({ text: text.slice(start), start });
  return found.filter((piece) => piece.text.trim() !== '');
}

/** Sentences of a line, where a full stop after an abbreviation or an initial does not end one. */
function joinAbbreviated(text: string, abbreviations: ReadonlySet<string>): Piece[] {
  const joined: Piece[] = [];
  let open: Piece | undefined;
  for (const piece of pieces(text, SENTENCE_BORDER)) {
    if (
      open !== undefined &&
      !(endsSentence(open.text, abbreviations) && OPENS_SENTENCE.test(piece.text))
    ) {
      open.text = text.slice(open.start, piece.start + piece.text.length);
    } else {
      open = { ...piece };
      joined.push(open);
    }
  }
  return joined;
}

function endsSentence(text: string, abbreviations: ReadonlySet<string>): boolean {
  // Only the end is looked at: sentences of thousands of abbreviations must not cost their square.
  const end = text.slice(-LAST_WORD_MAX_CHARS);
  if (!end.endsWith('.')) return true;
  const lastWord = LAST_WORD.exec(end)?.[0] ?? '';
  return !abbreviations.has(lastWord.toLowerCase()) && !/^\p{Lu}\.$/u.test(lastWord);
}

function trimmed(
  text: string,
  offset: number,
  kind: Sentence['kind'],
  fillsLine: boolean,
): Sentence[] {
  const start = offset + (text.length - text.trimStart().length);
  const content = text.trim();
  if (content === '') return [];
  return [{ text: content, start, end: start + content.length, kind, fillsLine }];
}
