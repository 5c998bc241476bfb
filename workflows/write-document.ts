import { CancellationScope, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { DocumentActivities, StoreActivities } from '../activities/index.ts';
import type { SavedGraph } from '../activities/save-graph.ts';
import { documentOptions, storeOptions } from './activity-options.ts';
import type { ChunkBatches } from './chunk-batches.ts';
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
  batches: ChunkBatches,
  round: number,
): Promise<SavedGraph> {
  const { tenantId, documentId, documentName, revision } = input;
  const { deck, window } = state.opened!;
  const { runId, startTime } = workflowInfo();
  const { failures, outcome, progress } = state;
  const { outline } = deck;

  const mined = await progress.step('mine', 1, () =>
    document.mineRelations({ tenantId, extractions: window.extractions }),
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
          batches: batches.embedded,
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
        chunks: batches.embeddedCount,
      }),
    );
    return written;
  });
}
