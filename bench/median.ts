/** The value in the middle, or the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The most memory (resident, in MiB) that this process has while the work is done. */
export async function mostMemory(work: () => Promise<unknown>): Promise<number> {
  let most = 0;
  const look = () => (most = Math.max(most, process.memoryUsage.rss()));
  const looking = setInterval(look, 50);
  try {
    await work();
    look();
  } finally {
    clearInterval(looking);
  }
  return most / 1024 ** 2;
}
