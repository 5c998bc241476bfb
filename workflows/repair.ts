import { CancellationScope, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { StoreActivities } from '../activities/index.ts';
import type { WrittenGraph } from '../activities/write-graph.ts';
import { storeOptions } from './activity-options.ts';
import type { LeftoversInput, RepairInput } from './contract.ts';

const stores = proxyActivities<StoreActivities>(storeOptions);

/**
 * Writes a document again from what is kept of it, without reading its deck: as a new generation, so that what is
 * there stays to be seen until it is replaced as a whole.
 */
export async function repairDocument({
  tenantId,
  documentId,
  generation,
}: RepairInput): Promise<WrittenGraph> {
  const { runId, startTime } = workflowInfo();
  const writing = { tenantId, documentId, ingestId: runId };
  const { parts, status } = await stores.recordedParts({ tenantId, documentId, generation });
  const { batches, failures, ...described } = parts;
  const startedAt = startTime.toISOString();
  try {
    const begun = await stores.beginWriting({ ...writing, parts, startedAt, repairs: runId });
    const chunks = await stores.uploadPoints({ ...writing, ...begun, ...described, batches });
    return await stores.writeGraph({
      ...writing,
      ...begun,
      ...described,
      failures,
      status,
      chunks,
    });
  } finally {
    await CancellationScope.nonCancellable(() => stores.endWriting(writing));
  }
}

/** Removes what belongs to no document of a tenant. */
export async function removeLeftovers(input: LeftoversInput): Promise<void> {
  await stores.removeLeftovers(input);
}
