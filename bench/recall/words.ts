/** Text in the form in which it is compared: NFKC, lower case, runs of blanks as one. */
export function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

/** The words of a text: letters and digits together, every other visible sign by itself. */
export function wordsOf(text: string): string[] {
  return normalised(text).match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}\p{C}]/gu) ?? [];
}

/** How often each word stands in the texts. */
export function countWords(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** The words of `wanted` that `found` lacks, each as often as it is lacking. */
export function lackingWords(
  wanted: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): string[] {
  return [...wanted].flatMap(([word, count]) =>
    Array.from<string>({ length: Math.max(count - (found.get(word) ?? 0), 0) }).fill(word),
  );
}
