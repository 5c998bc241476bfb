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
  writingRounds: 5,
  // Both the rate and the slots hold calls up: five at once of 2 s would be 150 a minute.
  callsPerMinute: 110,
  callMs: { min: 400, max: 3600 },
  callTimeoutSeconds: 15,
  // Beyond the time-out of heartbeats, which is 15 s.
  maxAwayMs: 20_000,
};

/** A little of what takes no time, for every run of the tests: on servers that others use meanwhile. */
export const SHORT: ChaosSize = {
  segments: 10,
  kills: { reading: 2, writing: 0 },
  restarts: { reading: 0, writing: 0 },
  cuts: { reading: 0, writing: 1 },
  storms: 0,
  outages: 0,
  cancels: { reading: 1, writing: 0 },
  failuresOfEachKind: 1,
  writingRounds: 1,
  callsPerMinute: 600,
  callMs: { min: 100, max: 1000 },
  callTimeoutSeconds: 4,
  maxAwayMs: 2000,
};
