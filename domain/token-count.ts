import { countTokens as countTokensOf } from 'gpt-tokenizer/encoding/o200k_base';

// The tokeniser's time grows with the square of a run without a word border (18 s for 200,000 blanks), so it is
// given short pieces. A piece that ends within a word costs a token too many now and then.
const PIECE_CHARACTERS = 500;

// A deck may say '<|endoftext|>': it is text here.
const AS_TEXT = { disallowedSpecial: new Set<string>() };

/**
 * Tokens of the text in o200k_base, the encoding of current OpenAI models. A text that is cut where a line begins has
 * as many as its parts together.
 */
export function countTokens(text: string): number {
  let tokens = 0;
  for (let start = 0; start < text.length;) {
    const end = pieceEnd(text, start);
    tokens += countTokensOf(text.slice(start, end), AS_TEXT);
    start = end;
  }
  return tokens;
}

function pieceEnd(text: string, start: number): number {
  const limit = start + PIECE_CHARACTERS;
  if (limit >= text.length) return text.length;
  for (let end = limit; end > start; end -= 1) if (endsToken(text, end)) return end;
  return limit;
}

/** Whether no token of this encoding reaches across the offset: where a line begins, and before a single blank. */
function endsToken(text: string, offset: number): boolean {
  const [before, after, next] = [text[offset - 1], text[offset], text[offset + 1]];
  return (before === '\n' && !isBlank(after)) || (after === ' ' && !isBlank(next));
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character.trim() === '';
}
