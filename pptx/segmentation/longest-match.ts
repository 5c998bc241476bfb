interface Link {
  position: number;
  before: Link | null;
}

/**
 * The longest way to give one item after the other a position further on, out of the positions that each may have;
 * items may go without. After Hunt and Szymanski, "A fast algorithm for computing longest common subsequences",
 * Communications of the ACM 20 (1977).
 *
 * @param candidates positions that each item may have, in rising order.
 * @returns the positions taken, in rising order.
 */
export function longestMatch(candidates: readonly (readonly number[])[]): number[] {
  // The chain of each length that ends earliest.
  const chains: Link[] = [];
  for (const positions of candidates) {
    // From the last to the first, so that an item does not follow itself.
    for (const position of positions.toReversed()) {
      const length = countBelow(chains, position);
      chains[length] = { position, before: chains[length - 1] ?? null };
    }
  }
  const found: number[] = [];
  for (let link = chains.at(-1) ?? null; link !== null; link = link.before) {
    found.push(link.position);
  }
  return found.toReversed();
}

/** How many chains end before the position. */
function countBelow(chains: readonly Link[], position: number): number {
  let [low, high] = [0, chains.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chains[middle]?.position ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
