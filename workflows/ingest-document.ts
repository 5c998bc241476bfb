import {
  ApplicationFailure,
  CancellationScope,
  ContinueAsNew,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { DocumentActivities } from '../activities/index.ts';
import { documentOptions } from './activity-options.ts';
import { closeBudget, drawerName, ingestName, openBudget } from './budget-draws.ts';
import { compareNames } from './compare-names.ts';
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
import { IngestState, type OpenedDeck } from './ingest-state.ts';
import { PagedReading } from './paged-reading.ts';
import { progressTable } from './progress-table.ts';
import { readDocument } from './read-document.ts';
import { readPages } from './read-pages.ts';
import { waitForReplay } from './replay-window.ts';
import { standBack } from './stand-back.ts';
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
 * then nothing was written. Until the document is committed a cancellation leaves no trace in the stores; what
 * is committed stays, and the run ends with it.
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

  CancellationScope.current().cancelRequested.catch(() => state.progress.cancel());

  try {
    const summary = await ingest(input, state);
    showEnd(state, summary.status);
    return summary;
  } catch (error) {
    if (error instanceof ContinueAsNew) throw error;
    showEnd(state, isCancellation(error) ? 'cancelled' : 'failed');
    throw error;
  } finally {
    await CancellationScope.nonCancellable(() => close(input, state));
  }
}

async function ingest(input: IngestInput, state: IngestState): Promise<IngestSummary> {
  let stored = input.before?.stored;
  try {
    const { deck } = await openDeck(input, state);
    const limits = new HistoryLimits(deck.segmentsPerWorkflow);
    for (let round = 1; ; round++) {
      state.replayAsked = false;
      await readWhatWaits(input, state);
      if (state.opened!.reading.hasReadNothing) throw nothingRead(input, state);
      const { outcome } = state;
      const compared = await compareNames(input, state);
      const summary = summarise(input, state, outcome, compared?.notAsked);
      const written = await writeDocument(input, state, outcome, round, compared?.names);
      stored = { ...summary, ...written, seconds: state.progress.elapsedSeconds };
      // A replay may have been asked for while the document was being written.
      await waitForReplay(state);
      if (!state.replayAsked) return stored;
      if (limits.isLong) await goOnAsNew(input, state, stored);
    }
  } catch (error) {
    if (stored !== undefined && isCancellation(error)) return stored;
    throw error;
  }
}

async function openDeck(input: IngestInput, state: IngestState): Promise<OpenedDeck> {
  const { tenantId, documentId, deck: bytes, skipHidden, footers = false } = input;
  const { leaveOut, leaveOutList } = input;
  const [plan, deck] = await Promise.all([
    document.planIngest.executeWithOptions({ priority: standBack() }, []),
    state.progress.step('parse', 1, () =>
      document.parseDeck.executeWithOptions({ priority: standBack() }, [
        { tenantId, documentId, deck: bytes, skipHidden, footers, leaveOut, leaveOutList },
      ]),
    ),
  ]);
  const drawing = { tenantId, ingest: ingestName(), drawer: drawerName(input) };
  return state.open(plan, deck, leaveOut ?? [], openBudget(plan.budget, drawing));
}

async function readWhatWaits(input: IngestInput, state: IngestState): Promise<void> {
  const { progress } = state;
  const { reading } = state.opened!;
  if (reading instanceof PagedReading) await readPages(input, reading, progress);
  else {
    await Promise.all([
      embedDocument(input, reading, progress),
      readDocument(input, reading, progress),
    ]);
  }
}

async function close(input: IngestInput, { opened, progress }: IngestState): Promise<void> {
  if (opened !== undefined) await closeBudget(opened, input, progress.goesOn);
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
