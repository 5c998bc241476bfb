import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { failuresArtifact } from '../activities/artifacts.ts';
import { SegmentNotReplayable } from '../domain/errors.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import {
  INGEST_WORKFLOW,
  progressQuery,
  replaySegmentsUpdate,
  SEARCH_ATTRIBUTES,
  type IngestInput,
  type IngestProgress,
  type IngestSummary,
  type SegmentFailure,
  type SegmentProgress,
} from '../workflows/contract.ts';
import { TASK_QUEUES } from '../workflows/task-queues.ts';
import { awaitOutcome } from './await-outcome.ts';
import { asksTheSame, documentBusy } from './busy-document.ts';
import { chooseFailed } from './choose-failed.ts';
import { describeRun } from './describe-run.ts';
import { workflowIdOf, type DocumentRef } from './document-ref.ts';
import { failedOutcome } from './outcome.ts';
import { latestRun, undefinedIfGone, type IngestRun, type LatestRun } from './latest-run.ts';
import { listRuns, type IngestMemo, type RunListing } from './run-listing.ts';
import { segmentProgress } from './segment-progress.ts';
import { listTroubles, type Trouble } from './troubles.ts';

export interface StartOptions {
  /** Default: interactive. */
  urgency?: Urgency;
  /** Cancel a run of the document that is under way with other content or options, and wait for its end. */
  supersede?: boolean;
  /** Told of each run that is superseded, before it is waited for. */
  onSupersede?: (run: LatestRun) => void;
  /** Ends the waiting for the run that is superseded. */
  signal?: AbortSignal;
}

/** Whether somebody waits for the ingest, or it may stand back behind those that somebody waits for. */
export type Urgency = 'interactive' | 'bulk';

/** Temporal has 1 to 5, the smaller the sooner, and takes 3 when nothing is said. */
const PRIORITY_KEYS: Record<Urgency, number> = { interactive: 2, bulk: 4 };

/** More failures than these are handed to a run as an artifact. */
const MOST_LISTED = 100;

/** After so many runs that others started in between, it is a fight that nobody wins. */
const MAX_SUPERSEDED = 3;

/** Starts ingests and follows them, through Temporal alone. */
export class IngestClient {
  readonly #temporal: Client;
  readonly #artifacts: ArtifactStore;

  constructor(temporal: Client, artifacts: ArtifactStore) {
    this.#temporal = temporal;
    this.#artifacts = artifacts;
  }

  /**
   * Starts the ingest of a deck that is in the artifact store. The same bytes with the same options join a run
   * that is under way, which keeps its urgency.
   *
   * @throws DocumentBusy when the document is being ingested otherwise and is not to be superseded.
   */
  async start(input: IngestInput, options: StartOptions = {}): Promise<IngestRun> {
    for (let superseded = 0; ; superseded++) {
      const started = await this.#startUnlessRunning(input, options.urgency);
      if (started !== undefined) return started;
      const running = await latestRun(this.#temporal, input).catch(undefinedIfGone);
      if (running === undefined || !running.isRunning) continue;
      if (asksTheSame(running.input, input)) {
        const { tenantId, documentId, revision, workflowId, runId } = running;
        return { tenantId, documentId, revision, workflowId, runId, joined: true };
      }
      if (!options.supersede || superseded === MAX_SUPERSEDED) {
        throw documentBusy(running.input, input);
      }
      options.onSupersede?.(running);
      await this.cancel(running);
      await this.ended(running, options.signal);
    }
  }

  /** Starts the run; undefined when one of the document is under way. */
  async #startUnlessRunning(
    input: IngestInput,
    urgency: Urgency = 'interactive',
  ): Promise<IngestRun | undefined> {
    const { tenantId, documentId, revision } = input;
    const workflowId = workflowIdOf(input);
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
        // Everything that the workflow does inherits it.
        priority: { fairnessKey: tenantId, priorityKey: PRIORITY_KEYS[urgency] },
        ...describeRun(input),
      });
      const runId = handle.firstExecutionRunId;
      return { tenantId, documentId, revision, workflowId, runId, joined: false };
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return undefined;
      throw error;
    }
  }

  /**
   * Waits for the end of a run, also while Temporal is away.
   *
   * @throws the error that it failed with, IngestCancelled; the signal's reason when the waiting is given up.
   */
  async result(run: IngestRun, signal?: AbortSignal): Promise<IngestSummary> {
    try {
      return await awaitOutcome(this.#temporal, run, signal);
    } catch (error) {
      return failedOutcome(error);
    }
  }

  /** Waits until a run has ended, however that is. @throws the signal's reason when the waiting is given up */
  async ended(run: IngestRun, signal?: AbortSignal): Promise<void> {
    try {
      await awaitOutcome(this.#temporal, run, signal);
    } catch (error) {
      if (!(error instanceof WorkflowFailedError)) throw error;
    }
  }

  /** How far a run is, or the one that goes on for it. */
  async progress(run: IngestRun): Promise<IngestProgress> {
    const progress = await this.#ask(run);
    return progress.goesOn ? this.#ask(await this.latest(run)) : progress;
  }

  async #ask({ workflowId, runId }: IngestRun): Promise<IngestProgress> {
    return this.#temporal.workflow.getHandle(workflowId, runId).query(progressQuery);
  }

  /** All segments of a run, or of the one that goes on for it, with where they stand. */
  async segments(run: IngestRun): Promise<SegmentProgress[]> {
    const { goesOn } = await this.#ask(run);
    return segmentProgress(this.#temporal, this.#artifacts, goesOn ? await this.latest(run) : run);
  }

  /** Activities of a run, and of the pages that it has read, that failed and are to be tried again. */
  async troubles(run: IngestRun): Promise<Trouble[]> {
    return listTroubles(this.#temporal, run);
  }

  /** The last ingest of a document. @throws DocumentNotFound; DocumentBusy while it is being deleted */
  async latest(document: DocumentRef): Promise<LatestRun> {
    return latestRun(this.#temporal, document);
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

    const failed = await this.#failedSegments(run);
    const chosen = chooseFailed(document, failed, segmentIds);
    const { leaveOut: _, leaveOutList: __, ...input } = run.input;
    const others = failed.filter(({ segmentId }) => !chosen.has(segmentId));
    if (others.length <= MOST_LISTED) return this.start({ ...input, leaveOut: others });
    const { tenantId } = document;
    const leaveOutList = await this.#artifacts.put(tenantId, failuresArtifact, others);
    return this.start({ ...input, leaveOutList });
  }

  /** The segments that failed in a run that has ended. */
  async #failedSegments(run: IngestRun): Promise<SegmentFailure[]> {
    const { failedSegments, segments } = await this.result(run);
    if (failedSegments.length === segments.failed) return failedSegments;
    // The summary names the first of them.
    return (await this.segments(run)).flatMap(({ segmentId, topicLabel, failure }) =>
      failure === null ? [] : [{ segmentId, topicLabel, ...failure }],
    );
  }

  /**
   * Asks the run of a document to end, without a trace in the stores unless it is committed already. Gives the
   * run, which may have ended before.
   *
   * @throws DocumentNotFound
   */
  async cancel(document: DocumentRef): Promise<LatestRun> {
    const run = await this.latest(document);
    if (!run.isRunning) return run;
    try {
      await this.#temporal.workflow.getHandle(run.workflowId, run.runId).cancel();
      return run;
    } catch (error) {
      // It ended in between.
      if (error instanceof WorkflowNotFoundError) return this.latest(document);
      throw error;
    }
  }

  /** The runs of a tenant that Temporal knows, the last of each document, newest first. */
  async runs(tenantId: string): Promise<RunListing[]> {
    return listRuns(this.#temporal, tenantId);
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
