import { defineSearchAttributeKey } from '@temporalio/common';
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { GateCounts } from '../activities/gate-concepts.ts';
import type { DeckWarning } from '../domain/deck.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';

/**
 * What the outside may ask of an ingest, and what it gives. Histories of running workflows hold these
 * shapes: add optional fields, never rename or retype one.
 */

export const INGEST_WORKFLOW = 'ingestDocument';

/** Has the workflow id of the document's ingests, so that the two never run at the same time. */
export const DELETE_WORKFLOW = 'deleteDocument';

export const DELETE_TENANT_WORKFLOW = 'deleteTenant';
export const REPAIR_WORKFLOW = 'repairDocument';
export const REMOVE_LEFTOVERS_WORKFLOW = 'removeLeftovers';

/** Type of the failure of a document none of whose segments could be read; its detail is the summary. */
export const NOTHING_READ = 'NothingRead';

/** Search attributes of an ingest; registered when a worker or a client starts. */
export const SEARCH_ATTRIBUTES = {
  tenant: defineSearchAttributeKey('KnowbaseTenant', 'KEYWORD'),
  document: defineSearchAttributeKey('KnowbaseDocument', 'KEYWORD'),
  status: defineSearchAttributeKey('KnowbaseStatus', 'KEYWORD'),
};

export interface IngestInput {
  tenantId: string;
  documentId: string;
  /** Name of the file, for people. */
  documentName: string;
  /** SHA-256 of the deck's bytes. */
  revision: string;
  deck: ArtifactRef;
  /** Leave hidden slides out. */
  skipHidden: boolean;
  /** Read dates, footers and slide numbers too. */
  footers?: boolean;
  /** Segments that failed before and are not to be read again in this run, with the reason. */
  leaveOut?: SegmentFailure[];
  /** The same as an artifact (`failuresArtifact`), where they are too many to be listed here. */
  leaveOutList?: ArtifactRef;
  /** What there was before, when this run goes on for another whose history became too long. */
  before?: EarlierRuns;
}

/** What a run tells the one that goes on for it. */
export interface EarlierRuns {
  /** How many runs there were. */
  runs: number;
  startedAt: number;
  usage: LlmUsage;
  degraded?: Degraded | undefined;
  /** What is written of the document. */
  stored?: IngestSummary | undefined;
}

/** Segments that the local reader read since no budget was left, and which budget that was. */
export interface Degraded {
  segments: number;
  reason: string;
}

/**
 * Pairs of names that CANONICALISATION=llm had no answer for, so that the embedding model decided on them, or that it
 * could not compare either, so that they stay apart; and why last.
 */
export interface NamesNotAsked {
  pairs: number;
  reason: string;
}

/** How a document ends; `running` until then. */
export type IngestStatus = 'running' | 'complete' | 'partial' | 'failed' | 'cancelled';

export interface SegmentFailure {
  segmentId: string;
  topicLabel: string;
  /** Name of the error, as in `domain/errors.ts`. */
  errorType: string;
  message: string;
}

export interface SegmentCounts {
  total: number;
  succeeded: number;
  failed: number;
  /** Succeeded ones whose extraction was known from an earlier run. */
  reused: number;
}

export interface IngestSummary {
  documentId: string;
  tenantId: string;
  revision: string;
  workflowId: string;
  runId: string;
  status: 'complete' | 'partial' | 'failed';
  segments: SegmentCounts;
  /** The first hundred, where there are more. */
  failedSegments: SegmentFailure[];
  concepts: number;
  relations: number;
  chunks: number;
  /** With what it cost in US dollars where LLM_PRICES names every model that was asked. */
  llm: LlmUsage & { costUsd?: number };
  seconds: number;
  degraded?: Degraded;
  namesNotAsked?: NamesNotAsked;
  /** What the gatekeeper decided; runs of earlier versions do not say it. */
  gate?: GateCounts;
  /** What could not be read of the deck; the first of them where there are very many. */
  warnings: DeckWarning[];
}

/** The steps of an ingest, in the order the data flows. */
export const STEPS = [
  'parse',
  'read',
  'chunk',
  'embed',
  'mine',
  'gate',
  'vectors',
  'graph',
  'commit',
] as const;
export type Step = (typeof STEPS)[number];

export interface StepProgress {
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** Milliseconds since the epoch, by Temporal's clock. */
  startedAt: number | null;
  endedAt: number | null;
  /** How far the step is, where it has parts. */
  done: number;
  total: number;
}

/** A provider that does not answer, and is waited for. Times in milliseconds since the epoch. */
export interface OutageProgress {
  message: string;
  since: number;
  triedAgainAt: number;
}

export interface IngestProgress {
  tenantId: string;
  documentId: string;
  documentName: string;
  revision: string;
  status: IngestStatus;
  startedAt: number;
  steps: Record<Step, StepProgress>;
  segments: SegmentCounts & { running: number };
  /** What is being read right now: segments, or the first and last segments of pages. */
  reading: { ordinal: number; topicLabel: string }[];
  /** What is being waited for; left out when nothing is. */
  outages?: OutageProgress[];
  /** A cancellation was asked for; what it was begun with is being ended. */
  isCancelling?: boolean;
  /** The document is written, and until then failed segments can be replayed in the same run. */
  waitsForReplayUntil?: number | null;
  /** The ingest goes on in another run of the same workflow id. */
  goesOn?: true;
  /** Of a document that is read in pages. */
  pages?: { total: number; done: number };
}

export interface SegmentProgress {
  segmentId: string;
  ordinal: number;
  topicLabel: string;
  state: 'waiting' | 'prepass' | 'extract' | 'succeeded' | 'failed';
  reused: boolean;
  failure: { errorType: string; message: string } | null;
}

/** A page of a document that is too large for one workflow: a run of segments that a workflow of its own reads. */
export interface PageProgress {
  /** Place in the document, from 1. */
  number: number;
  ordinalFrom: number;
  segments: number;
  state: 'waiting' | 'running' | 'done';
  /** What came of it when it was last read (`pageArtifact`). */
  page: ArtifactRef;
  /** The workflow that reads it, and tells of its segments, while it runs. */
  workflowId: string | null;
}

/** Counts and steps: small whatever the size of the document. */
export const progressQuery = defineQuery<IngestProgress>('progress');

/** The pages of the document; none when its workflow reads all segments itself. */
export const pagesQuery = defineQuery<PageProgress[]>('pages');

/** Some of the segments that the workflow reads itself, by ordinal: those of a small document, or of a page. */
export const segmentsQuery = defineQuery<SegmentProgress[], [{ offset: number; limit: number }]>(
  'segments',
);

/** Asks for failed segments to be read again; all of them when none is named. Gives how many. */
export const replaySegmentsUpdate = defineUpdate<number, [{ segmentIds: string[] }]>(
  'replaySegments',
);

export interface DeletionInput {
  tenantId: string;
  documentId: string;
  /** Artifacts of the document that no record of a writing names: the deck of an ingest that wrote nothing. */
  artifacts: ArtifactRef[];
}

export interface DeletionSummary {
  tenantId: string;
  documentId: string;
  /** `nothing` when there was nothing of the document. */
  status: 'deleted' | 'nothing';
  segments: number;
  chunks: number;
  artifacts: number;
}

export interface TenantDeletionSummary {
  tenantId: string;
  status: 'deleted' | 'nothing';
  documents: number;
  chunks: number;
}

export interface RepairInput {
  tenantId: string;
  documentId: string;
  /** The generation to be written again. */
  generation: string;
}

export interface LeftoversInput {
  tenantId: string;
  /** Documents that are being ingested or deleted, of which nothing is left over. */
  busy: string[];
  /** ISO 8601, when that was looked up. */
  lookedAt: string;
}
