/**
 * The text cut to a number of characters, with an ellipsis. Temporal takes 400 bytes for a summary, and a
 * character takes up to four.
 */
export function shorten(text: string, maxCharacters: number): string {
  const characters = Array.from(text);
  if (characters.length <= maxCharacters) return text;
  return `${characters.slice(0, maxCharacters - 1).join('')}…`;
}

/** Of the reason of a failure: so that those of 500 segments stay below the 256 KB that a payload should have. */
export const MESSAGE_MAX_BYTES = 300;

/** The text cut to a number of bytes in UTF-8, with an ellipsis: what is in a history is counted in bytes. */
export function shortenToBytes(text: string, maxBytes: number): string {
  let bytes = 0;
  let fitting = 0;
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > maxBytes) return `${text.slice(0, fitting)}…`;
    if (bytes <= maxBytes - ELLIPSIS_BYTES) fitting += character.length;
  }
  return text;
}

const ELLIPSIS_BYTES = 3;

function bytesOf(character: string): number {
  const codePoint = character.codePointAt(0)!;
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}
