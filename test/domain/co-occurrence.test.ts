import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoOccurrenceCounter, type CoOccurrence } from '../../domain/co-occurrence.ts';

/** Segments by the letters of the concepts that each mentions. */
function segments(...mentioned: string[]): Set<string>[] {
  return mentioned.map((letters) => new Set(letters));
}

/** What is found in segments of a slide each. */
function coOccurrences(document: Set<string>[]): CoOccurrence[] {
  const counter = new CoOccurrenceCounter();
  for (const [slide, keys] of document.entries()) {
    counter.add([...keys].map((canonicalKey) => ({ canonicalKey, slide })));
  }
  return counter.coOccurrences();
}

function times<Item>(count: number, item: Item): Item[] {
  return Array.from({ length: count }, () => item);
}

function pairsOf(found: CoOccurrence[]): string[] {
  return found.map(({ source, target }) => source + target);
}

const documents = fc
  .array(fc.string({ unit: fc.constantFrom(...'abcdefgh'.split('')), maxLength: 6 }), {
    maxLength: 24,
  })
  .map((mentioned) => segments(...mentioned));

/** A document and the same in another order. */
function withShuffled(document: Set<string>[]) {
  const shuffled = fc.shuffledSubarray(document, { minLength: document.length });
  return fc.tuple(fc.constant(document), shuffled);
}

describe('coOccurrences', () => {
  it('scores a pair by the normalised pointwise mutual information', () => {
    // p(a,b) = 1/2, p(a) = 3/4, p(b) = 1/2: ln(4/3) / ln 2
    const [pair] = coOccurrences(segments('ab', 'ab', 'a', 'c'));
    expect(pair).toEqual({ source: 'a', target: 'b', support: 2, npmi: expect.any(Number) });
    expect(pair?.npmi).toBeCloseTo(0.4150375, 6);
  });

  it('gives 1 to concepts that only ever occur together', () => {
    expect(coOccurrences(segments('ab', 'ab', 'c', 'c'))[0]?.npmi).toBeCloseTo(1, 12);
  });

  it('finds no pattern in what stands together once', () => {
    expect(coOccurrences(segments('ab', 'c', 'd'))).toEqual([]);
  });

  it('finds no pattern in what every segment mentions', () => {
    expect(coOccurrences(segments('ab', 'ab', 'ab'))).toEqual([]);
  });

  it('finds nothing in no segments', () => {
    expect(coOccurrences([])).toEqual([]);
    expect(coOccurrences(segments('', ''))).toEqual([]);
  });

  it('leaves out pairs that avoid one another', () => {
    const apart = segments(...times(4, 'a'), ...times(4, 'b'), 'ab', 'ab');
    expect(pairsOf(coOccurrences(apart))).toEqual([]);
  });

  it('puts the strongest pair first, of equals the better supported, then by name', () => {
    const mixed = segments(
      ...times(2, 'ef'),
      ...times(3, 'cd'),
      ...times(2, 'ab'),
      'a',
      'xy',
      'xy',
    );
    expect(pairsOf(coOccurrences(mixed))).toEqual(['cd', 'ef', 'xy', 'ab']);
  });

  it('keeps the ten strongest pairs of a concept', () => {
    // Partner a is never without the hub z, b once, c twice, and so on: ever weaker.
    const partners = 'abcdefghijkl'.split('');
    const found = coOccurrences([
      ...partners.flatMap((partner, index) =>
        segments(...times(2, `z${partner}`), ...times(index, partner)),
      ),
      ...segments(...times(200, '')),
    ]);
    expect(pairsOf(found)).toEqual(partners.slice(0, 10).map((partner) => `${partner}z`));
  });

  it('names each pair once, in the order of the names, with the segments that mention both', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const found = coOccurrences(document);
        expect(new Set(pairsOf(found)).size).toBe(found.length);
        for (const { source, target, support } of found) {
          expect(source < target).toBe(true);
          expect(support).toBeGreaterThanOrEqual(2);
          expect(support).toBe(document.filter((s) => s.has(source) && s.has(target)).length);
        }
      }),
    );
  });

  it('scores above 0 and up to 1', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const { npmi } of coOccurrences(document)) {
          expect(npmi).toBeGreaterThan(0);
          expect(npmi).toBeLessThanOrEqual(1);
        }
      }),
      // A quotient of logarithms that rounds to a little more than 1.
      { examples: [[segments(...times(5, 'ab'), ...times(6, ''))]] },
    );
  });

  it('finds only what stands together more often than by chance', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const count = (key: string) => document.filter((concepts) => concepts.has(key)).length;
        for (const { source, target, support } of coOccurrences(document)) {
          expect(support * document.length).toBeGreaterThan(count(source) * count(target));
        }
      }),
      // Exactly as often as by chance: 3/15 = 5/15 * 9/15. Rounded, it is a little more.
      { examples: [[segments(...times(3, 'ab'), 'a', 'a', ...times(6, 'b'), ...times(4, ''))]] },
    );
  });

  it('keeps no more than ten pairs of any concept', () => {
    const keys = Array.from({ length: 30 }, (_, index) => `concept ${index}`);
    const crowded = fc.array(fc.subarray(keys), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(crowded, (document) => {
        const found = coOccurrences(document.map((concepts) => new Set(concepts)));
        for (const key of keys) {
          const own = found.filter(({ source, target }) => source === key || target === key);
          expect(own.length).toBeLessThanOrEqual(10);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('does not depend on the order of the segments nor of the concepts in them', () => {
    fc.assert(
      fc.property(documents.chain(withShuffled), ([document, shuffled]) => {
        const other = shuffled.map((concepts) => new Set([...concepts].toReversed()));
        expect(coOccurrences(other)).toEqual(coOccurrences(document));
      }),
    );
  });
});

const mentioned = (canonicalKey: string, ...slides: number[]) =>
  slides.map((slide) => ({ canonicalKey, slide }));

describe('CoOccurrenceCounter', () => {
  it('finds what is on the same slides of one segment', () => {
    const counter = new CoOccurrenceCounter();
    counter.add([...mentioned('a', 1, 2), ...mentioned('b', 1, 2), ...mentioned('c', 3, 4)]);
    expect(counter.coOccurrences()).toEqual([
      { source: 'a', target: 'b', support: 2, npmi: expect.closeTo(1) as number },
    ]);
  });

  it('finds what is in the same segments, on slides of their own', () => {
    const counter = new CoOccurrenceCounter();
    counter.add([...mentioned('a', 1), ...mentioned('b', 2)]);
    counter.add([...mentioned('a', 3), ...mentioned('b', 4)]);
    counter.add(mentioned('c', 5));
    expect(pairsOf(counter.coOccurrences())).toEqual(['ab']);
  });

  it('counts pairs among the forty of a slide that are mentioned most', () => {
    const counter = new CoOccurrenceCounter();
    const many = Array.from({ length: 60 }, (_, index) => `x${String(index).padStart(2, '0')}`);
    for (const slide of [1, 2]) counter.add(many.flatMap((key) => mentioned(key, slide)));
    for (const slide of [3, 4, 5]) counter.add(mentioned('x59', slide));
    counter.add(mentioned('y', 6));
    const found = counter.coOccurrences();
    expect(new Set(found.flatMap(({ source, target }) => [source, target])).size).toBe(40);
    expect(found.some(({ target }) => target === 'x59')).toBe(true);
  });
});
