/** Whether the text holds the term verbatim and as words of its own: 'ACL' does not stand in 'ORACLE'. */
export function containsTerm(text: string, term: string): boolean {
  if (term === '') return false;
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    const isWhole =
      !(isWordEnd(text, at) && WORD.test(term.at(0)!)) &&
      !(
        WORD.test(term.at(-1)!) &&
        WORD_START.test(text.slice(at + term.length, at + term.length + 2))
      );
    if (isWhole) return true;
  }
  return false;
}

const WORD = /[\p{L}\p{N}]/u;
const WORD_START = /^[\p{L}\p{N}\p{M}]/u;

/** Whether a word ends right before the offset. */
function isWordEnd(text: string, offset: number): boolean {
  return /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, offset - 2), offset));
}
