import { resolve } from 'node:path';
import { logCalls } from '../calls/call-log.ts';
import { keepLedger } from '../calls/ledger.ts';
import { impatientCalls } from '../calls/waits.ts';
import type { DocumentIngest, Outcome } from '../document-ingest.ts';
import { SLOTS } from '../settings.ts';
import { differences } from '../snapshot/compare.ts';
import { sizeOf, type Snapshot } from '../snapshot/snapshot.ts';
import { takeSnapshot } from '../snapshot/take-snapshot.ts';
import { TENANTS, type Scene } from './scene.ts';

/** Begins a phase: its calls and interruptions are counted from here on. */
export function beginPhase(
  { provider, chronicle }: Scene,
  ...planned: Parameters<Scene['provider']['begin']>
): void {
  provider.begin(...planned);
  chronicle.interruptions = [];
}

/** Looks whether the run ended complete, and whether the client waited for that. */
export function checkComplete(
  { chronicle }: Scene,
  where: string,
  ingest: DocumentIngest,
  outcome: Outcome,
): void {
  const failed = outcome.status === 'cancelled' ? [] : outcome.summary.failedSegments;
  chronicle.check(
    where,
    'the document',
    outcome.status === 'complete'
      ? []
      : [
          `it ended ${outcome.status}`,
          ...failed.map((each) => `${each.topicLabel} failed: ${each.errorType}: ${each.message}`),
        ],
    'complete',
  );
  chronicle.check(where, 'whoever waited', ingest.misled, 'heard of the end, and of nothing else');
}

/** Compares what the stores hold of the tenant with what they are to hold, item for item. */
export async function checkStores(
  { services, chronicle }: Scene,
  where: string,
  expected: Snapshot,
): Promise<void> {
  const actual = await takeSnapshot(services, TENANTS.stormy);
  const wrong = differences(expected, actual);
  chronicle.check(where, 'graph and vectors', wrong, `equal: ${sizeOf(actual)}`);
}

/** Accounts for the calls of the phase, and logs them. Gives when they started, in milliseconds since the epoch. */
export async function checkCalls(
  { provider, chronicle, size, stack }: Scene,
  where: string,
): Promise<number[]> {
  const { calls, waits } = provider;
  await logCalls(resolve(stack.folder, 'logs', 'calls.jsonl'), where, calls);
  const { interruptions } = chronicle;
  const ledger = keepLedger(calls, interruptions, {
    slots: SLOTS,
    timeoutMs: size.callTimeoutSeconds * 1000,
  });
  const { asked, failed, inFlight, repeated, unexplained } = ledger;
  chronicle.check(
    where,
    'calls of the LLM',
    unexplained,
    `${asked} made, ${failed} of them served a failure; ${repeated} made again of ${inFlight} under way when something struck`,
  );
  if (waits.length > 0) {
    const early = impatientCalls(waits, calls, interruptions);
    chronicle.check(where, 'Retry-After', early, `kept ${waits.length} times`);
  }
  if (provider.unserved.length > 0) {
    chronicle.check(where, 'planned failures', provider.unserved, '');
  }
  return calls.map(({ startedAt }) => startedAt);
}
