import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { DocumentBusy, DocumentNotFound, SegmentNotReplayable } from '../domain/errors.ts';
import {
  INGEST_WORKFLOW,
  progressQuery,
  replaySegmentsUpdate,
  SEARCH_ATTRIBUTES,
  segmentsQuery,
  type IngestInput,
  type IngestProgress,
  type IngestStatus,
  type IngestSummary,
  type SegmentFailure,
  type SegmentProgress,
} from '../workflows/contract.ts';
import { shorten } from '../workflows/shorten.ts';
import { TASK_QUEUES } from '../workflows/task-queues.ts';
import { workflowIdOf, type DocumentRef } from './document-ref.ts';
import { failedOutcome } from './outcome.ts';
import { isServerAway } from './server-away.ts';

/** One run of the ingest of a document. */
export interface IngestRun extends DocumentRef {
  workflowId: string;
  runId: string;
  revision: string;
  /** Whether the run was under way already, with the same bytes. */
  joined: boolean;
}

/** What the workflow was started with, kept where a client finds it without reading the history. */
interface IngestMemo extends Record<string, unknown> {
  input: IngestInput;
}

/** The last run of a document, and what it was started with. */
export interface LatestRun extends IngestRun {
  input: IngestInput;
  isRunning: boolean;
  startedAt: Date;
  endedAt: Date | null;
}

export interface RunListing {
  documentId: string;
  documentName: string;
  status: IngestStatus;
  startedAt: Date;
  endedAt: Date | null;
}

/** An activity that is being tried again. */
export interface Trouble {
  activity: string;
  attempt: number;
  message: string;
}

/** Temporal's client has tried for some seconds by itself before it gives up. */
const ASK_AGAIN_MS = 500;
const SEGMENTS_PAGE = 500;
const NAME_MAX_CHARACTERS = 60;

/** Starts ingests and follows them, through Temporal alone. */
export class IngestClient {
  readonly #temporal: Client;

  constructor(temporal: Client) {
    this.#temporal = temporal;
  }

  /**
   * Starts the ingest of a deck that is in the artifact store. The same bytes again join a run that is under
   * way.
   *
   * @throws DocumentBusy when another revision of the document is being ingested.
   */
  async start(input: IngestInput): Promise<IngestRun> {
    const { tenantId, documentId, documentName, revision } = input;
    const workflowId = workflowIdOf(input);
    const run = { tenantId, documentId, revision, workflowId };
    try {
      const handle = await this.#temporal.workflow.start(INGEST_WORKFLOW, {
        taskQueue: TASK_QUEUES.orchestrator,
        workflowId,
        args: [input],
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        memo: { input } satisfies IngestMemo,
        typedSearchAttributes: [
          { key: SEARCH_ATTRIBUTES.tenant, value: tenantId },
          { key: SEARCH_ATTRIBUTES.document, value: documentId },
          { key: SEARCH_ATTRIBUTES.status, value: 'running' },
        ],
        staticSummary: `${shorten(documentName, NAME_MAX_CHARACTERS)} of ${tenantId}`,
        staticDetails: describeInput(input),
      });
      return { ...run, runId: handle.firstExecutionRunId, joined: false };
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      const running = await this.latest(input);
      if (running.input.revision === revision)
        return { ...run, runId: running.runId, joined: true };
      throw new DocumentBusy(
        `Document ${documentId} of tenant ${tenantId} is being ingested with other content (revision ${running.input.revision.slice(0, 12)}). Wait for it, or cancel it.`,
        { cause: error },
      );
    }
  }

  /**
   * Waits for the end of a run, also while Temporal is away.
   *
   * @throws the error that it failed with, IngestCancelled; the signal's reason when the waiting is given up.
   */
  async result({ workflowId, runId }: IngestRun, signal?: AbortSignal): Promise<IngestSummary> {
    const handle = this.#temporal.workflow.getHandle(workflowId, runId);
    const wait = () => handle.result() as Promise<IngestSummary>;
    for (;;) {
      try {
        return await (signal === undefined ? wait() : this.#temporal.withAbortSignal(signal, wait));
      } catch (error) {
        signal?.throwIfAborted();
        if (!isServerAway(error)) return failedOutcome(error);
        await sleep(ASK_AGAIN_MS);
      }
    }
  }

  /** How far a run is; undefined while no worker can say. */
  async progress({ workflowId, runId }: IngestRun): Promise<IngestProgress> {
    return this.#temporal.workflow.getHandle(workflowId, runId).query(progressQuery);
  }

  /** All segments of a run with where they stand. */
  async segments({ workflowId, runId }: IngestRun): Promise<SegmentProgress[]> {
    const handle = this.#temporal.workflow.getHandle(workflowId, runId);
    const segments: SegmentProgress[] = [];
    for (;;) {
      const page = { offset: segments.length, limit: SEGMENTS_PAGE };
      const found = await handle.query(segmentsQuery, page);
      segments.push(...found);
      if (found.length < SEGMENTS_PAGE) return segments;
    }
  }

  /** Activities of a run that failed and are to be tried again, with the reason. */
  async troubles({ workflowId, runId }: IngestRun): Promise<Trouble[]> {
    const { raw } = await this.#temporal.workflow.getHandle(workflowId, runId).describe();
    return (raw.pendingActivities ?? [])
      .filter(({ lastFailure }) => lastFailure != null)
      .map(({ activityType, attempt, lastFailure }) => ({
        activity: activityType?.name ?? '',
        attempt: attempt ?? 0,
        message: lastFailure?.message ?? '',
      }));
  }

  /** The last run of a document. @throws DocumentNotFound */
  async latest(document: DocumentRef): Promise<LatestRun> {
    const workflowId = workflowIdOf(document);
    try {
      const described = await this.#temporal.workflow.getHandle(workflowId).describe();
      const { input } = described.memo as IngestMemo;
      return {
        ...document,
        workflowId,
        runId: described.runId,
        revision: input.revision,
        joined: false,
        input,
        isRunning: described.status.name === 'RUNNING',
        startedAt: described.startTime,
        endedAt: described.closeTime ?? null,
      };
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      throw new DocumentNotFound(
        `Document ${document.documentId} of tenant ${document.tenantId} has not been ingested, or so long ago that Temporal no longer knows the run. 'list' shows the documents there are.`,
        { cause: error },
      );
    }
  }

  /**
   * Has failed segments read again, all of them when none is named: by the run that is under way, or by a
   * new one, which finds everything else in the artifact store.
   *
   * @throws DocumentNotFound, SegmentNotReplayable
   */
  async replay(document: DocumentRef, segmentIds: string[]): Promise<IngestRun> {
    const run = await this.latest(document);
    if (run.isRunning && (await this.#replayInside(run, segmentIds))) return run;

    const { failedSegments } = await this.result(run);
    const chosen = chooseFailed(document, failedSegments, segmentIds);
    const { leaveOut: _, ...input } = run.input;
    return this.start({
      ...input,
      leaveOut: failedSegments.filter(({ segmentId }) => !chosen.has(segmentId)),
    });
  }

  /** Asks the run to end without a trace in the stores. @throws DocumentNotFound */
  async cancel(document: DocumentRef): Promise<LatestRun> {
    const run = await this.latest(document);
    await this.#temporal.workflow.getHandle(run.workflowId, run.runId).cancel();
    return run;
  }

  /** The runs of a tenant that Temporal knows, the last of each document, newest first. */
  async runs(tenantId: string): Promise<RunListing[]> {
    const executions = this.#temporal.workflow.list({
      query: `WorkflowType = '${INGEST_WORKFLOW}' AND ${SEARCH_ATTRIBUTES.tenant.name} = '${tenantId}'`,
    });
    const listings = new Map<string, RunListing>();
    for await (const {
      workflowId,
      memo,
      startTime,
      closeTime,
      typedSearchAttributes,
    } of executions) {
      if (listings.has(workflowId)) continue;
      const { documentId, documentName } = (memo as IngestMemo).input;
      listings.set(workflowId, {
        documentId,
        documentName,
        status: typedSearchAttributes.get(SEARCH_ATTRIBUTES.status) as IngestStatus,
        startedAt: startTime,
        endedAt: closeTime ?? null,
      });
    }
    return [...listings.values()];
  }

  /** Whether the run took the replay; not when it ended meanwhile. */
  async #replayInside({ workflowId, runId }: IngestRun, segmentIds: string[]): Promise<boolean> {
    try {
      await this.#temporal.workflow
        .getHandle(workflowId, runId)
        .executeUpdate(replaySegmentsUpdate, { args: [{ segmentIds }] });
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      if (error instanceof WorkflowUpdateFailedError) {
        throw new SegmentNotReplayable(error.cause?.message ?? error.message, { cause: error });
      }
      throw error;
    }
  }
}

/** The failed segments that a replay is to read. @throws SegmentNotReplayable */
function chooseFailed(
  { documentId }: DocumentRef,
  failed: SegmentFailure[],
  segmentIds: string[],
): Set<string> {
  const known = new Set(failed.map(({ segmentId }) => segmentId));
  if (known.size === 0) {
    throw new SegmentNotReplayable(`No segment of ${documentId} has failed: nothing to replay.`);
  }
  const others = segmentIds.filter((segmentId) => !known.has(segmentId));
  if (others.length > 0) {
    throw new SegmentNotReplayable(
      `Not failed, or not of ${documentId}: ${others.join(', ')}. Failed are: ${[...known].join(', ')}.`,
    );
  }
  return segmentIds.length === 0 ? known : new Set(segmentIds);
}

function describeInput({ documentName, documentId, tenantId, revision, leaveOut }: IngestInput) {
  return [
    `- Document: ${documentId} (${shorten(documentName, NAME_MAX_CHARACTERS)})`,
    `- Tenant: ${tenantId}`,
    `- Revision: ${revision.slice(0, 12)}`,
    ...(leaveOut === undefined ? [] : ['- Replays segments that failed before']),
  ].join('\n');
}
