import { describe, expect, it } from 'vitest';
import type { PageReport } from '../../workflows/page-contract.ts';
import type { PagedReading } from '../../workflows/paged-reading.ts';
import { aFailure, aPagedReading, aPageResult } from './builders.ts';

function takeAll(reading: PagedReading) {
  const taken = [];
  while (reading.hasNext) taken.push(reading.take('parent'));
  return taken;
}

/** What a page of ten segments gives of which these failed. */
function withFailures(...segmentIds: string[]) {
  return aPageResult({
    counts: { total: 10, succeeded: 10 - segmentIds.length, failed: segmentIds.length, reused: 0 },
    failedIds: segmentIds,
    failures: segmentIds.map((segmentId) => aFailure(segmentId)),
  });
}

function aReport(number: number, overrides: Partial<PageReport> = {}): PageReport {
  return {
    number,
    counts: { total: 10, succeeded: 0, failed: 0, reused: 0 },
    failures: [],
    replays: 0,
    ...overrides,
  };
}

const statesOf = (reading: PagedReading) => reading.pages.map(({ state }) => state);

describe('PagedReading', () => {
  it('has two pages read at once, which share the lanes', () => {
    const reading = aPagedReading([10, 10, 10], { maxParallelSegments: 5 });
    expect(takeAll(reading)).toMatchObject([
      { number: 1, page: 'page-v1/1', ordinalFrom: 1, segments: 10, lanes: 3 },
      { number: 2, page: 'page-v1/2', ordinalFrom: 11, segments: 10, lanes: 2 },
    ]);
    expect(statesOf(reading)).toEqual(['running', 'running', 'waiting']);
  });

  it.each([1, 2, 3, 10, 500])('never has more segments read at once than %i', (lanes) => {
    const reading = aPagedReading([10, 10, 10, 10], { maxParallelSegments: lanes });
    while (!reading.isDrained) {
      takeAll(reading);
      expect(reading.counts.running).toBeLessThanOrEqual(lanes);
      expect(reading.counts.running).toBeGreaterThan(0);
      const { number } = reading.pages.find(({ state }) => state === 'running')!;
      reading.finish(number, aPageResult());
    }
    expect(reading.counts).toEqual({
      total: 40,
      running: 0,
      succeeded: 40,
      failed: 0,
      reused: 0,
    });
  });

  it('begins the next page with the lanes of the one that is done', () => {
    const reading = aPagedReading([10, 10, 10]);
    takeAll(reading);
    reading.finish(2, aPageResult());
    expect(takeAll(reading)).toMatchObject([{ number: 3, lanes: 5 }]);
    expect(reading.messages).toEqual([]);
  });

  it('lends the lanes of a page that is done to the other when no page waits', () => {
    const reading = aPagedReading([10, 10]);
    takeAll(reading);
    reading.finish(1, aPageResult());
    reading.lendLanes();
    expect(reading.messages).toEqual([{ workflowId: 'parent/page-2.1', lanes: 10 }]);
  });

  it('gives a page that waits the lanes that the other has no segments for', () => {
    const reading = aPagedReading([10, 10]);
    takeAll(reading);
    reading.finish(1, withFailures('a1'));
    reading.lendLanes();
    reading.messages.splice(0);
    reading.replay([]);
    expect(reading.hasNext).toBe(false);
    const counts = { total: 10, succeeded: 8, failed: 0, reused: 0 };
    reading.hear({ number: 2, counts, failures: [], replays: 0 });
    expect(takeAll(reading)).toMatchObject([{ number: 1, lanes: 8, again: ['a1'] }]);
    expect(reading.messages).toEqual([{ workflowId: 'parent/page-2.1', lanes: 2 }]);
  });

  it('adds up what the pages tell, and what came of them', () => {
    const reading = aPagedReading([10, 10, 10]);
    takeAll(reading);
    reading.hear({
      number: 1,
      counts: { total: 10, succeeded: 4, failed: 1, reused: 2 },
      failures: [aFailure('a1')],
      replays: 0,
    });
    expect(reading.counts).toEqual({ total: 30, running: 10, succeeded: 4, failed: 1, reused: 2 });
    expect(reading.failures).toEqual([aFailure('a1')]);
    reading.finish(1, withFailures('a1', 'a2'));
    expect(reading.counts).toMatchObject({ running: 5, succeeded: 8, failed: 2, reused: 0 });
    expect(reading).toMatchObject({ failedCount: 2, chunkCount: 20, doneCount: 1 });
  });

  it('hands on the pages as they were left', () => {
    const reading = aPagedReading([10, 10]);
    takeAll(reading);
    reading.finish(1, aPageResult({ page: 'page-v1/one' }));
    reading.finish(2, aPageResult({ page: 'page-v1/two' }));
    expect(reading.result).toEqual({
      extractions: [],
      batches: [],
      failures: [],
      pages: ['page-v1/one', 'page-v1/two'],
    });
  });

  it('counts failures beyond those that are named', () => {
    const ids = Array.from({ length: 70 }, (_, index) => `a${index}`);
    const reading = aPagedReading([100, 100]);
    takeAll(reading);
    for (const number of [1, 2]) {
      const own = ids.map((id) => `${number}${id}`);
      const counts = { total: 100, succeeded: 30, failed: 70, reused: 0 };
      const failures = own.map((id) => aFailure(id));
      reading.finish(number, aPageResult({ counts, failedIds: own, failures }));
    }
    expect(reading.failedCount).toBe(140);
    expect(reading.failures).toHaveLength(100);
    expect(reading.refuseReplay(['2a69'])).toBeUndefined();
  });

  it.each([
    ['nothing was read', 0, true],
    ['something was read', 1, false],
  ])('says whether nothing was read: %s', (_, succeeded, expected) => {
    const reading = aPagedReading([10]);
    takeAll(reading);
    const counts = { total: 10, succeeded, failed: 10 - succeeded, reused: 0 };
    reading.finish(1, aPageResult({ counts }));
    expect(reading.hasReadNothing).toBe(expected);
  });

  it('refuses what is not of the document', () => {
    const reading = aPagedReading([]);
    expect(() => reading.take('parent')).toThrow('no page waits');
    expect(() => reading.finish(1, aPageResult())).toThrow('no page 1');
  });
});

describe('PagedReading.replay', () => {
  it('refuses segments that are not known to have failed', () => {
    const reading = aPagedReading([10]);
    expect(reading.refuseReplay([])).toBe('No segment of the document has failed.');
    takeAll(reading);
    reading.finish(1, withFailures('a1'));
    expect(reading.refuseReplay(['a1', 'x'])).toContain('document: x. Failed are: a1.');
  });

  it('has a page that is done read again, for the segments that are named', () => {
    const reading = aPagedReading([10, 10]);
    takeAll(reading);
    const page = 'page-v1/with-failures';
    reading.finish(1, { ...withFailures('a1', 'a2'), page });
    reading.finish(2, withFailures('b1'));
    expect(reading.replay(['a2'])).toBe(1);
    expect(statesOf(reading)).toEqual(['waiting', 'done']);
    expect(takeAll(reading)).toMatchObject([
      { number: 1, page, again: ['a2'], workflowId: 'parent/page-1.2' },
    ]);
    expect(reading.failedCount).toBe(2);
    expect(reading.refuseReplay(['a2'])).toContain('a2');
  });

  it('keeps the count of segments that were known before', () => {
    const reading = aPagedReading([10]);
    takeAll(reading);
    const counts = { total: 10, succeeded: 9, failed: 1, reused: 4 };
    reading.finish(1, { ...withFailures('a1'), counts });
    reading.replay([]);
    takeAll(reading);
    reading.finish(1, aPageResult({ counts: { ...counts, succeeded: 10, failed: 0, reused: 1 } }));
    expect(reading.counts).toMatchObject({ succeeded: 10, reused: 5 });
  });

  it('asks a page that is being read', () => {
    const reading = aPagedReading([10, 10]);
    takeAll(reading);
    reading.hear({
      number: 2,
      counts: { total: 10, succeeded: 3, failed: 2, reused: 0 },
      failures: [aFailure('b1'), aFailure('b2')],
      replays: 0,
    });
    expect(reading.replay([])).toBe(2);
    expect(reading.messages).toEqual([{ workflowId: 'parent/page-2.1', replay: ['b1', 'b2'] }]);
    expect(reading.counts.failed).toBe(0);
    expect(reading.failedCount).toBe(0);
  });

  it('does not take a report from before the replay for news', () => {
    const reading = aPagedReading([10]);
    takeAll(reading);
    const counts = { total: 10, succeeded: 3, failed: 1, reused: 0 };
    reading.hear({ number: 1, counts, failures: [aFailure('a1')], replays: 0 });
    reading.replay([]);
    reading.hear({
      number: 1,
      counts: { ...counts, succeeded: 4 },
      failures: [],
      replays: 0,
    });
    expect(reading.counts).toMatchObject({ succeeded: 4, failed: 0 });
    reading.hear({
      number: 1,
      counts: { ...counts, succeeded: 5 },
      failures: [aFailure('a1')],
      replays: 1,
    });
    expect(reading.counts).toMatchObject({ succeeded: 5, failed: 1 });
  });

  it('has a page read again that ended before it heard of the replay', () => {
    const reading = aPagedReading([10]);
    takeAll(reading);
    const counts = { total: 10, succeeded: 8, failed: 2, reused: 0 };
    const failures = [aFailure('a1'), aFailure('a2')];
    reading.hear({ number: 1, counts, failures, replays: 0 });
    reading.replay(['a1']);
    reading.replay(['a2']);
    // It has heard of the first only, and failed once more.
    reading.finish(1, { ...withFailures('a1', 'a2'), replays: 1 });
    expect(reading.isDrained).toBe(false);
    expect(reading.failures).toEqual([aFailure('a1')]);
    expect(takeAll(reading)).toMatchObject([{ number: 1, again: ['a2'] }]);
  });
});

describe('PagedReading, with calls that do not come through', () => {
  const outage = { message: 'OpenAI is down', since: 5, triedAgainAt: 9 };
  it('names a provider once that several pages wait for, since the first of them does', () => {
    const reading = aPagedReading([10, 10]);
    takeAll(reading);
    reading.hear(aReport(1, { outages: [outage] }));
    reading.hear(aReport(2, { outages: [{ ...outage, since: 3 }] }));
    expect(reading.outages).toEqual([{ ...outage, since: 3 }]);
  });

  it('waits no longer when the pages say so, or have ended', () => {
    const reading = aPagedReading([10, 10]);
    takeAll(reading);
    for (const number of [1, 2]) reading.hear(aReport(number, { outages: [outage] }));
    reading.hear(aReport(1));
    expect(reading.outages).toEqual([outage]);
    reading.finish(2, aPageResult());
    expect(reading.outages).toEqual([]);
  });

  it('tells the next pages whom the last one has given up waiting for, until a replay is asked for', () => {
    const givenUp = { reader: { message: 'OpenAI is down', since: 5 } };
    const reading = aPagedReading([10, 10, 10, 10]);
    expect(takeAll(reading)).toMatchObject([{ givenUp: {} }, { givenUp: {} }]);
    reading.finish(1, { ...withFailures('a1'), givenUp });
    expect(takeAll(reading)).toMatchObject([{ number: 3, givenUp }]);
    reading.replay(['a1']);
    reading.finish(2, aPageResult());
    expect(takeAll(reading)).toMatchObject([{ number: 1, givenUp: {} }]);
  });

  it('adds up what was read without a budget', () => {
    const reading = aPagedReading([10, 10]);
    takeAll(reading);
    reading.finish(1, aPageResult({ degraded: { segments: 2, reason: 'a' } }));
    reading.finish(2, aPageResult({ degraded: { segments: 3, reason: 'b' } }));
    expect(reading.degraded).toEqual({ segments: 5, reason: 'b' });
  });
});
