import { countTokens } from '../../domain/token-count.ts';

const SENTENCES = new Intl.Segmenter('und', { granularity: 'sentence' });

// Pieces aim lower than the limit, since a border is rarely where it is wanted.
const AIM = 0.9;

export interface TextPiece {
  /** Where the piece ends, which is where the next begins. */
  end: number;
  tokens: number;
}

/**
 * Cuts a text into pieces of at most `maxTokens` and about equal length: at line breaks where there are any, else
 * between sentences, else between words. Nothing lies between two pieces.
 */
export function splitText(text: string, maxTokens: number): TextPiece[] {
  const tokens = countTokens(text);
  if (tokens <= maxTokens) return [{ end: text.length, tokens }];
  const pieces = Math.ceil(tokens / (maxTokens * AIM));
  const found: TextPiece[] = [];
  for (let start = 0, piece = 0; start < text.length; piece += 1) {
    const left = Math.max(pieces - piece, 1);
    const target = start + Math.ceil((text.length - start) / left);
    const end = target >= text.length ? text.length : borderBefore(text, start, target);
    // A single character can have several tokens.
    if (end - start === text.length) return [{ end, tokens }];
    for (const inner of splitText(text.slice(start, end), maxTokens)) {
      found.push({ end: start + inner.end, tokens: inner.tokens });
    }
    start = end;
  }
  return found;
}

/** The best border in the second half of what lies between `start` and `target`. */
function borderBefore(text: string, start: number, target: number): number {
  const from = start + Math.floor((target - start) / 2);
  const window = text.slice(from, target);
  const inWindow =
    window.lastIndexOf('\n') + 1 || lastSentenceStart(window) || lastWordStart(window) || 0;
  return inWindow > 0 ? from + inWindow : characterBorder(text, start, target);
}

function lastSentenceStart(window: string): number {
  return SENTENCES.segment(window).containing(window.length - 1)?.index ?? 0;
}

function lastWordStart(window: string): number {
  return (/\s(?=\S*$)/.exec(window)?.index ?? -1) + 1;
}

/** `offset`, or one beside it when it would cut a character in two: the one after, unless that leaves nothing. */
function characterBorder(text: string, start: number, offset: number): number {
  const code = text.charCodeAt(offset);
  const isLowSurrogate = code >= 0xdc00 && code <= 0xdfff;
  if (!isLowSurrogate) return offset;
  return offset + 1 < text.length || offset - 1 === start ? offset + 1 : offset - 1;
}
