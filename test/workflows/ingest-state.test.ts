import { describe, expect, it, vi } from 'vitest';
import { toFailure } from '../../activities/failures.ts';
import { LlmPaused } from '../../domain/errors.ts';
import { ChunkBatches } from '../../workflows/chunk-batches.ts';
import type { SegmentFailure } from '../../workflows/contract.ts';
import { IngestState } from '../../workflows/ingest-state.ts';
import { aBatch, aFailure, aParsedDeck, aPlan, anInput } from './builders.ts';

/** The state of a document of three segments, those of these numbers failed and all others read. */
function aState({ failed = [] as number[], leaveOut = [] as SegmentFailure[] } = {}): IngestState {
  const state = new IngestState(
    anInput(),
    () => 0,
    () => {},
  );
  const window = state.open(aPlan({ maxParallelSegments: 9 }), aParsedDeck(3), leaveOut);
  while (window.hasNext) {
    const { segmentId, ordinal } = window.take();
    if (failed.includes(ordinal)) window.fail(segmentId, 'LlmUnavailable', 'down');
    else window.succeed(segmentId, `extraction-v1/${ordinal}`, false);
  }
  return state;
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

describe('IngestState, before the deck is read', () => {
  const state = new IngestState(
    anInput(),
    () => 0,
    () => {},
  );

  it('has nothing to tell and nothing to replay', () => {
    expect(state.snapshot.segments.total).toBe(0);
    expect(state.failures).toEqual([]);
    expect(state.hasReadNothing).toBe(false);
    expect(state.refuseReplay([])).toBe('No segment of the document has failed.');
  });
});

function isPaused(retryAfterMs: number): Promise<never> {
  const error = new LlmPaused('OpenAI is down', { retryAfterMs });
  return Promise.reject(toFailure(error, (text) => text));
}

describe('IngestState, while a provider is down', () => {
  it('says so until it answers', async () => {
    const state = aState();
    expect(state.snapshot).not.toHaveProperty('outages');
    const back = Promise.withResolvers<string>();
    let calls = 0;
    const answer = state.outages!.embedder.rideOut(() =>
      calls++ === 0 ? isPaused(0) : back.promise,
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

  it('waits as long as was planned', async () => {
    const state = aState();
    state.open(aPlan({ outagePatienceMs: 0 }), aParsedDeck(1), []);
    await expect(state.outages!.reader.rideOut(() => isPaused(1))).rejects.toThrow('Waited 0 s');
  });
});

describe('IngestState', () => {
  it('tells of changes, with itself', async () => {
    const onChange = vi.fn<(state: IngestState) => void>();
    const state = new IngestState(anInput(), () => 0, onChange);
    await state.progress.step('parse', 1, () => Promise.resolve());
    expect(onChange).toHaveBeenLastCalledWith(state);
  });

  it('opens as many lanes as the plan says', () => {
    const state = new IngestState(
      anInput(),
      () => 0,
      () => {},
    );
    const window = state.open(aPlan({ maxParallelSegments: 2 }), aParsedDeck(3), []);
    window.take();
    window.take();
    expect(window.hasNext).toBe(false);
    expect(state.snapshot.segments).toMatchObject({ total: 3, running: 2 });
  });

  it('is complete when every segment was read and embedded', () => {
    const state = aState();
    state.batches = embeddedBut();
    expect(state.outcome).toBe('complete');
    expect(state.failures).toEqual([]);
  });

  it('is partial when a segment was not read', () => {
    const state = aState({ failed: [2] });
    expect(state.outcome).toBe('partial');
    expect(state.failures).toEqual([aFailure('s2')]);
  });

  it('is partial when a segment was left out', () => {
    expect(aState({ leaveOut: [aFailure('s1')] }).outcome).toBe('partial');
  });

  it('is partial when a segment was read but not embedded', () => {
    const state = aState();
    state.batches = embeddedBut(3);
    expect(state.outcome).toBe('partial');
    expect(state.failures).toEqual([
      aFailure('s3', { errorType: 'LlmRateLimited', message: 'slow down' }),
    ]);
  });

  it('names a segment once that was neither read nor embedded, by the reason that it was not read', () => {
    const state = aState({ failed: [2] });
    state.batches = embeddedBut(2, 3);
    expect(state.failures).toEqual([
      aFailure('s2'),
      aFailure('s3', { errorType: 'LlmRateLimited', message: 'slow down' }),
    ]);
  });

  it.each([
    ['all failed', [1, 2, 3], true],
    ['one was read', [1, 2], false],
    ['none failed', [], false],
  ])('has read nothing when %s: %s', (_, failed, expected) => {
    expect(aState({ failed }).hasReadNothing).toBe(expected);
  });

  it('has not failed to read a document without segments', () => {
    const state = new IngestState(
      anInput(),
      () => 0,
      () => {},
    );
    state.open(aPlan(), aParsedDeck(0), []);
    expect(state.hasReadNothing).toBe(false);
    expect(state.outcome).toBe('complete');
  });
});

describe('IngestState.refuseReplay', () => {
  it('allows all failed segments, or some of them', () => {
    const state = aState({ failed: [1, 3] });
    expect(state.refuseReplay([])).toBeUndefined();
    expect(state.refuseReplay(['s3'])).toBeUndefined();
    expect(state.refuseReplay(['s1', 's3'])).toBeUndefined();
  });

  it('names those that did not fail or are not known, and those that did', () => {
    expect(aState({ failed: [1, 3] }).refuseReplay(['s1', 's2', 's9'])).toBe(
      'Not failed, or not of this document: s2, s9. Failed are: s1, s3.',
    );
  });

  it('refuses when nothing has failed', () => {
    expect(aState().refuseReplay([])).toBe('No segment of the document has failed.');
  });
});

describe('IngestState.replay', () => {
  it('puts all failed segments back when none is named', () => {
    const state = aState({ failed: [1, 3] });
    expect(state.replay([])).toBe(2);
    expect(state.replayAsked).toBe(true);
    expect(state.failures).toEqual([]);
    const { window } = state.opened!;
    expect([window.take(), window.take()].map(({ segmentId }) => segmentId)).toEqual(['s1', 's3']);
  });

  it('puts back those that are named, each once', () => {
    const state = aState({ failed: [1, 3] });
    expect(state.replay(['s3', 's3'])).toBe(1);
    expect(idsOf(state.failures)).toEqual(['s1']);
    const { window } = state.opened!;
    expect(window.take().segmentId).toBe('s3');
    expect(window.hasNext).toBe(false);
  });

  it('puts a segment back once, however often it is asked', () => {
    const state = aState({ failed: [2] });
    state.replay([]);
    expect(state.refuseReplay([])).toBe('No segment of the document has failed.');
  });

  it('counts segments that wait for their vectors, and does not read them again', () => {
    const state = aState({ failed: [1] });
    state.batches = embeddedBut(1, 2);
    expect(state.replay([])).toBe(2);
    const { window } = state.opened!;
    expect(window.take().segmentId).toBe('s1');
    expect(window.hasNext).toBe(false);
    expect(state.batches.waiting.map(({ batch }) => batch.ordinalFrom)).toEqual([1, 2]);
  });
});
