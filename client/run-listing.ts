import type { Client } from '@temporalio/client';
import {
  DELETE_WORKFLOW,
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
    query: `WorkflowType IN ('${INGEST_WORKFLOW}', '${DELETE_WORKFLOW}') AND ${SEARCH_ATTRIBUTES.tenant.name} = '${tenantId}'`,
  });
  const seen = new Set<string>();
  const listings: RunListing[] = [];
  for await (const execution of executions) {
    const { workflowId, memo, startTime, closeTime } = execution;
    if (seen.has(workflowId)) continue;
    seen.add(workflowId);
    // What was ingested before it was deleted concerns nobody any more.
    if (execution.type === DELETE_WORKFLOW) continue;
    const { documentId, documentName } = (memo as IngestMemo).input;
    const told = execution.typedSearchAttributes.get(SEARCH_ATTRIBUTES.status);
    listings.push({
      documentId,
      documentName,
      status: statusOf(execution.status.name, told as IngestStatus),
      startedAt: startTime,
      endedAt: closeTime ?? null,
    });
  }
  return listings;
}

/** What a run says of itself; one that was ended from outside could not say so. */
function statusOf(execution: string, told: IngestStatus): IngestStatus {
  if (told !== 'running' || execution === 'RUNNING') return told;
  return execution === 'CANCELLED' || execution === 'TERMINATED' ? 'cancelled' : 'failed';
}
