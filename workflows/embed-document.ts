import { isCancellation, log, proxyActivities } from '@temporalio/workflow';
import type { DocumentActivities } from '../activities/index.ts';
import { documentOptions } from './activity-options.ts';
import { ChunkBatches, type BatchState } from './chunk-batches.ts';
import type { IngestInput } from './contract.ts';
import { describeFailure } from './failure-description.ts';
import type { IngestState } from './ingest-state.ts';
import type { ProviderOutage } from './provider-outage.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);

/** Batches of chunks that are embedded at once; they share the threads of the document workers. */
const EMBEDDINGS_AT_ONCE = 2;

/** Cuts the document into chunks and embeds them; those that cannot be embedded are noted and left behind. */
export async function embedDocument(input: IngestInput, state: IngestState): Promise<ChunkBatches> {
  const { tenantId } = input;
  const { outline } = state.opened!.deck;
  const batches = (state.batches ??= new ChunkBatches(
    await state.progress.step('chunk', 1, () => document.chunkDocument({ tenantId, outline })),
  ));
  const waiting = batches.waiting;
  const total = waiting.length;
  let done = 0;
  const embedNext = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await embedBatch(tenantId, next, state.outages!.embedder);
      done += 1;
      state.progress.reach('embed', done);
    }
  };
  await state.progress.step('embed', total, async () => {
    await Promise.all(Array.from({ length: EMBEDDINGS_AT_ONCE }, embedNext));
  });
  return batches;
}

async function embedBatch(
  tenantId: string,
  state: BatchState,
  outage: ProviderOutage,
): Promise<void> {
  const { chunks, ordinalFrom, ordinalTo } = state.batch;
  try {
    state.vectors = await outage.rideOut(() =>
      document.embedChunks.executeWithOptions(
        { summary: `embed segments ${ordinalFrom} to ${ordinalTo}` },
        [{ tenantId, chunks }],
      ),
    );
    state.failure = null;
  } catch (error) {
    if (isCancellation(error)) throw error;
    const { errorType, message } = describeFailure(error);
    log.warn('Chunks could not be embedded', { ordinalFrom, ordinalTo, errorType, message });
    state.failure = { errorType, message };
  }
}
