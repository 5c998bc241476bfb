import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { StoreActivities } from '../activities/index.ts';
import { storeOptions } from './activity-options.ts';
import type { TenantDeletionSummary } from './contract.ts';

const stores = proxyActivities<StoreActivities>(storeOptions);

/** Deletes everything of a tenant, from both stores and from the artifacts. Its ingests must have ended. */
export async function deleteTenant({
  tenantId,
}: {
  tenantId: string;
}): Promise<TenantDeletionSummary> {
  const { runId, startTime } = workflowInfo();
  const { documents, chunks } = await stores.findTenantTraces({ tenantId });
  const { artifacts } = await stores.eraseTenant({
    tenantId,
    ingestId: runId,
    startedAt: startTime.toISOString(),
  });
  const found = artifacts || documents + chunks > 0;
  return { tenantId, status: found ? 'deleted' : 'nothing', documents, chunks };
}
