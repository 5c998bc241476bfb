import { Client } from '@temporalio/client';
import type proto from '@temporalio/proto';
import { connectClient } from '../temporal/connection.ts';
import type { KnowledgeBase } from './knowledge-base.ts';

/** How large the histories of some runs have become, those of their child workflows included. */
export interface HistorySizes {
  histories: number;
  /** Events of the longest history. */
  mostEvents: number;
  /** Bytes of the largest payload in any of them. */
  largestPayload: number;
}

interface Run {
  workflowId: string;
  runId: string;
}

export async function measureHistories(
  { config, services }: KnowledgeBase,
  runs: Run[],
): Promise<HistorySizes> {
  const connection = await connectClient(config, services.addresses.temporal.address);
  try {
    const client = new Client({ connection, namespace: config.temporal.namespace });
    const sizes: HistorySizes = { histories: 0, mostEvents: 0, largestPayload: 0 };
    const waiting = [...runs];
    for (let run = waiting.pop(); run !== undefined; run = waiting.pop()) {
      const { events } = await client.workflow.getHandle(run.workflowId, run.runId).fetchHistory();
      sizes.histories += 1;
      sizes.mostEvents = Math.max(sizes.mostEvents, events?.length ?? 0);
      sizes.largestPayload = Math.max(sizes.largestPayload, largestPayloadIn(events));
      waiting.push(...(events ?? []).flatMap(startedChild));
    }
    return sizes;
  } finally {
    await connection.close();
  }
}

function startedChild({
  childWorkflowExecutionStartedEventAttributes: started,
}: proto.temporal.api.history.v1.IHistoryEvent): Run[] {
  const { workflowId, runId } = started?.workflowExecution ?? {};
  return workflowId && runId ? [{ workflowId, runId }] : [];
}

/** A payload is whatever has data beside its metadata, wherever it stands. */
function largestPayloadIn(value: unknown): number {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return 0;
  if ('metadata' in value && 'data' in value && value.data instanceof Uint8Array) {
    return value.data.length;
  }
  return Object.values(value).reduce<number>(
    (largest, inner) => Math.max(largest, largestPayloadIn(inner)),
    0,
  );
}
