import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { DocumentBusy, DocumentNotFound } from '../domain/errors.ts';
import { DELETE_WORKFLOW, type IngestInput } from '../workflows/contract.ts';
import { workflowIdOf, type DocumentRef } from './document-ref.ts';
import type { IngestMemo } from './run-listing.ts';

/** One run of the ingest of a document. */
export interface IngestRun extends DocumentRef {
  workflowId: string;
  runId: string;
  revision: string;
  /** Whether the run was under way already, with the same bytes. */
  joined: boolean;
}

/** The last run of a document, and what it was started with. */
export interface LatestRun extends IngestRun {
  input: IngestInput;
  isRunning: boolean;
  startedAt: Date;
  endedAt: Date | null;
}

/** The last ingest of a document. @throws DocumentNotFound; DocumentBusy while it is being deleted */
export async function latestRun(temporal: Client, document: DocumentRef): Promise<LatestRun> {
  const workflowId = workflowIdOf(document);
  const described = await temporal.workflow
    .getHandle(workflowId)
    .describe()
    .catch((error: unknown) => {
      if (error instanceof WorkflowNotFoundError) throw notIngested(document, error);
      throw error;
    });
  const isRunning = described.status.name === 'RUNNING';
  if (described.type === DELETE_WORKFLOW) {
    throw isRunning ? beingDeleted(document) : deleted(document, described.status.name);
  }
  const { input } = described.memo as IngestMemo;
  return {
    ...document,
    workflowId,
    runId: described.runId,
    revision: input.revision,
    joined: false,
    input,
    isRunning,
    startedAt: described.startTime,
    endedAt: described.closeTime ?? null,
  };
}

/** For whoever goes on when a document was deleted meanwhile. */
export function undefinedIfGone(error: unknown): undefined {
  if (error instanceof DocumentNotFound) return undefined;
  throw error;
}

function notIngested({ documentId, tenantId }: DocumentRef, cause: unknown): DocumentNotFound {
  return new DocumentNotFound(
    `Document ${documentId} of tenant ${tenantId} has not been ingested, or so long ago that Temporal no longer knows the run. 'list' shows the documents there are.`,
    { cause },
  );
}

function beingDeleted({ documentId, tenantId }: DocumentRef): DocumentBusy {
  return new DocumentBusy(
    `Document ${documentId} of tenant ${tenantId} is being deleted. Wait until it is gone.`,
  );
}

function deleted({ documentId, tenantId }: DocumentRef, status: string): DocumentNotFound {
  return new DocumentNotFound(
    status === 'COMPLETED'
      ? `Document ${documentId} of tenant ${tenantId} was deleted.`
      : `The deletion of document ${documentId} of tenant ${tenantId} did not come to its end. Delete it again.`,
  );
}
