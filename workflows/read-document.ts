import { condition, isCancellation, log } from '@temporalio/workflow';
import { describeFailure } from './failure-description.ts';
import type { ProgressTracker } from './ingest-progress.ts';
import { readSegment } from './read-segment.ts';
import type { SegmentReading } from './segment-reading.ts';
import type { SegmentRef } from './segment-window.ts';
import { QUEUE_OF_PROVIDER } from './task-queues.ts';

/**
 * Reads the segments that wait, through a sliding window: a free lane takes the next one at once. One that
 * fails for good is noted, and the others go on.
 */
export async function readDocument(
  { tenantId }: { tenantId: string },
  { plan, window, total, calls }: SegmentReading,
  progress: ProgressTracker,
): Promise<void> {
  const read = async (segment: SegmentRef) => {
    log.info(`Processing segment ${segment.ordinal}/${total}`, { topic: segment.topicLabel });
    try {
      const { extraction, reused } = await readSegment(segment, {
        tenantId,
        total,
        taskQueue: QUEUE_OF_PROVIDER[plan.reader.provider],
        hasBigReader: plan.bigReader !== undefined,
        routing: plan.routing,
        outages: calls.outages,
        budget: calls.budget,
        onDegraded: (reason) => calls.noteDegraded(reason),
        onUsage: (usage) => progress.spend(usage),
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
    progress.reach('read', succeeded + failed);
  };

  await progress.step('read', window.counts.total, async () => {
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
