import type { SegmentError } from '../activities/artifacts.ts';
import type { EmbeddedBatch } from '../activities/pages.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { IngestPlan } from '../activities/plan-ingest.ts';
import type {
  Degraded,
  IngestProgress,
  OutageProgress,
  PageProgress,
  SegmentCounts,
  SegmentFailure,
} from './contract.ts';

/** What is known of the segments of a document while they are read, whether by this workflow or page by page. */
export interface Reading {
  readonly plan: IngestPlan;
  readonly counts: SegmentCounts & { running: number };
  /** What is being read right now; the first of it. */
  readonly underWay: IngestProgress['reading'];
  /** Segments that could not be read, or whose chunks could not be embedded. */
  readonly failedCount: number;
  /** The first of them, in the order of the document. */
  readonly failures: SegmentFailure[];
  /** Whether there are segments, and none of them could be read. */
  readonly hasReadNothing: boolean;
  /** Chunks that have their vectors. */
  readonly chunkCount: number;
  /** The providers that are waited for. */
  readonly outages: OutageProgress[];
  readonly degraded: Degraded | undefined;
  /** Empty unless the document is read in pages. */
  readonly pages: PageProgress[];
  /** Pages as they were before they were read, once or again: artifacts of the document like any other. */
  readonly earlierPages: ArtifactRef[];
  /** What was read, to be joined and written. */
  readonly result: ReadingResult;
  /** Segments that could not be read; none where the pages hold them. */
  readonly unread: SegmentError[];
  /** Segments whose replay was asked for, but has not begun; the pages still have them as failed. */
  readonly replaysToCome: string[];
  /** Why these segments cannot be read again, or undefined when they can. All failed ones when none is named. */
  refuseReplay(segmentIds: string[]): string | undefined;
  /** Puts failed segments back to be read, all of them when none is named. Gives how many. */
  replay(segmentIds: string[]): number;
}

/** What was read: lists, or the pages that hold them where they would be too long for a history. */
export interface ReadingResult {
  extractions: ArtifactRef[];
  batches: EmbeddedBatch[];
  failures: SegmentError[];
  pages?: ArtifactRef[];
}

/** Failures that are named with their reasons where all of them might be too many. */
export const FAILURES_NAMED = 100;

const IDS_NAMED = 20;

/** Why not all of these segments can be replayed, given those that failed; undefined when they can. */
export function refusalOf(segmentIds: string[], failed: ReadonlySet<string>): string | undefined {
  if (failed.size === 0) return 'No segment of the document has failed.';
  const others = segmentIds.filter((segmentId) => !failed.has(segmentId));
  if (others.length === 0) return undefined;
  return `Not failed, or not of this document: ${firstOf(others)}. Failed are: ${firstOf([...failed])}.`;
}

/** The first of many ids, for a message. */
export function firstOf(ids: string[]): string {
  const more = ids.length - IDS_NAMED;
  const shown = ids.slice(0, IDS_NAMED).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
