import type { Client } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';

/** The documents of a tenant that a workflow is at: that are being ingested, deleted or repaired. */
export async function busyDocuments(temporal: Client, tenantId: string): Promise<string[]> {
  const runs = temporal.workflow.list({
    query: `${SEARCH_ATTRIBUTES.tenant.name} = '${tenantId}' AND ExecutionStatus = 'Running'`,
  });
  const busy: string[] = [];
  for await (const { workflowId, runId, typedSearchAttributes } of runs) {
    const documentId = typedSearchAttributes.get(SEARCH_ATTRIBUTES.document);
    if (documentId === undefined) continue;
    // What a list says is a little late.
    const { status } = await temporal.workflow.getHandle(workflowId, runId).describe();
    if (status.name === 'RUNNING') busy.push(documentId);
  }
  return busy;
}
