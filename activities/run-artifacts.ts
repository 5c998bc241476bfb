import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type proto from '@temporalio/proto';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { refsIn } from './document-artifacts.ts';
import { findRuns, type RunRef } from './other-ingests.ts';

type Event = proto.temporal.api.history.v1.IHistoryEvent;
type Payload = proto.temporal.api.common.v1.IPayload;

/**
 * The artifacts that stand in the histories of a workflow, of all its runs and of the workflows that these started, as
 * far as Temporal keeps them. So what an ingest has read that wrote nothing is found, which no record names.
 */
export async function artifactsOfRuns(
  temporal: Client,
  workflowId: string,
): Promise<Set<ArtifactRef>> {
  const found = new Set<ArtifactRef>();
  const waiting = await findRuns(temporal, `WorkflowId = ${quoted(workflowId)}`);
  for (let run = waiting.pop(); run !== undefined; run = waiting.pop()) {
    for (const event of await historyOf(temporal, run)) {
      for (const ref of refsInEvent(event)) found.add(ref);
      const child = event.childWorkflowExecutionStartedEventAttributes?.workflowExecution;
      if (child?.workflowId && child.runId) {
        waiting.push({ workflowId: child.workflowId, runId: child.runId });
      }
    }
  }
  return found;
}

/** The references in an event: what was given to a workflow or an activity, and what these gave. */
export function refsInEvent(event: Event): ArtifactRef[] {
  return [...payloadsIn(event)].flatMap((payload) => [
    ...refsIn(defaultPayloadConverter.fromPayload(payload)),
  ]);
}

async function historyOf(temporal: Client, { workflowId, runId }: RunRef): Promise<Event[]> {
  try {
    const { events } = await temporal.workflow.getHandle(workflowId, runId).fetchHistory();
    return events ?? [];
  } catch (error) {
    // Temporal forgets runs that ended long ago.
    if (error instanceof WorkflowNotFoundError) return [];
    throw error;
  }
}

function* payloadsIn(value: unknown): Generator<Payload> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if ('data' in value && 'metadata' in value) {
    yield value as Payload;
    return;
  }
  for (const inner of Object.values(value)) yield* payloadsIn(inner);
}

/** As a text of a query of Temporal's visibility. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
