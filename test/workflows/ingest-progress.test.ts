import { describe, expect, it, vi } from 'vitest';
import { STEPS } from '../../workflows/contract.ts';
import { ProgressTracker } from '../../workflows/ingest-progress.ts';
import { aPagedReading, aReading, aStep, anInput } from './builders.ts';

/** A tracker whose clock the test sets, in milliseconds. */
function aTracker() {
  const clock = { now: 1000 };
  const onChange = vi.fn<() => void>();
  const tracker = new ProgressTracker(anInput(), () => clock.now, onChange);
  const step = (name: (typeof STEPS)[number]) => tracker.snapshot(undefined).steps[name];
  return { tracker, clock, onChange, step };
}

describe('ProgressTracker', () => {
  it('tells at the start what is ingested, and that every step waits', () => {
    const { skipHidden: _, deck: __, ...known } = anInput();
    const { tracker } = aTracker();
    expect(tracker.snapshot(undefined)).toEqual({
      ...known,
      status: 'running',
      startedAt: 1000,
      steps: Object.fromEntries(STEPS.map((step) => [step, aStep()])),
      segments: { total: 0, running: 0, succeeded: 0, failed: 0, reused: 0 },
      reading: [],
      isCancelling: false,
      waitsForReplayUntil: null,
    });
  });

  it('tells that it is being cancelled, and until when it waits for a replay', () => {
    const { tracker, onChange } = aTracker();
    tracker.cancel();
    tracker.waitUntil(5000);
    expect(tracker.snapshot(undefined)).toMatchObject({
      isCancelling: true,
      waitsForReplayUntil: 5000,
    });
    tracker.waitUntil(null);
    expect(tracker.snapshot(undefined).waitsForReplayUntil).toBeNull();
    expect(onChange).toHaveBeenCalledTimes(3);
  });

  it('notes when a step starts and ends, and gives what came of it', async () => {
    const { tracker, clock, step } = aTracker();
    const result = await tracker.step('mine', 3, () => {
      expect(step('mine')).toEqual(aStep({ state: 'running', startedAt: 1000, total: 3 }));
      clock.now = 1500;
      return Promise.resolve('mined');
    });
    expect(result).toBe('mined');
    expect(step('mine')).toEqual({
      state: 'done',
      startedAt: 1000,
      endedAt: 1500,
      done: 3,
      total: 3,
    });
    expect(step('gate')).toEqual(aStep());
  });

  it('notes that a step failed, how far it was, and throws why', async () => {
    const { tracker, clock, step } = aTracker();
    const failure = new Error('down');
    const failing = tracker.step('vectors', 3, () => {
      tracker.reach('vectors', 1);
      clock.now = 1200;
      return Promise.reject(failure);
    });
    await expect(failing).rejects.toBe(failure);
    expect(step('vectors')).toEqual({
      state: 'failed',
      startedAt: 1000,
      endedAt: 1200,
      done: 1,
      total: 3,
    });
  });

  it('starts a step anew that runs again', async () => {
    const { tracker, clock, step } = aTracker();
    await tracker.step('graph', 2, () => Promise.resolve());
    clock.now = 3000;
    await tracker.step('graph', 5, () => {
      expect(step('graph')).toEqual(aStep({ state: 'running', startedAt: 3000, total: 5 }));
      return Promise.resolve();
    });
  });

  it('counts the parts of a step that are done', async () => {
    const { tracker, step } = aTracker();
    await tracker.step('embed', 4, () => {
      tracker.reach('embed', 1);
      tracker.reach('embed', 2);
      expect(step('embed').done).toBe(2);
      return Promise.resolve();
    });
  });

  it('tells of each change', async () => {
    const { tracker, onChange } = aTracker();
    expect(onChange).toHaveBeenCalledTimes(0);
    await tracker.step('parse', 1, () => {
      expect(onChange).toHaveBeenCalledTimes(1);
      tracker.reach('parse', 1);
      expect(onChange).toHaveBeenCalledTimes(2);
      return Promise.resolve();
    });
    expect(onChange).toHaveBeenCalledTimes(3);
  });

  it('adds up what the calls cost', () => {
    const { tracker } = aTracker();
    tracker.spend({ calls: 1, inputTokens: 10, outputTokens: 2 });
    tracker.spend({ calls: 1, inputTokens: 20, outputTokens: 3 });
    expect(tracker.usage).toEqual({ calls: 2, inputTokens: 30, outputTokens: 5 });
  });

  it('tells how many seconds have passed', () => {
    const { tracker, clock } = aTracker();
    clock.now = 3500;
    expect(tracker.elapsedSeconds).toBe(2.5);
  });

  it('tells the status that was set', () => {
    const { tracker } = aTracker();
    tracker.status = 'partial';
    expect(tracker.snapshot(undefined).status).toBe('partial');
  });

  it('tells how the segments stand, and the first twenty that are being read', () => {
    const { tracker } = aTracker();
    const reading = aReading(30, { lanes: 25 });
    while (reading.window.hasNext) reading.window.take();
    const { segments, reading: underWay, pages } = tracker.snapshot(reading);
    expect(segments).toEqual(reading.counts);
    expect(underWay).toHaveLength(20);
    expect(underWay[0]).toEqual({ ordinal: 1, topicLabel: 'Topic 1' });
    expect(pages).toBeUndefined();
  });

  it('tells how many pages are done of a document that is read in pages', () => {
    const { tracker } = aTracker();
    const reading = aPagedReading([10, 10, 10]);
    reading.take('parent');
    expect(tracker.snapshot(reading)).toMatchObject({
      segments: { total: 30 },
      reading: [{ ordinal: 1, topicLabel: 'to 10' }],
      pages: { total: 3, done: 0 },
    });
  });
});
