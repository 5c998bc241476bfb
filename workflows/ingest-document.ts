import {
  ApplicationFailure,
  ContinueAsNew,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { DocumentActivities } from '../activities/index.ts';
import { documentOptions } from './activity-options.ts';
import {
  pagesQuery,
  progressQuery,
  replaySegmentsUpdate,
  SEARCH_ATTRIBUTES,
  segmentsQuery,
  type IngestInput,
  type IngestStatus,
  type IngestSummary,
} from './contract.ts';
import { embedDocument } from './embed-document.ts';
import { goOnAsNew } from './go-on-as-new.ts';
import { HistoryLimits } from './history-limits.ts';
import type { ProgressTracker } from './ingest-progress.ts';
import { IngestState } from './ingest-state.ts';
import { PagedReading } from './paged-reading.ts';
import { progressTable } from './progress-table.ts';
import { readDocument } from './read-document.ts';
import { readPages } from './read-pages.ts';
import type { SegmentReading } from './segment-reading.ts';
import { nothingRead, summarise } from './summary.ts';
import { writeDocument } from './write-document.ts';

const HISTORY_FULL =
  'This run has read segments again so often that its history is full. Wait for its end, and replay then.';

const document = proxyActivities<DocumentActivities>(documentOptions);

/**
 * Turns a deck into a graph and an index. Owns the order of the steps and the progress; everything that
 * touches the world is an activity, and everything big is an artifact.
 *
 * Ends complete or partial with a summary. Fails when the deck cannot be read, or none of its segments;
 * then nothing was written. Until the writing begins a cancellation leaves no trace in the stores; once it
 * has begun, it is brought to its end.
 */
export async function ingestDocument(input: IngestInput): Promise<IngestSummary> {
  const state = new IngestState(input, Date.now, showDetails);
  setHandler(progressQuery, () => state.snapshot);
  setHandler(pagesQuery, () => state.opened?.reading.pages ?? []);
  setHandler(segmentsQuery, ({ offset, limit }) => state.segments(offset, limit));
  setHandler(replaySegmentsUpdate, ({ segmentIds }) => state.replay(segmentIds), {
    validator: ({ segmentIds }) => {
      const limits = new HistoryLimits(state.opened?.deck.segmentsPerWorkflow);
      const refusal = limits.isFull ? HISTORY_FULL : state.refuseReplay(segmentIds);
      if (refusal !== undefined) {
        throw ApplicationFailure.nonRetryable(refusal, 'SegmentNotReplayable');
      }
    },
  });

  try {
    const summary = await ingest(input, state);
    showEnd(state, summary.status);
    return summary;
  } catch (error) {
    if (error instanceof ContinueAsNew) throw error;
    showEnd(state, isCancellation(error) ? 'cancelled' : 'failed');
    throw error;
  }
}

async function ingest(input: IngestInput, state: IngestState): Promise<IngestSummary> {
  const { tenantId, documentId, deck: bytes, skipHidden, leaveOut, leaveOutList } = input;
  const [plan, deck] = await Promise.all([
    document.planIngest(),
    state.progress.step('parse', 1, () =>
      document.parseDeck({
        tenantId,
        documentId,
        deck: bytes,
        skipHidden,
        leaveOut,
        leaveOutList,
      }),
    ),
  ]);
  const { reading } = state.open(plan, deck, leaveOut ?? []);
  const limits = new HistoryLimits(deck.segmentsPerWorkflow);

  for (let round = 1; ; round++) {
    state.replayAsked = false;
    await readWhatWaits(input, reading, state.progress);
    if (reading.hasReadNothing) throw nothingRead(input, state);
    const written = await writeDocument(input, state, round);
    // A replay may have been asked for while the document was being written.
    if (!state.replayAsked) return summarise(input, state, state.outcome, written);
    if (limits.isLong) await goOnAsNew(input, state);
  }
}

async function readWhatWaits(
  input: IngestInput,
  reading: SegmentReading | PagedReading,
  progress: ProgressTracker,
): Promise<void> {
  if (reading instanceof PagedReading) await readPages(input, reading, progress);
  else {
    await Promise.all([
      embedDocument(input, reading, progress),
      readDocument(input, reading, progress),
    ]);
  }
}

function showDetails(state: IngestState): void {
  const { failures = [], failedCount } = state.opened?.reading ?? {};
  setCurrentDetails(progressTable(state.snapshot, failures, failedCount));
}

function showEnd(state: IngestState, status: IngestStatus): void {
  state.progress.status = status;
  upsertSearchAttributes([{ key: SEARCH_ATTRIBUTES.status, value: status }]);
  showDetails(state);
}
