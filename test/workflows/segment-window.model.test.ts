import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArtifactRef } from '../../stores/artifacts/artifact-kind.ts';
import { SegmentWindow } from '../../workflows/segment-window.ts';
import { aFailure, someSegments } from './builders.ts';

type State = 'waiting' | 'prepass' | 'extract' | 'succeeded' | 'failed';

/** What a window ought to know, kept in the plainest way. */
interface Model {
  limit: number;
  states: Map<string, State>;
  queue: string[];
  reused: Set<string>;
}
type Command = fc.Command<Model, SegmentWindow>;

const extractionOf = (id: string): ArtifactRef => `extraction-v1/${id}`;

function inState(model: Model, ...wanted: State[]): string[] {
  return [...model.states].filter(([, state]) => wanted.includes(state)).map(([id]) => id);
}

const beingRead = (model: Model) => inState(model, 'prepass', 'extract');

function expectSame(model: Model, window: SegmentWindow): void {
  const running = beingRead(model);
  const succeeded = inState(model, 'succeeded');
  const failed = inState(model, 'failed');
  expect(running.length).toBeLessThanOrEqual(model.limit);
  expect(window.counts).toEqual({
    total: model.states.size,
    running: running.length,
    succeeded: succeeded.length,
    failed: failed.length,
    reused: model.reused.size,
  });
  expect(window.hasNext).toBe(model.queue.length > 0 && running.length < model.limit);
  expect(window.isDrained).toBe(succeeded.length + failed.length === model.states.size);
  expect(window.extractions).toEqual(succeeded.map(extractionOf));
  expect(window.failures.map(({ segmentId }) => segmentId)).toEqual(failed);
  expect(window.reading.map(({ segmentId }) => segmentId)).toEqual(running);
  const page = window.page(0, model.states.size);
  expect(page.map(({ segmentId, state }) => [segmentId, state])).toEqual([...model.states]);
}

class Take implements Command {
  check(model: Model): boolean {
    return model.queue.length > 0 && beingRead(model).length < model.limit;
  }
  run(model: Model, window: SegmentWindow): void {
    const next = model.queue.shift()!;
    expect(window.take().segmentId).toBe(next);
    model.states.set(next, 'prepass');
    expectSame(model, window);
  }
  toString(): string {
    return 'take';
  }
}

/** What happens to one of the segments that are being read; `choice` says to which. */
class Progress implements Command {
  readonly choice: number;
  readonly outcome: 'advance' | 'succeed' | 'reuse' | 'fail';

  constructor(choice: number, outcome: 'advance' | 'succeed' | 'reuse' | 'fail') {
    this.choice = choice;
    this.outcome = outcome;
  }

  check(model: Model): boolean {
    return beingRead(model).length > 0;
  }
  run(model: Model, window: SegmentWindow): void {
    const running = beingRead(model);
    const id = running[this.choice % running.length]!;
    switch (this.outcome) {
      case 'advance':
        window.advance(id);
        model.states.set(id, 'extract');
        break;
      case 'succeed':
      case 'reuse':
        window.succeed(id, extractionOf(id), this.outcome === 'reuse');
        model.states.set(id, 'succeeded');
        if (this.outcome === 'reuse') model.reused.add(id);
        break;
      case 'fail':
        window.fail(id, 'LlmUnavailable', 'down');
        model.states.set(id, 'failed');
        break;
    }
    expectSame(model, window);
  }
  toString(): string {
    return `${this.outcome} number ${this.choice}`;
  }
}

class Replay implements Command {
  readonly every: number;

  /** @param every the failed segments to replay: each one, each second one, ... */
  constructor(every: number) {
    this.every = every;
  }

  check(model: Model): boolean {
    return inState(model, 'failed').length > 0;
  }
  run(model: Model, window: SegmentWindow): void {
    const chosen = inState(model, 'failed').filter((_, index) => index % this.every === 0);
    window.replay(chosen);
    for (const id of chosen) model.states.set(id, 'waiting');
    model.queue.push(...chosen);
    expectSame(model, window);
  }
  toString(): string {
    return `replay each ${this.every}.`;
  }
}

describe('SegmentWindow, whatever happens', () => {
  const commands = fc.commands(
    [
      fc.constant(new Take()),
      fc
        .record({
          choice: fc.nat({ max: 9 }),
          outcome: fc.constantFrom('advance', 'succeed', 'reuse', 'fail'),
        })
        .map(({ choice, outcome }) => new Progress(choice, outcome)),
      fc.integer({ min: 1, max: 3 }).map((every) => new Replay(every)),
    ],
    { maxCommands: 60 },
  );
  const setting = fc.record({
    count: fc.nat({ max: 12 }),
    limit: fc.integer({ min: 1, max: 5 }),
    leftOut: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
  });

  it('keeps to the limit, loses no segment, and counts right', () => {
    fc.assert(
      fc.property(setting, commands, ({ count, limit, leftOut }, sequence) => {
        fc.modelRun(() => {
          const failed = new Set(leftOut.map((number) => `s${number}`));
          const ids = someSegments(count).map(({ segmentId }) => segmentId);
          const model: Model = {
            limit,
            states: new Map(ids.map((id) => [id, failed.has(id) ? 'failed' : 'waiting'])),
            queue: ids.filter((id) => !failed.has(id)),
            reused: new Set(),
          };
          const leaveOut = [...failed].map((id) => aFailure(id));
          return { model, real: new SegmentWindow(someSegments(count), limit, leaveOut) };
        }, sequence);
      }),
      { numRuns: 300 },
    );
  });

  it('brings every segment to an end', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.constantFrom('succeed', 'fail')),
        (count, limit, outcomes) => {
          const window = new SegmentWindow(someSegments(count), limit);
          while (!window.isDrained) {
            while (window.hasNext) window.take();
            const { segmentId } = window.reading[0]!;
            if (outcomes.next().value === 'fail') window.fail(segmentId, 'Unexpected', 'why');
            else window.succeed(segmentId, extractionOf(segmentId), false);
          }
          const { total, succeeded, failed, running } = window.counts;
          expect([succeeded + failed, running]).toEqual([total, 0]);
        },
      ),
    );
  });
});
