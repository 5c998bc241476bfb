import * as fc from 'fast-check';
import type { ServerName } from '../../stack/local-server.ts';
import type { Step } from '../../workflows/contract.ts';
import type { CallKind } from '../simulated-llm/http-server.ts';
import type { WayToGo } from './chaos-stack.ts';
import {
  LASTING_FAILURES,
  PASSING_FAILURES,
  type LastingFailure,
  type PassingFailure,
} from './provider-failures.ts';

/** Something that is done to a running ingest. */
export type Strike =
  | { fault: 'kill-worker' }
  | { fault: 'restart-server'; server: ServerName; how: WayToGo; awayMs: number }
  | { fault: 'cut-network'; server: ServerName; awayMs: number }
  | { fault: 'rate-limit-storm'; forMs: number; retryAfterSeconds: number }
  | { fault: 'provider-outage'; forMs: number }
  | { fault: 'cancel' };

/** After so many calls of the LLM, or once a step has begun. */
export type Moment = { calls: number } | { step: Step };

export interface PlannedStrike {
  strike: Strike;
  moment: Moment;
  /** How long after the moment. */
  delayMs: number;
}

/** A failure that the provider serves one call of this kind about this segment; `segment` counts from 0. */
export interface PlannedFailure {
  kind: Extract<CallKind, 'prepass' | 'extraction'>;
  segment: number;
  failure: PassingFailure | LastingFailure;
}

/** How much is done. */
export interface ChaosSize {
  segments: number;
  /** Kills of the worker while segments are read, and in the rounds of writing. */
  kills: { reading: number; writing: number };
  /** Restarts of each server, and cuts of the network to it. */
  restarts: { reading: number; writing: number };
  cuts: { reading: number; writing: number };
  storms: number;
  outages: number;
  cancels: { reading: number; writing: number };
  /** Calls that are served each of the passing failures. */
  failuresOfEachKind: number;
  /** Re-ingests, during which the strikes of the writing happen. */
  writingRounds: number;
  /** Limit that the provider's queue is given, in calls a minute. */
  callsPerMinute: number;
  /** How long calls of the LLM take at least and at most. */
  callMs: { min: number; max: number };
  /** After how long the worker gives up a call. */
  callTimeoutSeconds: number;
  /** How long a server or a network is away at most. */
  maxAwayMs: number;
}

export interface Schedule {
  seed: number;
  /** While segments are read; by the number of calls. */
  reading: PlannedStrike[];
  failures: PlannedFailure[];
  /** Failures that asking again does not mend, of a document of their own. */
  lasting: PlannedFailure[];
  /** For each round what happens in it. */
  rounds: PlannedStrike[][];
}

/** Segments of the document that is served the lasting failures. */
export const LASTING_SEGMENTS = 8;

const SERVERS: ServerName[] = ['temporal', 'neo4j', 'qdrant'];
const WRITING_STEPS: Step[] = ['mine', 'vectors', 'graph', 'commit'];
const LATEST_SHARE = 0.9;
const MAX_DELAY_MS = { reading: 1500, writing: 600 };

/** What happens in a run: the same for the same seed and size. */
export function scheduleOf(seed: number, size: ChaosSize): Schedule {
  // Without its bias to the smallest and the largest, which is for finding mistakes in functions.
  const arbitrary = fc.noBias(arbitrarySchedule(seed, size));
  const [schedule] = fc.sample(arbitrary, { seed, numRuns: 1 });
  return schedule!;
}

function arbitrarySchedule(seed: number, size: ChaosSize): fc.Arbitrary<Schedule> {
  const { segments, kills, restarts, cuts, storms, outages, cancels } = size;
  const { maxAwayMs } = size;
  const reading = strikes(
    { kills: kills.reading, restarts: restarts.reading, cuts: cuts.reading },
    maxAwayMs,
  )
    .chain((common) =>
      fc
        .tuple(times(storms, storm), times(outages, outage))
        .map((weather) => [...common, ...weather.flat(), ...cancellations(cancels.reading)]),
    )
    .chain((all) => fc.tuple(...all.map((strike) => inReading(strike, segments * 2))))
    .map((planned) => planned.toSorted((a, b) => callsOf(a) - callsOf(b)));
  const writing = strikes(
    { kills: kills.writing, restarts: restarts.writing, cuts: cuts.writing },
    maxAwayMs,
  )
    .map((common) => [...common, ...cancellations(cancels.writing)])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
    .chain((all) => fc.tuple(...all.map(inWriting)))
    .map((planned) => dealt(planned, size.writingRounds));
  return fc.record({
    seed: fc.constant(seed),
    reading,
    failures: failuresOf(
      Object.keys(PASSING_FAILURES).flatMap((name) =>
        Array.from({ length: size.failuresOfEachKind }, () => name as PassingFailure),
      ),
      segments,
    ),
    lasting: lastingFailures,
    rounds: writing,
  });
}

function strikes(
  counts: { kills: number; restarts: number; cuts: number },
  maxAwayMs: number,
): fc.Arbitrary<Strike[]> {
  const kill = fc.constant<Strike>({ fault: 'kill-worker' });
  return fc
    .tuple(
      times(counts.kills, kill),
      ...SERVERS.flatMap((server) => [
        times(counts.restarts, restartOf(server, maxAwayMs)),
        times(counts.cuts, cutOf(server, maxAwayMs)),
      ]),
    )
    .map((each) => each.flat());
}

function cancellations(count: number): Strike[] {
  return Array.from({ length: count }, () => ({ fault: 'cancel' }));
}

function times<Value>(count: number, one: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.array(one, { minLength: count, maxLength: count });
}

function restartOf(server: ServerName, maxAwayMs: number): fc.Arbitrary<Strike> {
  return fc.record({
    fault: fc.constant('restart-server' as const),
    server: fc.constant(server),
    how: fc.constantFrom<WayToGo>('stopped', 'killed'),
    awayMs: fc.nat(maxAwayMs),
  });
}

function cutOf(server: ServerName, maxAwayMs: number): fc.Arbitrary<Strike> {
  return fc.record({
    fault: fc.constant('cut-network' as const),
    server: fc.constant(server),
    awayMs: fc.nat(maxAwayMs),
  });
}

const storm: fc.Arbitrary<Strike> = fc.record({
  fault: fc.constant('rate-limit-storm' as const),
  forMs: fc.integer({ min: 3000, max: 8000 }),
  retryAfterSeconds: fc.integer({ min: 1, max: 4 }),
});

const outage: fc.Arbitrary<Strike> = fc.record({
  fault: fc.constant('provider-outage' as const),
  forMs: fc.integer({ min: 20_000, max: 40_000 }),
});

function inReading(strike: Strike, calls: number): fc.Arbitrary<PlannedStrike> {
  return fc.record({
    strike: fc.constant(strike),
    moment: fc.record({ calls: fc.integer({ min: 1, max: Math.floor(calls * LATEST_SHARE) }) }),
    delayMs: fc.nat(MAX_DELAY_MS.reading),
  });
}

function inWriting(strike: Strike): fc.Arbitrary<PlannedStrike> {
  return fc.record({
    strike: fc.constant(strike),
    moment: fc.record({ step: fc.constantFrom(...WRITING_STEPS) }),
    delayMs: fc.nat(MAX_DELAY_MS.writing),
  });
}

function callsOf({ moment }: PlannedStrike): number {
  return 'calls' in moment ? moment.calls : Number.POSITIVE_INFINITY;
}

/** Dealt round by round like cards; within a round in the order of the steps. */
function dealt(planned: PlannedStrike[], rounds: number): PlannedStrike[][] {
  return numbers(rounds).map((round) =>
    planned
      .filter((_, index) => index % rounds === round)
      .toSorted((a, b) => stepOf(a) - stepOf(b)),
  );
}

function stepOf({ moment }: PlannedStrike): number {
  return 'step' in moment ? WRITING_STEPS.indexOf(moment.step) : -1;
}

const READINGS = ['prepass', 'extraction'] as const;

/** At most two for the same call: of bad answers in a row no more are forgiven. */
function failuresOf(names: PassingFailure[], segments: number): fc.Arbitrary<PlannedFailure[]> {
  const slots = numbers(segments).flatMap((segment) => READINGS.map((kind) => ({ segment, kind })));
  const twice = [...slots, ...slots];
  return fc
    .shuffledSubarray(twice, { minLength: names.length, maxLength: names.length })
    .map((chosen) => chosen.map((slot, index) => ({ ...slot, failure: names[index]! })));
}

/** Each of another segment, which fails of it. */
const lastingFailures: fc.Arbitrary<PlannedFailure[]> = fc
  .shuffledSubarray(numbers(LASTING_SEGMENTS), { minLength: LASTING_SEGMENTS })
  .chain((segments) =>
    fc.tuple(
      ...Object.keys(LASTING_FAILURES).map((name, index) =>
        fc.record({
          segment: fc.constant(segments[index]!),
          kind: fc.constantFrom(...READINGS),
          failure: fc.constant(name as LastingFailure),
        }),
      ),
    ),
  );

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
