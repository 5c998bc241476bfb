/** A run of items: from the first to before the last index. */
export interface Run {
  from: number;
  to: number;
}

/**
 * Cuts a row of items into as few runs as possible of at most `most` each, about equally large. An item larger than
 * that is a run by itself.
 */
export function balancedParts(sizes: readonly number[], most: number): Run[] {
  const sums = [0];
  for (const size of sizes) sums.push((sums.at(-1) ?? 0) + size);
  const total = sums.at(-1) ?? 0;
  for (let parts = Math.max(Math.ceil(total / most), 1); parts < sizes.length; parts += 1) {
    const runs = cutInto(parts, sums);
    if (runs.every(({ from, to }) => to - from === 1 || sumOf(sums, from, to) <= most)) return runs;
  }
  return sizes.map((_, from) => ({ from, to: from + 1 }));
}

/** Cuts where the sum comes nearest to equal shares, leaving at least one item to each run. */
function cutInto(parts: number, sums: readonly number[]): Run[] {
  const items = sums.length - 1;
  const total = sums[items] ?? 0;
  const runs: Run[] = [];
  let from = 0;
  for (let part = 1; part <= parts; part += 1) {
    const last = items - (parts - part);
    const share = (total * part) / parts;
    let to = from + 1;
    while (to < last && isNearer(sums, to + 1, to, share)) to += 1;
    if (part === parts) to = items;
    runs.push({ from, to });
    from = to;
  }
  return runs;
}

function isNearer(sums: readonly number[], index: number, than: number, goal: number): boolean {
  return Math.abs((sums[index] ?? 0) - goal) <= Math.abs((sums[than] ?? 0) - goal);
}

function sumOf(sums: readonly number[], from: number, to: number): number {
  return (sums[to] ?? 0) - (sums[from] ?? 0);
}
