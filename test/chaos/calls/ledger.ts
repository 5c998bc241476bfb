import type { SimulatedCall } from '../../simulated-llm/http-server.ts';

/** Something after which calls that were under way may be made again; in milliseconds since the epoch. */
export interface Interruption {
  /** Just before it began. */
  from: number;
  /** When it was over; of a kill, when it began. */
  to: number;
}

/** What became of the calls of a phase. */
export interface Ledger {
  asked: number;
  /** Calls that were served a failure. */
  failed: number;
  /** Calls under way at an interruption. */
  inFlight: number;
  /** Calls made again since they were under way at an interruption. */
  repeated: number;
  /** Repetitions for which there is no reason. */
  unexplained: string[];
}

export interface LedgerOptions {
  /** Calls that can be under way at once. */
  slots: number;
  /** After how long the worker gives a call up. */
  timeoutMs: number;
}

/**
 * Accounts for every call that was made more than once. A call may be made again when it was served a failure,
 * when the worker gave it up after its time limit, and when it was under way at an interruption: its answer had
 * not come, or had come and had not been noted yet. Of the latter there are never more than there are slots.
 */
export function keepLedger(
  calls: SimulatedCall[],
  interruptions: Interruption[],
  { slots, timeoutMs }: LedgerOptions,
): Ledger {
  const open = interruptions.map(
    ({ from }) => calls.filter((call) => isOpenIn(call, { from, to: from })).length,
  );
  const notNoted = interruptions.map(() => 0);
  const ledger: Ledger = {
    asked: calls.length,
    failed: calls.filter(({ misbehaviour }) => misbehaviour !== undefined).length,
    inFlight: 0,
    repeated: 0,
    unexplained: [],
  };
  for (const ofOneQuestion of Map.groupBy(calls, questionOf).values()) {
    const inOrder = ofOneQuestion.toSorted((a, b) => a.startedAt - b.startedAt);
    for (const [index, again] of inOrder.slice(1).entries()) {
      const earlier = inOrder[index]!;
      if (earlier.misbehaviour !== undefined) continue;
      if (interruptions.some((interruption) => isOpenIn(earlier, interruption))) {
        ledger.repeated += 1;
      } else if (!earlier.answered && durationOf(earlier) >= timeoutMs) {
        // The worker's own patience was at its end: a slow machine, and nothing else.
      } else {
        const between = interruptions.findIndex(
          ({ from }, which) =>
            from >= (earlier.endedAt ?? from) &&
            from <= again.startedAt &&
            open[which]! + notNoted[which]! < slots,
        );
        if (between < 0) ledger.unexplained.push(describe(earlier, again));
        else {
          notNoted[between]! += 1;
          ledger.repeated += 1;
        }
      }
    }
  }
  const underWay = calls.filter((call) => interruptions.some((each) => isOpenIn(call, each)));
  ledger.inFlight = notNoted.reduce((sum, count) => sum + count, underWay.length);
  return ledger;
}

function questionOf({ kind, text }: SimulatedCall): string {
  return `${kind} ${text}`;
}

function isOpenIn({ startedAt, endedAt }: SimulatedCall, { from, to }: Interruption): boolean {
  return startedAt <= to && (endedAt === undefined || endedAt >= from);
}

function durationOf({ startedAt, endedAt = Number.POSITIVE_INFINITY }: SimulatedCall): number {
  return endedAt - startedAt;
}

function describe(earlier: SimulatedCall, again: SimulatedCall): string {
  const what = `${earlier.kind} of ${earlier.text.split('\n', 1)[0]}`;
  const pause = ((again.startedAt - earlier.startedAt) / 1000).toFixed(1);
  const fate = earlier.answered ? 'was answered' : 'was given up for no reason';
  return `${what} ${fate}, and was asked again ${pause} s after it`;
}
