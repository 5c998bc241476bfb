import type { PageRef } from '../activities/cut-into-pages.ts';
import type { OutageProgress, PageProgress, SegmentCounts, SegmentFailure } from './contract.ts';

/** A page on its way, as the workflow of its document knows it. */
export interface PageState extends PageProgress {
  /** Segments it may read at once, while it runs. */
  lanes: number;
  /** How often it was begun. */
  readings: number;
  /** Failed segments to be read again when it is next begun. */
  again: string[] | undefined;
  /** The replays that were asked for while it runs. */
  replays: string[][];
  counts: SegmentCounts;
  /** Segments known from earlier runs that an earlier reading of the page has met. */
  reusedBefore: number;
  /** The failed segments that are known of, with the reason of the first of them. */
  failures: Map<string, SegmentFailure | null>;
  /** What it waits for, while it runs. */
  outages: OutageProgress[];
  chunks: number;
}

/** A page that waits to be read for the first time. */
export function newPage({ page, ordinalFrom, segments }: PageRef, index: number): PageState {
  return {
    number: index + 1,
    ordinalFrom,
    segments,
    state: 'waiting',
    page,
    workflowId: null,
    lanes: 0,
    readings: 0,
    again: undefined,
    replays: [],
    counts: { total: segments, succeeded: 0, failed: 0, reused: 0 },
    reusedBefore: 0,
    failures: new Map(),
    outages: [],
    chunks: 0,
  };
}

/** At most so many segments of a page are being read: one for each lane, as long as there are so many left. */
export function lanesInUse({ lanes, counts: { total, succeeded, failed } }: PageState): number {
  return Math.min(lanes, total - succeeded - failed);
}
