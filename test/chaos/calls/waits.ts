import type { SimulatedCall } from '../../simulated-llm/http-server.ts';
import type { Interruption } from './ledger.ts';

/** A call that was told to come back, and not before a certain time; in milliseconds since the epoch. */
export interface AskedToWait {
  call: SimulatedCall;
  toldAt: number;
  notBefore: number;
}

/**
 * The calls that came back earlier than they were told to, in words. What a worker was told and could not pass on
 * before it died is nobody's fault.
 */
export function impatientCalls(
  waits: AskedToWait[],
  calls: SimulatedCall[],
  interruptions: Interruption[],
): string[] {
  return waits.flatMap(({ call, toldAt, notBefore }) => {
    const again = calls.find(
      ({ kind, text, startedAt }) => kind === call.kind && text === call.text && startedAt > toldAt,
    );
    if (again === undefined || again.startedAt >= notBefore) return [];
    const wasCutShort = interruptions.some(
      ({ from, to }) => from <= again.startedAt && to >= call.startedAt,
    );
    if (wasCutShort) return [];
    const early = ((notBefore - again.startedAt) / 1000).toFixed(1);
    return [`${call.kind} of ${call.text.split('\n', 1)[0]} came back ${early} s too early`];
  });
}
