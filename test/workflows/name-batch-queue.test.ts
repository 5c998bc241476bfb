import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NameBatch } from '../../domain/name-batches.ts';
import { NameBatchQueue } from '../../workflows/name-batch-queue.ts';

const batch = (from: number, to: number): NameBatch => ({ from, to, characters: 100 });
const GROUPS = 'name-groups-v1/1' as const;

/** Answers every batch but those that hold one of these pairs; gives the ranges that were asked about. */
function drain(queue: NameBatchQueue, badPairs: number[]): string[] {
  const asked: string[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    const { from, to } = next;
    asked.push(`${from}-${to}`);
    if (badPairs.some((pair) => pair >= from && pair < to)) queue.bisect(next, 'bad');
    else queue.answer([{ from, to, groups: GROUPS }]);
  }
  return asked;
}

describe('NameBatchQueue', () => {
  it('halves a batch whose answer is bad, until the bad pair is alone, which is left out', () => {
    const queue = new NameBatchQueue([batch(0, 4)]);
    expect(drain(queue, [2])).toEqual(['0-4', '0-2', '2-4', '2-3', '3-4']);
    expect(queue.notAsked).toEqual({ pairs: 1, reason: 'bad' });
    expect(queue.answers).toEqual([
      { from: 0, to: 2, groups: GROUPS },
      { from: 3, to: 4, groups: GROUPS },
    ]);
  });

  it('has an answer for each pair, or counts it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }),
        fc.uniqueArray(fc.nat(240), { maxLength: 6 }),
        (sizes, badPairs) => {
          let total = 0;
          const batches = sizes.map((size) => batch(total, (total += size)));
          const queue = new NameBatchQueue(batches);
          drain(queue, badPairs);
          const answered = queue.answers.flatMap(({ from, to }) =>
            Array.from({ length: to - from }, (_, index) => from + index),
          );
          const bad = badPairs.filter((pair) => pair < total);
          const good = Array.from({ length: total }, (_, pair) => pair).filter(
            (pair) => !bad.includes(pair),
          );
          expect(answered).toEqual(good);
          expect(queue.notAsked?.pairs ?? 0).toBe(bad.length);
        },
      ),
    );
  });

  it('asks a model that answers badly all the time no more', () => {
    const batches = Array.from({ length: 500 }, (_, index) => batch(20 * index, 20 * index + 20));
    const queue = new NameBatchQueue(batches);
    const asked = drain(
      queue,
      Array.from({ length: 10_000 }, (_, pair) => pair),
    );
    expect(asked).toHaveLength(50);
    expect(queue.notAsked?.pairs).toBe(10_000);
    expect(queue.answers).toEqual([]);
  });

  it('asks nobody any more when no answer is to be had', () => {
    const queue = new NameBatchQueue([batch(0, 4), batch(4, 6), batch(6, 9)]);
    queue.take();
    queue.giveUp(queue.take()!, 'no budget');
    expect(queue.take()).toBeUndefined();
    expect(queue.notAsked).toEqual({ pairs: 5, reason: 'no budget' });
  });
});
