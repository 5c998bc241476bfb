import { CancellationScope, proxyActivities } from '@temporalio/workflow';
import type { WrittenGraph } from '../activities/write-graph.ts';
import { storeOptions } from './activity-options.ts';
import type { IngestState } from './ingest-state.ts';
import type { WhatToWrite } from './write-document.ts';

/** Activities that workers no longer have. */
interface EarlierActivities {
  saveGraph: (input: object) => Promise<WrittenGraph>;
  uploadVectors: (input: object) => Promise<number>;
  commitDocument: (input: object) => Promise<void>;
}

const earlier = proxyActivities<EarlierActivities>(storeOptions);

/**
 * The steps in which documents were written before there were generations: here for the histories of runs that
 * wrote so. A run that is amid them needs a worker of that version (docs/operations.md).
 */
export async function writeBothAtOnce(
  { progress }: IngestState,
  { writing, startedAt, parts, status, chunks }: WhatToWrite,
): Promise<WrittenGraph> {
  const input = { ...writing, ...parts, createdAt: startedAt, status, chunks };
  return CancellationScope.nonCancellable(async () => {
    const [written] = await Promise.all([
      progress.step('graph', 1, () => earlier.saveGraph(input)),
      progress.step('vectors', 1, () => earlier.uploadVectors(input)),
    ]);
    await progress.step('commit', 1, () => earlier.commitDocument(input));
    return written;
  });
}
