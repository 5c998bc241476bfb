import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchPairs, NAMES_A_CALL } from '../../domain/name-batches.ts';
import { conceptsIn, type NearDuplicate } from '../../domain/near-duplicates.ts';
import { aDocumentConcept } from './builders.ts';

function pairOf(one: number, other: number, names = 1000): NearDuplicate {
  const [kept, left] = [one, other].map((number) =>
    aDocumentConcept({ canonicalKey: `key ${number}`, canonicalName: `name ${number % names}` }),
  );
  return { kept: kept!, other: left! };
}

describe('batchPairs', () => {
  it('has nothing to ask where there are no pairs', () => {
    expect(batchPairs([])).toEqual({ pairs: [], batches: [] });
  });

  it('puts as many names as a call may hold into a batch', () => {
    const pairs = Array.from({ length: 25 }, (_, index) => pairOf(2 * index, 2 * index + 1));
    const { batches } = batchPairs(pairs);
    expect(batches.map(({ from, to }) => to - from)).toEqual([10, 10, 5]);
  });

  it('does not ask about concepts of one name, whom an answer could not tell apart', () => {
    const pairs = [pairOf(1, 11, 10), pairOf(2, 3, 10)];
    expect(batchPairs(pairs)).toMatchObject({
      pairs: [pairs[1], pairs[0]],
      batches: [{ from: 0, to: 1 }],
    });
  });

  it('says how much there is to read', () => {
    const [kept, other] = ['a', 'bb'].map((name) => aDocumentConcept({ canonicalKey: name }));
    const defined = { ...kept!, definition: '1234' };
    expect(batchPairs([{ kept: defined, other: other! }]).batches[0]!.characters).toBe(7);
  });

  it('asks about each pair once, in calls that hold few enough names, none of them twice', () => {
    const pairs = fc.uniqueArray(
      fc.tuple(fc.nat(60), fc.nat(60)).filter(([a, b]) => a < b),
      { selector: String, maxLength: 200 },
    );
    fc.assert(
      fc.property(pairs, fc.integer({ min: 20, max: 80 }), (given, names) => {
        const all = given.map(([a, b]) => pairOf(a, b, names));
        const { pairs: ordered, batches } = batchPairs(all);
        expect(new Set(ordered)).toEqual(new Set(all));
        const asked = batches.flatMap(({ from, to }) => ordered.slice(from, to));
        const distinct = all.filter(
          ({ kept, other }) => kept.canonicalName !== other.canonicalName,
        );
        expect(asked).toHaveLength(distinct.length);
        expect(new Set(asked)).toEqual(new Set(distinct));
        for (const { from, to } of batches) {
          const concepts = conceptsIn(ordered.slice(from, to));
          expect(concepts.length).toBeLessThanOrEqual(NAMES_A_CALL);
          const unique = new Set(concepts.map(({ canonicalName }) => canonicalName));
          expect(unique.size).toBe(concepts.length);
        }
      }),
    );
  });
});
