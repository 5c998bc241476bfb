import { defineSignal } from '@temporalio/workflow';
import type { IngestPlan } from '../activities/plan-ingest.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type {
  Degraded,
  IngestInput,
  OutageProgress,
  SegmentCounts,
  SegmentFailure,
} from './contract.ts';
import type { GivenUp } from './provider-calls.ts';

/**
 * What the workflow of a large document and those of its pages say to one another. Histories of running workflows
 * hold these shapes: add optional fields, never rename or retype one.
 */

export interface PageInput extends Pick<
  IngestInput,
  'tenantId' | 'documentId' | 'documentName' | 'revision'
> {
  plan: IngestPlan;
  /** Names the ingest whose budget the page draws on. */
  ingest: string;
  /** Place in the document, from 1. */
  number: number;
  page: ArtifactRef;
  /** Segments of the whole document. */
  total: number;
  /** How many segments may be read at once. */
  lanes: number;
  /** How many segments one workflow reads. */
  segmentsPerWorkflow?: number | undefined;
  /** Failed segments of a page that was read before, to be read again: all of them when none is named. */
  again?: string[] | undefined;
  /** Providers whose outage earlier pages have given up waiting for. */
  givenUp?: GivenUp | undefined;
}

/** How far a page is. */
export interface PageReport {
  number: number;
  counts: SegmentCounts;
  /** Those that failed since the last report. */
  failures: SegmentFailure[];
  /** How many requests for a replay it has heard so far. */
  replays: number;
  /** The providers that it waits for; left out when it waits for none. */
  outages?: OutageProgress[];
}

export interface PageResult {
  page: ArtifactRef;
  counts: SegmentCounts;
  /** Segments that could not be read, or whose chunks could not be embedded. */
  failedIds: string[];
  /** The first of them. */
  failures: SegmentFailure[];
  /** Chunks that have their vectors. */
  chunks: number;
  usage: LlmUsage;
  degraded?: Degraded | undefined;
  /** Providers whose outage it has given up waiting for. */
  givenUp?: GivenUp;
  /** How many requests for a replay it has heard; those after them are for the next workflow of the page. */
  replays: number;
}

/** From a page to the document: a few times as it goes on. */
export const pageReportSignal = defineSignal<[PageReport]>('pageReport');

/** From the document to a page: reads failed segments again, all of them when none is named. */
export const replayPageSignal = defineSignal<[string[]]>('replayPage');

/** From the document to a page: how many segments may be read at once from now on. */
export const lanesSignal = defineSignal<[number]>('lanes');
