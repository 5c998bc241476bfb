import { setTimeout as sleep } from 'node:timers/promises';
import type { IngestProgress, IngestSummary } from '../workflows/contract.ts';
import type { IngestClient } from './ingest-client.ts';
import type { IngestRun } from './latest-run.ts';
import { isServerAway } from './server-away.ts';
import type { Trouble } from './troubles.ts';

/** What there is to see of a run right now. */
export interface IngestSight {
  /** Undefined while nothing is known yet. */
  progress: IngestProgress | undefined;
  /** What fails and is being tried again. */
  troubles: Trouble[];
  /** Why nothing new is known, such as that no worker runs. */
  obstacle: string | undefined;
}

const GRPC_FAILED_PRECONDITION = 9;
const LOOK_EVERY_MS = 400;
/** Troubles take another request, and change slowly. */
const ASK_FOR_TROUBLES_EVERY = 5;

/**
 * Waits for the end of a run, and tells `onSight` how far it is in the meantime.
 *
 * @throws what the run failed with; the signal's reason when the watching is given up (the run goes on).
 */
export async function followIngest(
  ingests: IngestClient,
  run: IngestRun,
  onSight: (sight: IngestSight) => void,
  signal: AbortSignal,
): Promise<IngestSummary> {
  const ended = new AbortController();
  const result = ingests.result(run, signal).finally(() => ended.abort());
  // It is awaited below, when there is nothing more to see; until then its failure is no surprise.
  result.catch(() => undefined);
  const stop = AbortSignal.any([ended.signal, signal]);

  const sight: IngestSight = { progress: undefined, troubles: [], obstacle: undefined };
  for (let look = 0; !stop.aborted; look++) {
    try {
      sight.progress = await ingests.progress(run);
      if (look % ASK_FOR_TROUBLES_EVERY === 0) sight.troubles = await ingests.troubles(run);
      sight.obstacle = undefined;
    } catch (error) {
      // The run goes on whether we can see it or not.
      sight.obstacle = reasonOf(error);
    }
    if (!stop.aborted) onSight({ ...sight });
    await sleep(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
  return result;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const { code, details } = (cause ?? error) as { code?: number; details?: string };
  // What the server answers when nobody has polled the queue of the workflows for a while.
  if (code === GRPC_FAILED_PRECONDITION && /poller/.test(details ?? '')) {
    return "no worker runs: start one with 'npm run -s knowbase -- worker'";
  }
  if (isServerAway(error)) {
    return 'Temporal does not answer; the ingest goes on by itself once it is back';
  }
  return details ?? String(error);
}
