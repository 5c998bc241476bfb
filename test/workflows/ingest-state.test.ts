import { describe, expect, it, vi } from 'vitest';
import { toFailure } from '../../activities/failures.ts';
import { LlmPaused } from '../../domain/errors.ts';
import type { IngestPlan } from '../../activities/plan-ingest.ts';
import { IngestState } from '../../workflows/ingest-state.ts';
import { PagedReading } from '../../workflows/paged-reading.ts';
import type { ProviderCalls } from '../../workflows/provider-calls.ts';
import { SegmentReading } from '../../workflows/segment-reading.ts';
import { aFailure, aParsedDeck, aPlan, anInput } from './builders.ts';

function aState(): IngestState {
  return new IngestState(
    anInput(),
    () => 0,
    () => {},
  );
}

describe('IngestState, before the deck is read', () => {
  it('has nothing to tell and nothing to replay', () => {
    const state = aState();
    expect(state.snapshot.segments.total).toBe(0);
    expect(state.segments(0, 10)).toEqual([]);
    expect(state.refuseReplay([])).toBe('No segment of the document has failed.');
  });
});

function isPaused(retryAfterMs: number): Promise<never> {
  const error = new LlmPaused('OpenAI is down', { retryAfterMs });
  return Promise.reject(toFailure(error, (text) => text));
}

/** What the calls for a small document heed. */
function callsOf(state: IngestState, plan: Partial<IngestPlan> = {}): ProviderCalls {
  const { reading } = state.open(aPlan(plan), aParsedDeck(1), []);
  return (reading as SegmentReading).calls;
}

describe('IngestState, while a provider is down', () => {
  it('says so until it answers', async () => {
    const state = aState();
    const calls = callsOf(state);
    expect(state.snapshot).not.toHaveProperty('outages');
    const back = Promise.withResolvers<string>();
    let times = 0;
    const answer = calls.outages.embedder.rideOut(() =>
      times++ === 0 ? isPaused(0) : back.promise,
    );
    await vi.waitFor(() =>
      expect(state.snapshot.outages).toEqual([
        { message: 'OpenAI is down', since: 0, triedAgainAt: 0 },
      ]),
    );
    back.resolve('vectors');
    expect(await answer).toBe('vectors');
    expect(state.snapshot).not.toHaveProperty('outages');
  });

  it('says so too of a large document, whose names it has compared itself', async () => {
    const state = aState();
    const pages = [{ page: 'page-v1/1' as const, ordinalFrom: 1, segments: 10 }];
    const { calls } = state.open(aPlan(), { ...aParsedDeck(0), pages }, []);
    const back = Promise.withResolvers<string>();
    let times = 0;
    const answer = calls.outages.reader.rideOut(() => (times++ === 0 ? isPaused(0) : back.promise));
    await vi.waitFor(() =>
      expect(state.snapshot.outages).toEqual([
        { message: 'OpenAI is down', since: 0, triedAgainAt: 0 },
      ]),
    );
    back.resolve('names');
    await answer;
    expect(state.snapshot).not.toHaveProperty('outages');
  });

  it('waits as long as was planned', async () => {
    const { outages } = callsOf(aState(), { outagePatienceMs: 0 });
    await expect(outages.reader.rideOut(() => isPaused(1))).rejects.toThrow('Waited 0 s');
  });
});

describe('IngestState', () => {
  it('tells of changes, with itself', async () => {
    const onChange = vi.fn<(state: IngestState) => void>();
    const state = new IngestState(anInput(), () => 0, onChange);
    await state.progress.step('parse', 1, () => Promise.resolve());
    expect(onChange).toHaveBeenLastCalledWith(state);
  });

  it('reads the segments of a small document itself, in as many lanes as the plan says', () => {
    const state = aState();
    const { reading } = state.open(aPlan({ maxParallelSegments: 2 }), aParsedDeck(3), []);
    expect(reading).toBeInstanceOf(SegmentReading);
    const { window } = reading as SegmentReading;
    window.take();
    window.take();
    expect(window.hasNext).toBe(false);
    expect(state.snapshot.segments).toMatchObject({ total: 3, running: 2 });
    expect(state.segments(1, 1)).toMatchObject([{ segmentId: 's2', state: 'prepass' }]);
  });

  it('leaves out what it is told to', () => {
    const state = aState();
    state.open(aPlan(), aParsedDeck(2), [aFailure('s1')]);
    expect(state.opened?.reading.failures).toEqual([aFailure('s1')]);
    expect(state.outcome).toBe('partial');
  });

  it('has the pages of a large document read, and knows none of their segments', () => {
    const state = aState();
    const pages = [{ page: 'page-v1/1', ordinalFrom: 1, segments: 7 } as const];
    const { reading } = state.open(aPlan(), { ...aParsedDeck(0), pages }, []);
    expect(reading).toBeInstanceOf(PagedReading);
    expect(state.snapshot).toMatchObject({ segments: { total: 7 }, pages: { total: 1, done: 0 } });
    expect(state.segments(0, 10)).toEqual([]);
  });

  it('is complete when nothing failed', () => {
    const state = aState();
    state.open(aPlan(), aParsedDeck(0), []);
    expect(state.outcome).toBe('complete');
  });

  it('notes that a replay was asked for, and how many segments it takes', () => {
    const state = aState();
    state.open(aPlan(), aParsedDeck(3), [aFailure('s1'), aFailure('s3')]);
    expect(state.refuseReplay(['s1'])).toBeUndefined();
    expect(state.replay(['s1'])).toBe(1);
    expect(state.replayAsked).toBe(true);
    expect(state.replay(['s1'])).toBe(0);
    // The first was asked for in the same round.
    expect(state.replayAsked).toBe(true);
  });
});
