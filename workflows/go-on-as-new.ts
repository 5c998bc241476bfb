import { continueAsNew, log, proxyActivities } from '@temporalio/workflow';
import type { DocumentActivities } from '../activities/index.ts';
import { documentOptions } from './activity-options.ts';
import type { IngestInput } from './contract.ts';
import type { ingestDocument } from './ingest-document.ts';
import type { IngestState } from './ingest-state.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);

/** Ids of segments that fit into what a payload should have at most, 40 bytes each. */
const MOST_IDS = 5000;

/**
 * Lets a new run of the workflow carry out the replays that were asked for, as it would if they had been asked for
 * after the end: it reads what is to be replayed, leaves out what else has failed, and knows all the rest. Returns
 * only when so many segments are named that they do not fit.
 */
export async function goOnAsNew(input: IngestInput, state: IngestState): Promise<void> {
  const { reading } = state.opened!;
  const except = reading.replaysToCome;
  if (except.length > MOST_IDS) return;
  const { leaveOut: _, leaveOutList: __, before: ___, ...same } = input;
  const { failures, pages } = reading.result;
  const { tenantId } = input;
  const list = await document.listFailures({
    tenantId,
    failures,
    except,
    ...(pages === undefined ? {} : { pages }),
  });
  log.info('The history is long: another run goes on');
  state.progress.goesOn = true;
  await continueAsNew<typeof ingestDocument>({
    ...same,
    before: state.progress.soFar,
    ...(list === null ? {} : { leaveOutList: list }),
  });
}
