/** A stretch [start, end) of a text, and how many single-character edits make it what was looked for. */
export interface ApproximateMatch {
  start: number;
  end: number;
  edits: number;
}

/**
 * The stretch of the text that is nearest to the pattern, of those that are at most `maxEdits` insertions, deletions and
 * substitutions away; the first of several. By the dynamic programming of P. Sellers, 'The theory and computation of
 * evolutionary distances: pattern recognition' (1980), with the cut-off of E. Ukkonen, 'Finding approximate patterns
 * in strings' (1985): about `maxEdits` steps for each character of the text.
 */
export function searchApproximately(
  text: string,
  pattern: string,
  maxEdits: number,
): ApproximateMatch | undefined {
  const length = pattern.length;
  if (length === 0) return undefined;
  // Falls when a stretch is found: only a nearer one counts then.
  let limit = maxEdits;
  const beyond = maxEdits + 1;
  // Of the pattern's first `row` characters: the fewest edits of a stretch that ends here, and where that begins.
  const edits = Int32Array.from({ length: length + 1 }, (_, row) => Math.min(row, beyond));
  const starts = new Int32Array(length + 1);
  // Below this row all entries are over the limit.
  let last = Math.min(maxEdits, length);
  let best: ApproximateMatch | undefined;

  for (let column = 1; column <= text.length && limit >= 0; column++) {
    const unit = text.charCodeAt(column - 1);
    let [diagonal, diagonalStart] = [0, column - 1];
    edits[0] = 0;
    starts[0] = column;
    const end = Math.min(last + 1, length);
    for (let row = 1; row <= end; row++) {
      const [left, leftStart] = [edits[row]!, starts[row]!];
      let least = diagonal + (pattern.charCodeAt(row - 1) === unit ? 0 : 1);
      let start = diagonalStart;
      if (left + 1 < least) [least, start] = [left + 1, leftStart];
      const above = edits[row - 1]! + 1;
      if (above < least) [least, start] = [above, starts[row - 1]!];
      [diagonal, diagonalStart] = [left, leftStart];
      edits[row] = Math.min(least, beyond);
      starts[row] = start;
    }
    last = end;
    while (last > 0 && edits[last]! > limit) last -= 1;
    if (last === length) {
      best = { start: starts[length]!, end: column, edits: edits[length]! };
      limit = best.edits - 1;
    }
  }
  return best;
}
