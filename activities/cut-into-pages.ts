import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import {
  pageArtifact,
  type FailureReason,
  type PageSegment,
  type SegmentRef,
} from './artifacts.ts';

/** A page of a document: where its segments are named, which they are, and how many. */
export interface PageRef {
  page: ArtifactRef;
  ordinalFrom: number;
  segments: number;
}

/** Well below the 256 KB that a payload should have at most; segments with long labels in Chinese come to 250 KB. */
const MOST_LIST_BYTES = 200_000;

/**
 * Of the list of a page: with the reasons of as many failures, and as many batches of chunks, it stays below 256 KB.
 * 250 segments with labels of thirty characters come to 60 KB.
 */
const MOST_PAGE_BYTES = 80_000;

/** Whether the segments can be named in the history of one workflow. */
export function fitsOneWorkflow(segments: SegmentRef[], segmentsPerWorkflow: number): boolean {
  return segments.length <= segmentsPerWorkflow && bytesOf(segments) <= MOST_LIST_BYTES;
}

/** Cuts the segments of a document into pages of about the same size. */
export async function cutIntoPages(
  artifacts: ArtifactStore,
  tenantId: string,
  segments: SegmentRef[],
  options: { segmentsPerPage: number; leaveOut: Map<string, FailureReason> },
): Promise<PageRef[]> {
  const bySegments = Math.ceil(segments.length / options.segmentsPerPage);
  const byBytes = Math.ceil(bytesOf(segments) / MOST_PAGE_BYTES);
  const count = Math.min(Math.max(bySegments, byBytes), segments.length);
  const pages: PageRef[] = [];
  for (let index = 0; index < count; index++) {
    const [from, to] = [index, index + 1].map((n) => Math.floor((n * segments.length) / count));
    const own = segments.slice(from, to).map((segment): PageSegment => ({
      ...segment,
      extraction: null,
      failure: options.leaveOut.get(segment.segmentId) ?? null,
    }));
    pages.push({
      page: await artifacts.put(tenantId, pageArtifact, { segments: own, batches: null }),
      ordinalFrom: own[0]!.ordinal,
      segments: own.length,
    });
  }
  return pages;
}

function bytesOf(segments: SegmentRef[]): number {
  return Buffer.byteLength(JSON.stringify(segments));
}
