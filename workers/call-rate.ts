/** One burst of a second's worth, and a little: measured, the server lets 1.14 seconds' worth through at once. */
const BURST_SECONDS = 2;

/**
 * Rate for a task queue, in activities per second, with which no window of 60 seconds sees more starts than
 * `callsPerMinute`. The server's limiter is a token bucket: after a pause it lets a burst through, of about a
 * second's worth and at least one, on top of the steady rate.
 */
export function callsPerSecond(callsPerMinute: number): number {
  return Math.min(callsPerMinute / (60 + BURST_SECONDS), (callsPerMinute - 1) / 60);
}
