import type { Client } from '@temporalio/client';
import {
  INGEST_WORKFLOW,
  SEARCH_ATTRIBUTES,
  type IngestInput,
  type IngestStatus,
} from '../workflows/contract.ts';

/** What the workflow was started with, kept where a client finds it without reading the history. */
export interface IngestMemo extends Record<string, unknown> {
  input: IngestInput;
}

export interface RunListing {
  documentId: string;
  documentName: string;
  status: IngestStatus;
  startedAt: Date;
  endedAt: Date | null;
}

/** The runs of a tenant that Temporal knows, the last of each document, newest first. */
export async function listRuns(temporal: Client, tenantId: string): Promise<RunListing[]> {
  const executions = temporal.workflow.list({
    query: `WorkflowType = '${INGEST_WORKFLOW}' AND ${SEARCH_ATTRIBUTES.tenant.name} = '${tenantId}'`,
  });
  const listings = new Map<string, RunListing>();
  for await (const execution of executions) {
    const { workflowId, memo, startTime, closeTime } = execution;
    if (listings.has(workflowId)) continue;
    const { documentId, documentName } = (memo as IngestMemo).input;
    const told = execution.typedSearchAttributes.get(SEARCH_ATTRIBUTES.status);
    listings.set(workflowId, {
      documentId,
      documentName,
      status: statusOf(execution.status.name, told as IngestStatus),
      startedAt: startTime,
      endedAt: closeTime ?? null,
    });
  }
  return [...listings.values()];
}

/** What a run says of itself; one that was ended from outside could not say so. */
function statusOf(execution: string, told: IngestStatus): IngestStatus {
  if (told !== 'running' || execution === 'RUNNING') return told;
  return execution === 'CANCELLED' || execution === 'TERMINATED' ? 'cancelled' : 'failed';
}
