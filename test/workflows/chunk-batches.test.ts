import { describe, expect, it } from 'vitest';
import { ChunkBatches } from '../../workflows/chunk-batches.ts';
import { aBatch, aFailure, someSegments } from './builders.ts';

const DOWN = { errorType: 'LlmUnavailable', message: 'down' };

/** Batches of the segments 1 to 2, and 3. */
function twoBatches(): ChunkBatches {
  return new ChunkBatches([
    aBatch({ chunks: 'chunks-v1/a', count: 60, ordinalFrom: 1, ordinalTo: 2 }),
    aBatch({ chunks: 'chunks-v1/b', count: 7, ordinalFrom: 3, ordinalTo: 3 }),
  ]);
}

describe('ChunkBatches', () => {
  it('waits for everything at first', () => {
    const batches = twoBatches();
    expect(batches.waiting).toHaveLength(2);
    expect(batches.embedded).toEqual([]);
    expect(batches.embeddedCount).toBe(0);
    expect(batches.failures(someSegments(3))).toEqual([]);
  });

  it('counts the chunks that have their vectors, and pairs the two', () => {
    const batches = twoBatches();
    batches.waiting[1]!.vectors = 'vectors-v1/b';
    expect(batches.embeddedCount).toBe(7);
    expect(batches.embedded).toEqual([{ chunks: 'chunks-v1/b', vectors: 'vectors-v1/b' }]);
    expect(batches.waiting.map(({ batch }) => batch.chunks)).toEqual(['chunks-v1/a']);
  });

  it('keeps the order of the document, whichever was embedded first', () => {
    const batches = twoBatches();
    const [first, second] = batches.waiting;
    second!.vectors = 'vectors-v1/b';
    first!.vectors = 'vectors-v1/a';
    expect(batches.embedded.map(({ chunks }) => chunks)).toEqual(['chunks-v1/a', 'chunks-v1/b']);
  });

  it('names every segment of a batch that failed, with the reason', () => {
    const batches = twoBatches();
    batches.waiting[0]!.failure = DOWN;
    expect(batches.failures(someSegments(3))).toEqual([aFailure('s1'), aFailure('s2')]);
  });

  it('lets a batch that failed wait, to be tried again', () => {
    const batches = twoBatches();
    batches.waiting[0]!.failure = DOWN;
    expect(batches.waiting).toHaveLength(2);
  });

  it('has nothing to wait for without batches', () => {
    const none = new ChunkBatches([]);
    expect([none.waiting, none.embedded, none.embeddedCount]).toEqual([[], [], 0]);
  });
});
