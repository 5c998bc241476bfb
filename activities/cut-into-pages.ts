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

/** Whether the segments can be named in the history of one workflow. */
export function fitsOneWorkflow(segments: SegmentRef[], segmentsPerWorkflow: number): boolean {
  return (
    segments.length <= segmentsPerWorkflow &&
    Buffer.byteLength(JSON.stringify(segments)) <= MOST_LIST_BYTES
  );
}

/** Cuts the segments of a document into pages of about the same size. */
export async function cutIntoPages(
  artifacts: ArtifactStore,
  tenantId: string,
  segments: SegmentRef[],
  options: { segmentsPerPage: number; leaveOut: Map<string, FailureReason> },
): Promise<PageRef[]> {
  const count = Math.ceil(segments.length / options.segmentsPerPage);
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
