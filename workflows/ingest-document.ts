import {
  ApplicationFailure,
  CancellationScope,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { DocumentActivities } from '../activities/index.ts';
import { documentOptions } from './activity-options.ts';
import {
  progressQuery,
  replaySegmentsUpdate,
  SEARCH_ATTRIBUTES,
  segmentsQuery,
  type IngestInput,
  type IngestStatus,
  type IngestSummary,
} from './contract.ts';
import { closeBudget, openBudget } from './budget-draws.ts';
import { embedDocument } from './embed-document.ts';
import { IngestState } from './ingest-state.ts';
import { progressTable } from './progress-table.ts';
import { readDocument } from './read-document.ts';
import { waitForReplay } from './replay-window.ts';
import { nothingRead, summarise } from './summary.ts';
import { writeDocument } from './write-document.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);

/**
 * Turns a deck into a graph and an index. Owns the order of the steps and the progress; everything that
 * touches the world is an activity, and everything big is an artifact.
 *
 * Ends complete or partial with a summary. Fails when the deck cannot be read, or none of its segments;
 * then nothing was written. Until the document is committed a cancellation leaves no trace in the stores; what
 * is committed stays, and the run ends with it.
 */
export async function ingestDocument(input: IngestInput): Promise<IngestSummary> {
  const state = new IngestState(input, Date.now, showDetails);
  setHandler(progressQuery, () => state.snapshot);
  setHandler(segmentsQuery, ({ offset, limit }) => state.opened?.window.page(offset, limit) ?? []);
  setHandler(replaySegmentsUpdate, ({ segmentIds }) => state.replay(segmentIds), {
    validator: ({ segmentIds }) => {
      const refusal = state.refuseReplay(segmentIds);
      if (refusal !== undefined) {
        throw ApplicationFailure.nonRetryable(refusal, 'SegmentNotReplayable');
      }
    },
  });

  CancellationScope.current().cancelRequested.catch(() => state.progress.cancel());

  try {
    const summary = await ingest(input, state);
    showEnd(state, summary.status);
    return summary;
  } catch (error) {
    showEnd(state, isCancellation(error) ? 'cancelled' : 'failed');
    throw error;
  } finally {
    await CancellationScope.nonCancellable(() => closeBudget(state.budget, input.tenantId));
  }
}

async function ingest(input: IngestInput, state: IngestState): Promise<IngestSummary> {
  const { tenantId, documentId, deck: bytes, skipHidden, footers = false, leaveOut = [] } = input;
  const [plan, deck] = await Promise.all([
    document.planIngest(),
    state.progress.step('parse', 1, () =>
      document.parseDeck({ tenantId, documentId, deck: bytes, skipHidden, footers }),
    ),
  ]);
  state.open(plan, deck, leaveOut, openBudget(plan.budget, tenantId));

  let stored: IngestSummary | undefined;
  try {
    for (let round = 1; ; round++) {
      state.replayAsked = false;
      const [batches] = await Promise.all([
        embedDocument(input, state),
        readDocument(input, state),
      ]);
      if (state.hasReadNothing) throw nothingRead(input, state);
      const written = await writeDocument(input, state, batches, round);
      stored = summarise(input, state, state.outcome, written);
      // A replay may have been asked for while the document was being written.
      await waitForReplay(state);
      if (!state.replayAsked) return stored;
    }
  } catch (error) {
    if (stored !== undefined && isCancellation(error)) return stored;
    throw error;
  }
}

function showDetails(state: IngestState): void {
  setCurrentDetails(progressTable(state.snapshot, state.failures));
}

function showEnd(state: IngestState, status: IngestStatus): void {
  state.progress.status = status;
  upsertSearchAttributes([{ key: SEARCH_ATTRIBUTES.status, value: status }]);
  showDetails(state);
}
