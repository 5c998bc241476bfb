/** Windows that are looked at, in seconds; the limit of a provider is that of the last. */
const WINDOWS_SECONDS = [1, 5, 15, 30, 60];
/** The burst that a limit of calls a minute leaves room for, in seconds' worth (`workers/call-rate.ts`). */
const BURST_SECONDS = 2;

/** The window of a length that saw the most calls. */
export interface CallWindow {
  seconds: number;
  calls: number;
  allowed: number;
}

/**
 * For each length of a window the most calls that started within any of it, and how many may. In 60 seconds that
 * is the limit. In less it is the share of it with the burst; and calls that were let through one after the other
 * may start together when the worker was slow to begin, of which there are never more than it has slots.
 *
 * @param starts milliseconds since the epoch
 */
export function fullestWindows(
  starts: number[],
  callsPerMinute: number,
  slots: number,
): CallWindow[] {
  const sorted = starts.toSorted((a, b) => a - b);
  return WINDOWS_SECONDS.map((seconds) => ({
    seconds,
    calls: mostWithin(sorted, seconds * 1000),
    allowed: Math.floor(
      (callsPerMinute * (seconds + BURST_SECONDS)) / (60 + BURST_SECONDS) +
        (seconds < 60 ? slots : 0),
    ),
  }));
}

function mostWithin(sorted: number[], windowMs: number): number {
  let most = 0;
  let from = 0;
  for (const [to, start] of sorted.entries()) {
    while (start - sorted[from]! >= windowMs) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
