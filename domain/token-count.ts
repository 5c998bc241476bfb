import { countTokens as countTokensOf } from 'gpt-tokenizer/encoding/o200k_base';

// The tokeniser's time grows with the square of a run without a word border (18 s for 200,000 blanks), so it is
// given short pieces. A piece that ends within a word costs a token too many now and then.
const PIECE_CHARACTERS = 500;

// A deck may say '<|endoftext|>': it is text here.
const AS_TEXT = { disallowedSpecial: new Set<string>() };

/** Tokens of the text in o200k_base, the encoding of current OpenAI models. */
export function countTokens(text: string): number {
  let tokens = 0;
  for (let start = 0; start < text.length;) {
    const piece = text.slice(start, start + PIECE_CHARACTERS);
    const border = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\n'));
    const isLast = start + piece.length === text.length;
    const whole = isLast || border <= 0 ? piece : piece.slice(0, border);
    tokens += countTokensOf(whole, AS_TEXT);
    start += whole.length;
  }
  return tokens;
}
