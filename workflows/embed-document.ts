import { isCancellation, log, proxyActivities } from '@temporalio/workflow';
import type { DocumentActivities, EmbeddingActivities } from '../activities/index.ts';
import { documentOptions, embeddingOptions } from './activity-options.ts';
import { ChunkBatches, type BatchState } from './chunk-batches.ts';
import { describeFailure } from './failure-description.ts';
import type { ProgressTracker } from './ingest-progress.ts';
import type { ProviderOutage } from './provider-outage.ts';
import type { SegmentReading } from './segment-reading.ts';
import { MESSAGE_MAX_BYTES, shortenToBytes } from './shorten.ts';
import { QUEUE_OF_EMBEDDER, type TaskQueue } from './task-queues.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);
const embedding = proxyActivities<EmbeddingActivities>(embeddingOptions);

/** Batches of chunks that are embedded at once; they share the threads of the document workers, or the calls of the endpoint. */
const EMBEDDINGS_AT_ONCE = 2;

/** Cuts segments into chunks and embeds them; those that cannot be embedded are noted and left behind. */
export async function embedDocument(
  { tenantId }: { tenantId: string },
  reading: SegmentReading,
  progress: ProgressTracker,
): Promise<void> {
  const batches = (reading.batches ??= new ChunkBatches(
    await progress.step('chunk', 1, () => document.chunkDocument({ tenantId, ...reading.source })),
  ));
  const taskQueue = QUEUE_OF_EMBEDDER[reading.plan.embeddingProvider ?? 'local'];
  const waiting = batches.waiting;
  const total = waiting.length;
  let done = 0;
  const embedNext = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await embedBatch(tenantId, taskQueue, next, reading.calls.outages.embedder);
      done += 1;
      progress.reach('embed', done);
    }
  };
  await progress.step('embed', total, async () => {
    await Promise.all(Array.from({ length: EMBEDDINGS_AT_ONCE }, embedNext));
  });
}

async function embedBatch(
  tenantId: string,
  taskQueue: TaskQueue,
  state: BatchState,
  outage: ProviderOutage,
): Promise<void> {
  const { chunks, ordinalFrom, ordinalTo } = state.batch;
  try {
    state.vectors = await outage.rideOut(() =>
      embedding.embedChunks.executeWithOptions(
        { taskQueue, summary: `embed segments ${ordinalFrom} to ${ordinalTo}` },
        [{ tenantId, chunks }],
      ),
    );
    state.failure = null;
  } catch (error) {
    if (isCancellation(error)) throw error;
    const { errorType, message } = describeFailure(error);
    log.warn('Chunks could not be embedded', { ordinalFrom, ordinalTo, errorType, message });
    state.failure = { errorType, message: shortenToBytes(message, MESSAGE_MAX_BYTES) };
  }
}
