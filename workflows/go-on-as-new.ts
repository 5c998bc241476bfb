import { continueAsNew, log, proxyActivities } from '@temporalio/workflow';
import type { DocumentActivities } from '../activities/index.ts';
import { documentOptions } from './activity-options.ts';
import type { IngestInput, IngestSummary } from './contract.ts';
import type { ingestDocument } from './ingest-document.ts';
import type { IngestState } from './ingest-state.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);

/** Ids of segments that fit into what a payload should have at most, 40 bytes each. */
const MOST_IDS = 5000;

/**
 * Lets a new run of the workflow carry out the replays that were asked for, as it would if they had been asked for
 * after the end: it reads what is to be replayed, leaves out what else could not be read, and knows all the rest.
 * Returns only when so many segments are named that they do not fit.
 *
 * @param stored what is written of the document: how the new run ends if it is cancelled
 */
export async function goOnAsNew(
  input: IngestInput,
  state: IngestState,
  stored: IngestSummary,
): Promise<void> {
  const { replaysToCome: except, unread: failures, result } = state.opened!.reading;
  if (except.length > MOST_IDS) return;
  const { leaveOut: _, leaveOutList: __, before, ...same } = input;
  const { pages } = result;
  const list = await document.listUnread({ tenantId: input.tenantId, failures, pages, except });
  log.info('The history is long: another run goes on');
  state.progress.goesOn = true;
  await continueAsNew<typeof ingestDocument>({
    ...same,
    before: {
      ...state.progress.soFar,
      runs: (before?.runs ?? 0) + 1,
      degraded: state.degraded,
      stored,
    },
    ...(list === null ? {} : { leaveOutList: list }),
  });
}
