import type { ChaosSize } from './schedule.ts';

/** The whole suite: some minutes. */
export const FULL: ChaosSize = {
  segments: 60,
  kills: { reading: 14, writing: 6 },
  restarts: { reading: 1, writing: 1 },
  cuts: { reading: 1, writing: 1 },
  storms: 1,
  outages: 1,
  cancels: { reading: 2, writing: 2 },
  failuresOfEachKind: 2,
  writingRounds: 6,
  // Both the rate and the slots hold calls up: five at once of 2.5 s would be 120 a minute.
  callsPerMinute: 90,
  callMs: { min: 500, max: 4500 },
  callTimeoutSeconds: 15,
  // Beyond the time-out of heartbeats, which is 15 s.
  maxAwayMs: 20_000,
};

/** A little of everything, for every run of the tests. */
export const SHORT: ChaosSize = {
  segments: 16,
  kills: { reading: 2, writing: 1 },
  restarts: { reading: 0, writing: 1 },
  cuts: { reading: 0, writing: 0 },
  storms: 0,
  outages: 0,
  cancels: { reading: 1, writing: 0 },
  failuresOfEachKind: 1,
  writingRounds: 1,
  callsPerMinute: 240,
  callMs: { min: 200, max: 1500 },
  callTimeoutSeconds: 6,
  maxAwayMs: 2000,
};
