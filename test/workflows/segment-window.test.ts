import { describe, expect, it } from 'vitest';
import type { ArtifactRef } from '../../stores/artifacts/artifact-kind.ts';
import { SegmentWindow, type SegmentRef } from '../../workflows/segment-window.ts';
import { aFailure, someSegments } from './builders.ts';

const extractionOf = (id: string): ArtifactRef => `extraction-v1/${id}`;

/** Takes segments for as long as there is room, and gives their ids. */
function takeAll(window: SegmentWindow): string[] {
  const taken: SegmentRef[] = [];
  while (window.hasNext) taken.push(window.take());
  return taken.map(({ segmentId }) => segmentId);
}

describe('SegmentWindow', () => {
  it('lets no more segments be read at once than the limit', () => {
    const window = new SegmentWindow(someSegments(5), 2);
    expect(takeAll(window)).toEqual(['s1', 's2']);
    expect(window.counts.running).toBe(2);
  });

  it('gives a free lane to the next segment at once, whichever ended', () => {
    const window = new SegmentWindow(someSegments(5), 2);
    takeAll(window);
    window.succeed('s2', extractionOf('s2'), false);
    expect(takeAll(window)).toEqual(['s3']);
    window.fail('s1', 'LlmUnavailable', 'down');
    expect(takeAll(window)).toEqual(['s4']);
  });

  it('is drained when nothing waits and nothing is being read', () => {
    const window = new SegmentWindow(someSegments(1), 2);
    expect(window.isDrained).toBe(false);
    window.take();
    expect(window.hasNext).toBe(false);
    expect(window.isDrained).toBe(false);
    window.succeed('s1', extractionOf('s1'), false);
    expect(window.isDrained).toBe(true);
  });

  it('is drained from the start without segments', () => {
    expect(new SegmentWindow([], 2)).toMatchObject({ isDrained: true, hasNext: false });
  });

  it('gives the extractions in the order of the document, not of their ends', () => {
    const window = new SegmentWindow(someSegments(3), 3);
    takeAll(window);
    for (const id of ['s3', 's1', 's2']) window.succeed(id, extractionOf(id), false);
    expect(window.extractions).toEqual(['s1', 's2', 's3'].map(extractionOf));
  });

  it('names the failed segments with their reasons, in the order of the document', () => {
    const window = new SegmentWindow(someSegments(3), 3);
    takeAll(window);
    window.fail('s3', 'LlmUnavailable', 'down');
    window.fail('s1', 'LlmAnswerInvalid', 'no JSON');
    expect(window.failures).toEqual([
      aFailure('s1', { errorType: 'LlmAnswerInvalid', message: 'no JSON' }),
      aFailure('s3'),
    ]);
    expect(['s1', 's2', 's4'].map((id) => window.isFailed(id))).toEqual([true, false, false]);
  });

  it('counts', () => {
    const window = new SegmentWindow(someSegments(5), 3);
    takeAll(window);
    window.succeed('s1', extractionOf('s1'), true);
    window.succeed('s2', extractionOf('s2'), false);
    window.fail('s3', 'LlmUnavailable', 'down');
    window.take();
    expect(window.counts).toEqual({ total: 5, running: 1, succeeded: 2, failed: 1, reused: 1 });
  });

  it('tells where each segment stands, page by page', () => {
    const window = new SegmentWindow(someSegments(5), 4);
    takeAll(window);
    window.advance('s2');
    window.succeed('s3', extractionOf('s3'), true);
    window.fail('s4', 'LlmUnavailable', 'down');
    const all = window.page(0, 10);
    expect(all.map(({ state }) => state)).toEqual([
      'prepass',
      'extract',
      'succeeded',
      'failed',
      'waiting',
    ]);
    expect(all[2]).toEqual({
      segmentId: 's3',
      ordinal: 3,
      topicLabel: 'Topic 3',
      state: 'succeeded',
      reused: true,
      failure: null,
    });
    expect(all[3]?.failure).toEqual({ errorType: 'LlmUnavailable', message: 'down' });
    expect([...window.page(0, 2), ...window.page(2, 2), ...window.page(4, 2)]).toEqual(all);
    expect(window.page(5, 2)).toEqual([]);
  });

  it('names what is being read', () => {
    const window = new SegmentWindow(someSegments(4), 3);
    takeAll(window);
    window.advance('s2');
    window.succeed('s1', extractionOf('s1'), false);
    expect(window.reading.map(({ segmentId }) => segmentId)).toEqual(['s2', 's3']);
  });

  it('has no segment to take when none waits', () => {
    const window = new SegmentWindow([], 1);
    expect(() => window.take()).toThrow('no segment waits');
  });

  it('refuses segments that are not of the document', () => {
    const window = new SegmentWindow(someSegments(1), 1);
    for (const act of [
      () => window.advance('s9'),
      () => window.succeed('s9', extractionOf('s9'), false),
      () => window.fail('s9', 'LlmUnavailable', 'down'),
      () => window.replay(['s9']),
    ]) {
      expect(act).toThrow('segment s9 is not of this document');
    }
  });
});

describe('SegmentWindow.replay', () => {
  it('puts failed segments behind those that wait', () => {
    const window = new SegmentWindow(someSegments(4), 1);
    window.take();
    window.fail('s1', 'LlmUnavailable', 'down');
    window.replay(['s1']);
    const order: string[] = [];
    while (window.hasNext) {
      const { segmentId } = window.take();
      order.push(segmentId);
      window.succeed(segmentId, extractionOf(segmentId), false);
    }
    expect(order).toEqual(['s2', 's3', 's4', 's1']);
    expect(window.failures).toEqual([]);
    expect(window.counts).toMatchObject({ succeeded: 4, failed: 0 });
  });

  it('opens a window that was drained', () => {
    const window = new SegmentWindow(someSegments(1), 1);
    window.take();
    window.fail('s1', 'LlmUnavailable', 'down');
    expect(window.isDrained).toBe(true);
    window.replay(['s1']);
    expect(window).toMatchObject({ isDrained: false, hasNext: true });
    expect(window.isFailed('s1')).toBe(false);
  });
});

describe('SegmentWindow, told to leave segments out', () => {
  it('takes them for failed, with the reasons of before', () => {
    const leftOut = aFailure('s2', { errorType: 'LlmAnswerInvalid', message: 'no JSON' });
    const window = new SegmentWindow(someSegments(3), 5, [leftOut]);
    expect(window.failures).toEqual([leftOut]);
    expect(takeAll(window)).toEqual(['s1', 's3']);
  });

  it('reads them when they are replayed', () => {
    const window = new SegmentWindow(someSegments(1), 1, [aFailure('s1')]);
    window.replay(['s1']);
    expect(takeAll(window)).toEqual(['s1']);
  });

  it('overlooks those that the deck no longer has', () => {
    const window = new SegmentWindow(someSegments(1), 1, [aFailure('s9')]);
    expect(window.failures).toEqual([]);
  });
});

describe('SegmentWindow, of segments that were read before', () => {
  it('reads those that have no outcome yet', () => {
    const [read, failed, waiting] = someSegments(3);
    const window = new SegmentWindow(
      [
        { ...read!, extraction: extractionOf('s1') },
        { ...failed!, failure: { errorType: 'LlmUnavailable', message: 'down' } },
        waiting!,
      ],
      5,
    );
    expect(window.counts).toEqual({ total: 3, running: 0, succeeded: 1, failed: 1, reused: 0 });
    expect(takeAll(window)).toEqual(['s3']);
    window.succeed('s3', extractionOf('s3'), false);
    expect(window.extractions).toEqual([extractionOf('s1'), extractionOf('s3')]);
  });

  it('gives their outcomes, to be kept', () => {
    const [first, second] = someSegments(2);
    const window = new SegmentWindow([first!, second!], 5);
    takeAll(window);
    window.succeed('s2', extractionOf('s2'), true);
    window.fail('s1', 'LlmUnavailable', 'down');
    expect(window.outcomes).toEqual([
      { ...first, extraction: null, failure: { errorType: 'LlmUnavailable', message: 'down' } },
      { ...second, extraction: extractionOf('s2'), failure: null },
    ]);
  });
});

it('keeps no more of a reason than a history should hold', () => {
  const window = new SegmentWindow(someSegments(1), 1);
  window.take();
  window.fail('s1', 'LlmAnswerInvalid', '品'.repeat(500));
  expect(Buffer.byteLength(window.failures[0]!.message)).toBeLessThanOrEqual(300);
});
