import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimeLimit } from '../../llm/time-limit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('TimeLimit', () => {
  it('aborts when the time is up, and says that it was the time', () => {
    const limit = new TimeLimit(1000, undefined);
    vi.advanceTimersByTime(999);
    expect(limit.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(limit.signal.aborted).toBe(true);
    expect(limit.isOver).toBe(true);
  });

  it('aborts with the other signal, for its reason', () => {
    const outer = new AbortController();
    const limit = new TimeLimit(1000, outer.signal);
    outer.abort(new Error('cancelled'));
    expect(limit.signal.reason).toEqual(new Error('cancelled'));
    expect(limit.isOver).toBe(false);
  });

  it('is aborted from the beginning when the other signal is', () => {
    const limit = new TimeLimit(1000, AbortSignal.abort(new Error('cancelled')));
    expect(limit.signal.reason).toEqual(new Error('cancelled'));
    limit.clear();
  });

  it('leaves neither a timer nor a listener behind once it is cleared', () => {
    const outer = new AbortController();
    const limit = new TimeLimit(1000, outer.signal);
    expect(getEventListeners(outer.signal, 'abort')).toHaveLength(1);
    limit.clear();
    expect(getEventListeners(outer.signal, 'abort')).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(limit.signal.aborted).toBe(false);
  });
});
