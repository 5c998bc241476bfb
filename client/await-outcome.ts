import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { IngestSummary } from '../workflows/contract.ts';
import { isServerAway } from './server-away.ts';

/** Temporal's client has tried for some seconds by itself before it gives up. */
const ASK_AGAIN_MS = 500;

/**
 * Waits for the end of an ingest, also while Temporal is away.
 *
 * @throws WorkflowFailedError when it failed or was cancelled; the signal's reason when the waiting is given up.
 */
export async function awaitOutcome(
  temporal: Client,
  { workflowId, runId }: { workflowId: string; runId: string },
  signal?: AbortSignal,
): Promise<IngestSummary> {
  const handle = temporal.workflow.getHandle(workflowId, runId);
  const wait = () => handle.result() as Promise<IngestSummary>;
  for (;;) {
    // The SDK heeds an abort only when it comes during the call.
    signal?.throwIfAborted();
    try {
      return await (signal === undefined ? wait() : temporal.withAbortSignal(signal, wait));
    } catch (error) {
      signal?.throwIfAborted();
      if (!isServerAway(error)) throw error;
      await sleep(ASK_AGAIN_MS);
    }
  }
}
