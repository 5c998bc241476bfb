import { findLeftovers, type Leftover } from '../../activities/leftovers.ts';
import {
  REMOVE_LEFTOVERS_WORKFLOW,
  REPAIR_WORKFLOW,
  SEARCH_ATTRIBUTES,
  type LeftoversInput,
  type RepairInput,
} from '../../workflows/contract.ts';
import { TASK_QUEUES } from '../../workflows/task-queues.ts';
import { failedOutcome } from '../outcome.ts';
import type { Services } from '../services.ts';
import { busyDocuments } from './busy-documents.ts';
import type { DocumentVerdict } from './verify.ts';

/** Whether what is wrong with a document can be mended from what is kept of it. */
export function canRepair({ condition, generation }: DocumentVerdict): boolean {
  return generation !== null && (condition === 'drifted' || condition === 'lost');
}

/** Has a document written again from its artifacts, and waits for the end. No LLM is asked. */
export async function repairDocument(
  services: Services,
  { tenantId, documentId, generation }: DocumentVerdict,
): Promise<void> {
  const input: RepairInput = { tenantId, documentId, generation: generation! };
  await execute(services, REPAIR_WORKFLOW, `repair/${tenantId}/${documentId}`, input);
}

/** What belongs to no document of a tenant; with `repair` it is removed then. */
export async function verifyLeftovers(
  services: Services,
  tenantId: string,
  repair: boolean,
): Promise<Leftover[]> {
  const lookedAt = new Date().toISOString();
  const busy = await busyDocuments(await services.temporal(), tenantId);
  const leftovers = await findLeftovers(services.graph, services.index, tenantId, {
    busy,
    lookedAt,
  });
  if (repair && leftovers.length > 0) {
    const input: LeftoversInput = { tenantId, busy, lookedAt };
    await execute(services, REMOVE_LEFTOVERS_WORKFLOW, `leftovers/${tenantId}`, input);
  }
  return leftovers;
}

async function execute(
  services: Services,
  workflow: string,
  workflowId: string,
  input: LeftoversInput | RepairInput,
): Promise<void> {
  const temporal = await services.temporal();
  await temporal.workflow
    .execute(workflow, {
      taskQueue: TASK_QUEUES.orchestrator,
      workflowId,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      typedSearchAttributes: [
        { key: SEARCH_ATTRIBUTES.tenant, value: input.tenantId },
        ...('documentId' in input
          ? [{ key: SEARCH_ATTRIBUTES.document, value: input.documentId }]
          : []),
      ],
      priority: { fairnessKey: input.tenantId },
      staticSummary: workflowId,
    })
    .catch(failedOutcome);
}
