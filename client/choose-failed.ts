import { SegmentNotReplayable } from '../domain/errors.ts';
import type { SegmentFailure } from '../workflows/contract.ts';
import { firstOf } from '../workflows/reading.ts';
import type { DocumentRef } from './document-ref.ts';

/** The failed segments that a replay is to read. @throws SegmentNotReplayable */
export function chooseFailed(
  { documentId }: DocumentRef,
  failed: SegmentFailure[],
  segmentIds: string[],
): Set<string> {
  const known = new Set(failed.map(({ segmentId }) => segmentId));
  if (known.size === 0) {
    throw new SegmentNotReplayable(`No segment of ${documentId} has failed: nothing to replay.`);
  }
  const others = segmentIds.filter((segmentId) => !known.has(segmentId));
  if (others.length > 0) {
    throw new SegmentNotReplayable(
      `Not failed, or not of ${documentId}: ${firstOf(others)}. Failed are: ${firstOf([...known])}.`,
    );
  }
  return segmentIds.length === 0 ? known : new Set(segmentIds);
}
