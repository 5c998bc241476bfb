/**
 * The text cut to a number of characters, with an ellipsis. Temporal takes 400 bytes for a summary, and a
 * character takes up to four.
 */
export function shorten(text: string, maxCharacters: number): string {
  const characters = Array.from(text);
  if (characters.length <= maxCharacters) return text;
  return `${characters.slice(0, maxCharacters - 1).join('')}…`;
}
