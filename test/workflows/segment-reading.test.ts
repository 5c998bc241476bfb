import { describe, expect, it } from 'vitest';
import { ChunkBatches } from '../../workflows/chunk-batches.ts';
import type { SegmentFailure } from '../../workflows/contract.ts';
import type { SegmentReading } from '../../workflows/segment-reading.ts';
import { aBatch, aFailure, aReading, someSegments } from './builders.ts';

/** Three segments, those of these numbers failed and all others read. */
function aReadDocument({ failed = [] as number[], leaveOut = [] as SegmentFailure[] } = {}) {
  const reading = aReading(3, { leaveOut });
  const { window } = reading;
  while (window.hasNext) {
    const { segmentId, ordinal } = window.take();
    if (failed.includes(ordinal)) window.fail(segmentId, 'LlmUnavailable', 'down');
    else window.succeed(segmentId, `extraction-v1/${ordinal}`, false);
  }
  return reading;
}

/** Batches of one segment each, of which those of these numbers could not be embedded. */
function embeddedBut(...failed: number[]): ChunkBatches {
  const batches = new ChunkBatches([1, 2, 3].map((ordinalFrom) => aBatch({ ordinalFrom })));
  for (const state of batches.waiting) {
    const { ordinalFrom } = state.batch;
    if (failed.includes(ordinalFrom)) {
      state.failure = { errorType: 'LlmRateLimited', message: 'slow down' };
    } else {
      state.vectors = `vectors-v1/${ordinalFrom}`;
    }
  }
  return batches;
}

const idsOf = (failures: SegmentFailure[]) => failures.map(({ segmentId }) => segmentId);
const waitingIn = ({ window }: SegmentReading) =>
  window
    .page(0, 10)
    .filter(({ state }) => state === 'waiting')
    .map(({ segmentId }) => segmentId);

describe('SegmentReading', () => {
  it('has failed in nothing when every segment was read and embedded', () => {
    const reading = aReadDocument();
    reading.batches = embeddedBut();
    expect(reading.failedCount).toBe(0);
    expect(reading.chunkCount).toBe(3);
  });

  it.each([
    ['was not read', aReadDocument({ failed: [2] }), aFailure('s2')],
    ['was left out', aReadDocument({ leaveOut: [aFailure('s1')] }), aFailure('s1')],
  ])('names a segment that %s', (_, reading, failure) => {
    expect(reading.failures).toEqual([failure]);
    expect(reading.failedCount).toBe(1);
  });

  it('names a segment that was read but not embedded', () => {
    const reading = aReadDocument();
    reading.batches = embeddedBut(3);
    expect(reading.failures).toEqual([
      aFailure('s3', { errorType: 'LlmRateLimited', message: 'slow down' }),
    ]);
  });

  it('names a segment once that was neither read nor embedded, by the reason that it was not read', () => {
    const reading = aReadDocument({ failed: [2] });
    reading.batches = embeddedBut(2, 3);
    expect(reading.failures).toEqual([
      aFailure('s2'),
      aFailure('s3', { errorType: 'LlmRateLimited', message: 'slow down' }),
    ]);
  });

  it('names the first hundred of very many, and counts them all', () => {
    const leaveOut = someSegments(130).map(({ segmentId }) => aFailure(segmentId));
    const reading = aReading(130, { leaveOut });
    expect(reading.failures).toEqual(leaveOut.slice(0, 100));
    expect(reading.failedCount).toBe(130);
    expect(reading.result.failures).toHaveLength(130);
  });

  it.each([
    ['all failed', [1, 2, 3], true],
    ['one was read', [1, 2], false],
    ['none failed', [], false],
  ])('has read nothing when %s: %s', (_, failed, expected) => {
    expect(aReadDocument({ failed }).hasReadNothing).toBe(expected);
  });

  it('has not failed to read a document without segments', () => {
    expect(aReading(0).hasReadNothing).toBe(false);
  });

  it('hands on what was read and embedded', () => {
    const reading = aReadDocument({ failed: [2] });
    reading.batches = embeddedBut(3);
    expect(reading.result).toEqual({
      extractions: ['extraction-v1/1', 'extraction-v1/3'],
      batches: [
        { chunks: 'chunks-v1/1', vectors: 'vectors-v1/1' },
        { chunks: 'chunks-v1/1', vectors: 'vectors-v1/2' },
      ],
      failures: [
        { segmentId: 's2', errorType: 'LlmUnavailable', message: 'down' },
        { segmentId: 's3', errorType: 'LlmRateLimited', message: 'slow down' },
      ],
    });
  });
});

describe('SegmentReading, kept and gone on with', () => {
  it('knows what was read and embedded, and what was not', () => {
    const before = aReadDocument({ failed: [2] });
    before.batches = embeddedBut(3);
    const { segments, batches } = before.page;
    const reading = aReading(0, { segments, batches });
    expect(waitingIn(reading)).toEqual([]);
    expect(reading.counts).toMatchObject({ total: 3, succeeded: 2, failed: 1, reused: 0 });
    expect(reading.failures).toEqual([aFailure('s2')]);
    expect(reading.result).toMatchObject({ extractions: before.result.extractions });
    // What could not be embedded is tried again.
    expect(reading.batches?.waiting.map(({ batch }) => batch.ordinalFrom)).toEqual([3]);
    expect(reading.batches?.embedded).toEqual(before.batches.embedded);
  });

  it('reads again what is asked for', () => {
    const { segments } = aReadDocument({ failed: [1, 3] }).page;
    const reading = aReading(0, { segments });
    expect(reading.replay(['s3'])).toBe(1);
    expect(waitingIn(reading)).toEqual(['s3']);
  });

  it('is cut into chunks when it was not', () => {
    const { segments, batches } = aReadDocument().page;
    expect(batches).toBeNull();
    expect(aReading(0, { segments, batches }).batches).toBeUndefined();
  });
});

describe('SegmentReading.refuseReplay', () => {
  it('allows all failed segments, or some of them', () => {
    const reading = aReadDocument({ failed: [1, 3] });
    expect(reading.refuseReplay([])).toBeUndefined();
    expect(reading.refuseReplay(['s3'])).toBeUndefined();
    expect(reading.refuseReplay(['s1', 's3'])).toBeUndefined();
  });

  it('names those that did not fail or are not known, and those that did', () => {
    expect(aReadDocument({ failed: [1, 3] }).refuseReplay(['s1', 's2', 's9'])).toBe(
      'Not failed, or not of this document: s2, s9. Failed are: s1, s3.',
    );
  });

  it('names the first of very many', () => {
    const leaveOut = someSegments(25).map(({ segmentId }) => aFailure(segmentId));
    expect(aReading(25, { leaveOut }).refuseReplay(['x'])).toMatch(
      /^Not failed, or not of this document: x\. Failed are: s1, .*, s20 and 5 more\.$/,
    );
  });

  it('refuses when nothing has failed', () => {
    expect(aReadDocument().refuseReplay([])).toBe('No segment of the document has failed.');
  });
});

describe('SegmentReading.replay', () => {
  it('puts all failed segments back when none is named', () => {
    const reading = aReadDocument({ failed: [1, 3] });
    expect(reading.replay([])).toBe(2);
    expect(reading.failedCount).toBe(0);
    expect(waitingIn(reading)).toEqual(['s1', 's3']);
  });

  it('puts back those that are named, each once', () => {
    const reading = aReadDocument({ failed: [1, 3] });
    expect(reading.replay(['s3', 's3'])).toBe(1);
    expect(idsOf(reading.failures)).toEqual(['s1']);
    expect(waitingIn(reading)).toEqual(['s3']);
  });

  it('puts a segment back once, however often it is asked', () => {
    const reading = aReadDocument({ failed: [2] });
    reading.replay([]);
    expect(reading.refuseReplay([])).toBe('No segment of the document has failed.');
  });

  it('counts segments that wait for their vectors, and does not read them again', () => {
    const reading = aReadDocument({ failed: [1] });
    reading.batches = embeddedBut(1, 2);
    expect(reading.replay([])).toBe(2);
    expect(waitingIn(reading)).toEqual(['s1']);
    expect(reading.batches.waiting.map(({ batch }) => batch.ordinalFrom)).toEqual([1, 2]);
  });
});
