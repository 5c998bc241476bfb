import { WorkflowNotFoundError, type Client, type WorkflowHandle } from '@temporalio/client';
import { pageArtifact, type Page } from '../activities/artifacts.ts';
import { failuresIn } from '../activities/pages.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { pagesQuery, segmentsQuery, type SegmentProgress } from '../workflows/contract.ts';
import type { IngestRun } from './latest-run.ts';

/** So many segments, with the reasons of failures, stay well within what Temporal takes for an answer. */
const SEGMENTS_PER_QUERY = 250;

/**
 * All segments of a run with where they stand: its workflow tells, or those of its pages do, or what they left.
 */
export async function segmentProgress(
  temporal: Client,
  artifacts: ArtifactStore,
  { tenantId, workflowId, runId }: IngestRun,
): Promise<SegmentProgress[]> {
  const document = temporal.workflow.getHandle(workflowId, runId);
  const pages = await document.query(pagesQuery);
  if (pages.length === 0) return askAll(document);
  const segments: SegmentProgress[] = [];
  for (const { workflowId: reader, page } of pages) {
    const told = reader === null ? [] : await askPage(temporal.workflow.getHandle(reader));
    segments.push(
      ...(told.length > 0 ? told : asKept(await artifacts.get(tenantId, pageArtifact, page))),
    );
  }
  return segments;
}

/** The segments of a page that is being read; none when it has only just begun and does not know them yet. */
async function askPage(handle: WorkflowHandle): Promise<SegmentProgress[]> {
  try {
    return await askAll(handle);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return [];
    throw error;
  }
}

async function askAll(handle: WorkflowHandle): Promise<SegmentProgress[]> {
  const segments: SegmentProgress[] = [];
  for (;;) {
    const wanted = { offset: segments.length, limit: SEGMENTS_PER_QUERY };
    const found = await handle.query(segmentsQuery, wanted);
    segments.push(...found);
    if (found.length < SEGMENTS_PER_QUERY) return segments;
  }
}

function asKept(page: Page): SegmentProgress[] {
  const failures = new Map(
    failuresIn(page).map(({ segmentId, ...reason }) => [segmentId, reason] as const),
  );
  return page.segments.map(({ segmentId, ordinal, topicLabel, extraction }) => {
    const failure = failures.get(segmentId) ?? null;
    const state = failure !== null ? 'failed' : extraction !== null ? 'succeeded' : 'waiting';
    return { segmentId, ordinal, topicLabel, state, reused: false, failure };
  });
}
