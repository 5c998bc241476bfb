import { CancellationScope, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { DocumentActivities, StoreActivities } from '../activities/index.ts';
import type { SavedGraph } from '../activities/save-graph.ts';
import { documentOptions, storeOptions } from './activity-options.ts';
import type { IngestInput } from './contract.ts';
import type { IngestState } from './ingest-state.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);
const stores = proxyActivities<StoreActivities>(storeOptions);

/**
 * Joins what the segments say, and writes it to both stores. Once it writes, it goes on to the end even when
 * the ingest is cancelled: half a document is worth less than either a whole one or none.
 *
 * @param round tells a second writing of the same run, after a replay, from the first
 */
export async function writeDocument(
  input: IngestInput,
  state: IngestState,
  round: number,
): Promise<SavedGraph> {
  const { tenantId, documentId, documentName, revision } = input;
  const { deck, reading } = state.opened!;
  const { runId, startTime } = workflowInfo();
  const { outcome, progress } = state;
  const { outline } = deck;
  const { chunkCount: chunks } = reading;
  const { extractions, batches, failures, ...pages } = reading.result;

  const mined = await progress.step('mine', 1, () =>
    document.mineRelations({ tenantId, extractions, ...pages }),
  );
  const { gated } = await progress.step('gate', 1, () =>
    document.gateConcepts({ tenantId, mined }),
  );
  const ingestId = `${runId}/${round}`;
  const createdAt = startTime.toISOString();
  return CancellationScope.nonCancellable(async () => {
    const [written] = await Promise.all([
      progress.step('graph', 1, () =>
        stores.saveGraph({
          tenantId,
          documentId,
          documentName,
          ingestId,
          outline,
          gated,
          failures,
          ...pages,
        }),
      ),
      progress.step('vectors', 1, () =>
        stores.uploadVectors({
          tenantId,
          documentId,
          documentName,
          revision,
          createdAt,
          gated,
          batches,
          ...pages,
        }),
      ),
    ]);
    await progress.step('commit', 1, () =>
      stores.commitDocument({
        tenantId,
        documentId,
        revision,
        ingestId,
        createdAt,
        outline,
        status: outcome,
        chunks,
      }),
    );
    return written;
  });
}
