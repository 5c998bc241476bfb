import { type Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import { DocumentBusy } from '../domain/errors.ts';
import { DELETE_TENANT_WORKFLOW, type TenantDeletionSummary } from '../workflows/contract.ts';
import { TASK_QUEUES } from '../workflows/task-queues.ts';
import type { DeletionOptions } from './delete-document.ts';
import type { IngestClient } from './ingest-client.ts';
import { failedOutcome } from './outcome.ts';

/**
 * Deletes everything of a tenant, and waits for the end; joins a deletion that is under way.
 *
 * @throws DocumentBusy when a document of it is being ingested, and that is not to be cancelled.
 */
export async function deleteTenant(
  temporal: Client,
  ingests: IngestClient,
  tenantId: string,
  { cancel = false }: DeletionOptions = {},
): Promise<TenantDeletionSummary> {
  await endIngests(ingests, tenantId, cancel);
  return (await temporal.workflow
    .execute(DELETE_TENANT_WORKFLOW, {
      taskQueue: TASK_QUEUES.orchestrator,
      workflowId: `delete/${tenantId}`,
      args: [{ tenantId }],
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      priority: { fairnessKey: tenantId },
      staticSummary: `deletes tenant ${tenantId}`,
    })
    .catch(failedOutcome)) as TenantDeletionSummary;
}

async function endIngests(ingests: IngestClient, tenantId: string, cancel: boolean): Promise<void> {
  const running = (await ingests.runs(tenantId)).filter(({ status }) => status === 'running');
  if (running.length > 0 && !cancel) {
    throw new DocumentBusy(
      `Tenant ${tenantId} has documents that are being ingested: ${running.map(({ documentId }) => documentId).join(', ')}. Wait for them, or have them cancelled and deleted: --cancel.`,
    );
  }
  const cancelled = await Promise.all(
    running.map(({ documentId }) => ingests.cancel({ tenantId, documentId })),
  );
  await Promise.all(cancelled.map((run) => ingests.ended(run)));
}
