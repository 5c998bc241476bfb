import {
  CancellationScope,
  CancelledFailure,
  patched,
  proxyActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { GateCounts } from '../activities/gate-concepts.ts';
import type { DocumentActivities, StoreActivities } from '../activities/index.ts';
import type { WrittenGraph } from '../activities/write-graph.ts';
import type { AnsweredNames } from '../activities/name-questions.ts';
import { documentOptions, storeOptions } from './activity-options.ts';
import type { IngestInput } from './contract.ts';
import type { IngestState } from './ingest-state.ts';
import { writeBothAtOnce } from './write-both-at-once.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);
const stores = proxyActivities<StoreActivities>(storeOptions);

/**
 * Joins what the segments say, and writes it to both stores: the points first, then the graph, with which all
 * of it is shown at once. Until then a cancellation leaves what was shown before, or nothing; from then on the
 * document is written, and the cancellation is passed over.
 *
 * @param status how the document stands at this point: a replay that is asked for meanwhile is for another writing
 * @param round tells a second writing of the same run, after a replay, from the first
 * @param names the document's names as they were compared; found and compared as it is mined, when left out
 */
export async function writeDocument(
  input: IngestInput,
  state: IngestState,
  status: 'complete' | 'partial',
  round: number,
  names?: AnsweredNames,
): Promise<WrittenGraph & { gate: GateCounts }> {
  const { tenantId } = input;
  const { progress } = state;
  const { deck, reading } = state.opened!;
  const { chunkCount: chunks } = reading;
  const { extractions, batches, failures, pages } = reading.result;
  const inPages = pages === undefined ? {} : { pages };
  const mined = await progress.step('mine', 1, () =>
    document.mineRelations({
      tenantId,
      extractions,
      ...inPages,
      ...(names === undefined ? {} : { names }),
    }),
  );
  const { gated, ...gate } = await progress.step('gate', 1, () =>
    document.gateConcepts({ tenantId, mined }),
  );
  const { documentId, documentName, revision, leaveOutList } = input;
  const { runId, startTime } = workflowInfo();
  const written: WhatToWrite = {
    writing: { tenantId, documentId, ingestId: `${runId}/${round}` },
    startedAt: startTime.toISOString(),
    parts: {
      documentName,
      revision,
      outline: deck.outline,
      gated,
      batches,
      failures,
      ...inPages,
    },
    others: [...reading.earlierPages, ...(leaveOutList === undefined ? [] : [leaveOutList])],
    status,
    chunks,
  };
  const stored = patched('points-before-graph')
    ? await writeAndCommit(state, written)
    : await writeBothAtOnce(state, written);
  return { ...stored, gate };
}

/** A document as it is to be written. */
export interface WhatToWrite {
  writing: Parameters<StoreActivities['endWriting']>[0];
  /** ISO 8601, when the run began. */
  startedAt: string;
  parts: Parameters<StoreActivities['beginWriting']>[0]['parts'];
  /** Artifacts of the document that `parts` do not refer to. */
  others: NonNullable<Parameters<StoreActivities['beginWriting']>[0]['others']>;
  status: 'complete' | 'partial';
  chunks: number;
}

async function writeAndCommit(
  { progress }: IngestState,
  { writing, startedAt, parts, others, status, chunks }: WhatToWrite,
): Promise<WrittenGraph> {
  const end = () =>
    CancellationScope.nonCancellable(() =>
      progress.step('commit', 1, () => stores.endWriting(writing)),
    );
  const { batches, failures, ...described } = parts;
  let written: WrittenGraph;
  try {
    const begun = await stores.beginWriting({ ...writing, parts, others, startedAt });
    await progress.step('vectors', 1, () =>
      stores.uploadPoints({ ...writing, ...begun, ...described, batches }),
    );
    written = await progress.step('graph', 1, () =>
      stores.writeGraph({ ...writing, ...begun, ...described, failures, status, chunks }),
    );
  } catch (error) {
    // Whether it was committed all the same, only the graph knows.
    const committed = await end();
    if (committed !== null) return committed;
    // A worker that died while it was to be cancelled shows as a time-out.
    if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('Cancelled');
    throw error;
  }
  await end();
  return written;
}
