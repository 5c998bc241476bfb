import { proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { StoreActivities } from '../activities/index.ts';
import { storeOptions } from './activity-options.ts';
import {
  INGEST_WORKFLOW,
  SEARCH_ATTRIBUTES,
  type DeletionInput,
  type DeletionSummary,
} from './contract.ts';

const stores = proxyActivities<StoreActivities>(storeOptions);

const FIRST_WAIT_SECONDS = 1;
const LONGEST_WAIT_SECONDS = 60;

/**
 * Deletes a document: first what is shown of it, in both stores; then the artifacts that only it was made of. An
 * ingest of the tenant that is under way may have found some of those by their content, so it is waited for.
 */
export async function deleteDocument({
  tenantId,
  documentId,
  artifacts: others,
}: DeletionInput): Promise<DeletionSummary> {
  const { runId, startTime } = workflowInfo();
  const startedAt = startTime.toISOString();
  const traces = await stores.findTraces({ tenantId, documentId });
  await stores.eraseDocument({ tenantId, documentId, ingestId: runId, startedAt });
  await otherIngestsEnd(tenantId);
  const artifacts = await stores.removeArtifacts({ tenantId, documentId, startedAt, others });
  const { segments, chunks, generations } = traces;
  const found = segments + chunks + generations + artifacts > 0;
  return {
    tenantId,
    documentId,
    status: found ? 'deleted' : 'nothing',
    segments,
    chunks,
    artifacts,
  };
}

/** Waits until the ingests of the tenant that run now have ended; not for those that begin later. */
async function otherIngestsEnd(tenantId: string): Promise<void> {
  const query = `WorkflowType = '${INGEST_WORKFLOW}' AND ${SEARCH_ATTRIBUTES.tenant.name} = '${tenantId}' AND ExecutionStatus = 'Running'`;
  let runs = await stores.findRuns({ query });
  for (
    let wait = FIRST_WAIT_SECONDS;
    runs.length > 0;
    wait = Math.min(2 * wait, LONGEST_WAIT_SECONDS)
  ) {
    await sleep(wait * 1000, { summary: 'waits for ingests that may share artifacts' });
    runs = await stores.stillRunning({ runs });
  }
}
