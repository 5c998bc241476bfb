import { condition, isCancellation, log } from '@temporalio/workflow';
import type { IngestInput } from './contract.ts';
import { describeFailure } from './failure-description.ts';
import type { IngestState } from './ingest-state.ts';
import { readSegment } from './read-segment.ts';
import type { SegmentRef } from './segment-window.ts';
import { QUEUE_OF_PROVIDER } from './task-queues.ts';

/**
 * Reads the segments that wait, through a sliding window: a free lane takes the next one at once. One that
 * fails for good is noted, and the others go on.
 */
export async function readDocument({ tenantId }: IngestInput, state: IngestState): Promise<void> {
  const { plan, deck, window } = state.opened!;
  const total = deck.segments.length;
  const read = async (segment: SegmentRef) => {
    log.info(`Processing segment ${segment.ordinal}/${total}`, { topic: segment.topicLabel });
    try {
      const { extraction, reused } = await readSegment(segment, {
        tenantId,
        total,
        taskQueue: QUEUE_OF_PROVIDER[plan.reader.provider],
        hasBigReader: plan.bigReader !== undefined,
        outages: state.outages!,
        budget: state.budget,
        onDegraded: (reason) => state.noteDegraded(reason),
        onUsage: (usage) => state.progress.spend(usage),
        onPrepass: () => window.advance(segment.segmentId),
      });
      window.succeed(segment.segmentId, extraction, reused);
    } catch (error) {
      if (isCancellation(error)) throw error;
      const { errorType, message } = describeFailure(error);
      log.warn(`Segment ${segment.ordinal}/${total} failed`, { errorType, message });
      window.fail(segment.segmentId, errorType, message);
    }
    const { succeeded, failed } = window.counts;
    state.progress.reach('read', succeeded + failed);
  };

  await state.progress.step('read', total, async () => {
    let cancellation: unknown;
    while (!window.isDrained) {
      while (window.hasNext) {
        read(window.take()).catch((error: unknown) => (cancellation = error));
      }
      await condition(() => window.hasNext || window.isDrained || cancellation !== undefined);
      if (cancellation !== undefined) throw cancellation;
    }
  });
}
