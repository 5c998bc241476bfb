/** English has about four bytes a token, French the same, Chinese and Cyrillic fewer characters of more bytes each. */
const BYTES_PER_TOKEN = 4;

/**
 * About how many tokens a text has. For where that is put right by what is counted later: a tokeniser, which knows
 * (`token-count.ts`), takes 70 MB.
 */
export function guessTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}
