import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
} from '@temporalio/client';
import { DocumentBusy, DocumentNotFound } from '../domain/errors.ts';
import {
  DELETE_WORKFLOW,
  SEARCH_ATTRIBUTES,
  type DeletionInput,
  type DeletionSummary,
  type IngestInput,
} from '../workflows/contract.ts';
import { TASK_QUEUES } from '../workflows/task-queues.ts';
import { workflowIdOf, type DocumentRef } from './document-ref.ts';
import type { IngestClient } from './ingest-client.ts';
import type { LatestRun } from './latest-run.ts';
import { failedOutcome } from './outcome.ts';

export interface DeletionOptions {
  /** Cancel an ingest of the document that is under way, and wait for its end. */
  cancel?: boolean;
}

/** A deletion that is under way. */
export interface Deletion {
  /** Waits for its end. @throws the error that it failed with */
  end: () => Promise<DeletionSummary>;
}

/**
 * Starts the deletion of a document, or joins one that is under way.
 *
 * @throws DocumentBusy when the document is being ingested, and that is not to be cancelled.
 */
export async function startDeletion(
  temporal: Client,
  ingests: IngestClient,
  document: DocumentRef,
  { cancel = false }: DeletionOptions = {},
): Promise<Deletion> {
  const workflowId = workflowIdOf(document);
  const run = await endedRun(ingests, document, cancel);
  const input: DeletionInput = {
    tenantId: document.tenantId,
    documentId: document.documentId,
    artifacts: run === undefined ? [] : ofInput(run.input),
  };
  const handle = await temporal.workflow
    .start(DELETE_WORKFLOW, {
      taskQueue: TASK_QUEUES.orchestrator,
      workflowId,
      args: [input],
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      typedSearchAttributes: [
        { key: SEARCH_ATTRIBUTES.tenant, value: document.tenantId },
        { key: SEARCH_ATTRIBUTES.document, value: document.documentId },
      ],
      priority: { fairnessKey: document.tenantId },
      staticSummary: `deletes ${document.documentId} of ${document.tenantId}`,
    })
    .catch((error: unknown) => {
      if (error instanceof WorkflowExecutionAlreadyStartedError) {
        return temporal.workflow.getHandle(workflowId);
      }
      throw error;
    });
  const { type } = await handle.describe();
  if (type !== DELETE_WORKFLOW) throw beingIngested(document);
  return {
    end: async () => {
      const summary = (await handle.result().catch(failedOutcome)) as DeletionSummary;
      return summary;
    },
  };
}

function ofInput({ deck, leaveOutList }: IngestInput): DeletionInput['artifacts'] {
  return leaveOutList === undefined ? [deck] : [deck, leaveOutList];
}

/** The last ingest of a document, once it has ended; undefined when there is none. */
async function endedRun(
  ingests: IngestClient,
  document: DocumentRef,
  cancel: boolean,
): Promise<LatestRun | undefined> {
  const run = await ingests.latest(document).catch((error: unknown) => {
    // A deletion that is under way is joined.
    if (error instanceof DocumentNotFound || error instanceof DocumentBusy) return undefined;
    throw error;
  });
  if (run === undefined || !run.isRunning) return run;
  if (!cancel) throw beingIngested(document);
  await ingests.cancel(run);
  await ingests.ended(run);
  return run;
}

function beingIngested({ documentId, tenantId }: DocumentRef): DocumentBusy {
  return new DocumentBusy(
    `Document ${documentId} of tenant ${tenantId} is being ingested. Wait for it, or have it cancelled and deleted: --cancel, over HTTP ?cancel=true.`,
  );
}
