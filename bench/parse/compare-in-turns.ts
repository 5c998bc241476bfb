const TURNS = 15;
const WARM_UP_TURNS = 4;
// What is short is done several times a turn, so that it clears away its own garbage and not the other's.
const TURN_MS = 50;

export interface Comparison {
  /** What the job takes, and what it is compared with, in ms. */
  job: number;
  reference: number;
  /** Of the first to the second: that of each turn, for the machine is not equally fast all the time. */
  ratio: number;
}

/** Does two jobs in turn, again and again in this one process, warmed up. Gives medians over the turns. */
export async function compareInTurns(
  job: () => unknown,
  reference: () => unknown,
): Promise<Comparison> {
  const turns: Comparison[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const ofReference = await timeTurn(reference);
    const ofJob = await timeTurn(job);
    if (turn < WARM_UP_TURNS) continue;
    turns.push({ job: ofJob, reference: ofReference, ratio: ofJob / ofReference });
  }
  return medians(turns);
}

/** @throws RangeError when there is nothing to take the medians of. */
export function medians(comparisons: readonly Comparison[]): Comparison {
  return {
    job: median(comparisons.map(({ job }) => job)),
    reference: median(comparisons.map(({ reference }) => reference)),
    ratio: median(comparisons.map(({ ratio }) => ratio)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const lower = sorted[(sorted.length - 1) >> 1];
  const upper = sorted[sorted.length >> 1];
  if (lower === undefined || upper === undefined) throw new RangeError('no values, so no median');
  return (lower + upper) / 2;
}

async function timeTurn(job: () => unknown): Promise<number> {
  const start = performance.now();
  let done = 0;
  let ms = 0;
  while (ms < TURN_MS) {
    await job();
    done += 1;
    ms = performance.now() - start;
  }
  return ms / done;
}
