import { chunkIdOf } from './ids.ts';
import { slideAt, type Segment } from './segment.ts';

/** A piece of a segment that is embedded and found as one. Offsets are within the deck's text. */
export interface Chunk {
  chunkId: string;
  segmentId: string;
  /** Place in the document, from 0. */
  chunkIndex: number;
  /** Verbatim slice [charStart, charEnd) of the deck's text. */
  text: string;
  /** What the chunk is about, as far as its own text does not say: its section or topic and its slide's title. */
  context: string;
  slideFrom: number;
  slideTo: number;
  charStart: number;
  charEnd: number;
}

export interface ChunkingOptions {
  /** Aim for the length of a chunk. */
  maxTokens: number;
  /** How much of a chunk's end the next one begins with. */
  overlapTokens: number;
  countTokens: (text: string) => number;
}

interface Piece {
  start: number;
  end: number;
  tokens: number;
}

/**
 * Cuts segments into chunks on the borders of sentences, never across segments. Every character that is
 * not a blank lies in a chunk. A sentence over `maxTokens` is cut between words.
 */
export function chunkSegments(segments: Segment[], options: ChunkingOptions): Chunk[] {
  return segments
    .flatMap((segment) =>
      chunkSpans(segment.text, options).map(([start, end]) => ({ segment, start, end })),
    )
    .map(({ segment, start, end }, chunkIndex) => ({
      chunkId: chunkIdOf(segment.segmentId, start, end),
      segmentId: segment.segmentId,
      chunkIndex,
      text: segment.text.slice(start, end),
      context: contextOf(segment, start, end),
      slideFrom: slideAt(segment, start),
      slideTo: slideAt(segment, end - 1),
      charStart: segment.charStart + start,
      charEnd: segment.charStart + end,
    }));
}

/** What is embedded and searched for a chunk: its text under what it is about. */
export function indexedText({ context, text }: Pick<Chunk, 'context' | 'text'>): string {
  return context === '' ? text : `${context}\n${text}`;
}

const TITLE_MAX_CHARACTERS = 200;

function contextOf({ topicLabel, text, slides }: Segment, start: number, end: number): string {
  const slide = slides.findLast((span) => span.charStart <= start);
  // A slide's text begins with its title; where the chunk begins with it, it need not be told.
  const isInside = slide !== undefined && slide.charStart < start;
  const title = isInside ? firstLine(text.slice(slide.charStart, slide.charEnd)) : '';
  const own = text.slice(start, end);
  return [...new Set([topicLabel.trim(), title])]
    .filter((line) => line !== '' && !own.startsWith(line))
    .join('\n');
}

function firstLine(text: string): string {
  const line = text.trimStart().split('\n', 1)[0]!.trim();
  return line.length <= TITLE_MAX_CHARACTERS ? line : '';
}

function chunkSpans(text: string, options: ChunkingOptions): [number, number][] {
  const pieces = sentences(text, options);
  const spans: [number, number][] = [];
  let from = 0;
  while (from < pieces.length) {
    const to = lastThatFits(pieces, from, options.maxTokens);
    spans.push([pieces[from]!.start, pieces[to]!.end]);
    if (to === pieces.length - 1) break;
    // No more than leaves room for the next piece: else the next chunk would only repeat this one's end.
    const room = Math.max(options.maxTokens - pieces[to + 1]!.tokens, 0);
    from = overlapStart(pieces, from, to, Math.min(options.overlapTokens, room));
  }
  return spans;
}

function lastThatFits(pieces: Piece[], from: number, maxTokens: number): number {
  let to = from;
  let tokens = pieces[from]!.tokens;
  while (to + 1 < pieces.length && tokens + pieces[to + 1]!.tokens <= maxTokens) {
    to += 1;
    tokens += pieces[to]!.tokens;
  }
  return to;
}

/** The first of the last pieces of [from, to] that together stay within the overlap; always after `from`. */
function overlapStart(pieces: Piece[], from: number, to: number, overlapTokens: number): number {
  let start = to + 1;
  let tokens = 0;
  while (start - 1 > from && tokens + pieces[start - 1]!.tokens <= overlapTokens) {
    start -= 1;
    tokens += pieces[start]!.tokens;
  }
  return start;
}

// Of no language, so that the same text is cut alike on every machine.
const bySentence = new Intl.Segmenter('und', { granularity: 'sentence' });
const byWord = new Intl.Segmenter('und', { granularity: 'word' });

/** The sentences of the text without the blanks around them; a line break ends one too. */
function sentences(text: string, { maxTokens, countTokens }: ChunkingOptions): Piece[] {
  return [...bySentence.segment(text)]
    .flatMap(({ segment, index }) => lines(segment, index))
    .flatMap(({ start, end }) => {
      const tokens = countTokens(text.slice(start, end));
      return tokens <= maxTokens
        ? [{ start, end, tokens }]
        : wordRuns(text, start, end, maxTokens, countTokens);
    });
}

function lines(sentence: string, offset: number): { start: number; end: number }[] {
  let lineStart = offset;
  return sentence.split('\n').flatMap((line) => {
    const start = lineStart + line.length - line.trimStart().length;
    const length = line.trim().length;
    lineStart += line.length + 1;
    return length === 0 ? [] : [{ start, end: start + length }];
  });
}

function wordRuns(
  text: string,
  start: number,
  end: number,
  maxTokens: number,
  countTokens: (text: string) => number,
): Piece[] {
  const runs: Piece[] = [];
  for (const { segment, index } of byWord.segment(text.slice(start, end))) {
    const tokens = countTokens(segment);
    const last = runs.at(-1);
    if (last !== undefined && last.tokens + tokens <= maxTokens) {
      last.end = start + index + segment.length;
      last.tokens += tokens;
    } else {
      runs.push({ start: start + index, end: start + index + segment.length, tokens });
    }
  }
  return runs;
}
