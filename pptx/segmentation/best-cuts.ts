import type { Range } from './range.ts';

export interface CutAim {
  /** The least that a part should have. */
  minTokens: number;
  /** The most that a part may have, unless one item alone has more. */
  maxTokens: number;
}

/** A part below the aim costs more than any two borders are worth, and the more the smaller it is. */
const TOO_SMALL = 4;

/**
 * Cuts a row of items into parts at the best borders, by dynamic programming: of all ways to cut in which no part is
 * too large, the one where the worth of the borders, less what the sizes of the parts cost, is greatest. A part in
 * the middle of the aim costs nothing; of equally good ways, the one with the longer last part is taken.
 *
 * @param sizes tokens of the items, each above 0.
 * @param worth of cutting after an item, for all items but the last; 0 is neither good nor bad.
 */
export function bestCuts(
  sizes: readonly number[],
  worth: readonly number[],
  { minTokens, maxTokens }: CutAim,
): Range[] {
  const sizeCosts = new SizeCosts({ minTokens, maxTokens });
  // The least cost of the items before an index, and where the last part of that way begins.
  const costs = [0];
  const starts = [0];
  for (let to = 1; to <= sizes.length; to += 1) {
    let least = Infinity;
    let start = to - 1;
    for (let from = to - 1, size = 0; from >= 0; from -= 1) {
      size += sizes[from] ?? 0;
      if (size > maxTokens && from < to - 1) break;
      const cost =
        (costs[from] ?? 0) + sizeCosts.of(size) - (from === 0 ? 0 : (worth[from - 1] ?? 0));
      if (cost <= least) [least, start] = [cost, from];
    }
    costs.push(least);
    starts.push(start);
  }
  const parts: Range[] = [];
  for (let to = sizes.length; to > 0; to = starts[to] ?? 0) {
    parts.push({ from: starts[to] ?? 0, to });
  }
  return parts.toReversed();
}

/** What parts cost by their size, each size reckoned once. */
class SizeCosts {
  readonly #aim: CutAim;
  readonly #known: number[] = [];

  constructor(aim: CutAim) {
    this.#aim = aim;
  }

  of(size: number): number {
    return (this.#known[size] ??= this.#reckoned(size));
  }

  #reckoned(size: number): number {
    const { minTokens, maxTokens } = this.#aim;
    const distance = Math.log(size / Math.sqrt(minTokens * maxTokens));
    const shortfall = size < minTokens ? TOO_SMALL * (2 - size / minTokens) : 0;
    return distance ** 2 + shortfall;
  }
}
