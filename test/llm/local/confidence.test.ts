import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONCEPT_TYPES } from '../../../domain/concept.ts';
import { confidenceOf, type TermEvidence } from '../../../llm/local/confidence.ts';

const PLAIN: TermEvidence = {
  words: 2,
  length: 14,
  frequency: 1,
  relativeCValue: 0.5,
  definition: null,
  hasAcronym: false,
  isName: false,
  isAcronym: false,
  isPlace: false,
  opensSentence: false,
  fillsLine: false,
  certainType: null,
  isRelated: false,
  hasGenericHead: false,
  isGenus: false,
  isLinked: false,
};

function of(evidence: Partial<TermEvidence>): number {
  return confidenceOf({ ...PLAIN, ...evidence });
}

describe('confidence', () => {
  test.each<[string, Partial<TermEvidence>]>([
    ['a definition', { definition: 'sentence' }],
    ['a label', { definition: 'label' }],
    ['an acronym', { hasAcronym: true }],
    ['being a name', { isName: true }],
    ['a second occurrence', { frequency: 2 }],
    ['a higher C-value', { relativeCValue: 1 }],
    ['being what a sentence begins with', { opensSentence: true }],
    ['a line of its own', { fillsLine: true }],
    ['the type of a role', { certainType: 'ROLE' }],
    ['the type of a practice', { certainType: 'PRACTICE' }],
    ['a relation', { isRelated: true }],
  ])('grows with %s', (_, evidence) => {
    expect(of(evidence)).toBeGreaterThan(of({}));
  });

  test.each<[string, Partial<TermEvidence>]>([
    ['a generic head', { hasGenericHead: true }],
    ['being one common word', { words: 1 }],
    ['being a place', { isPlace: true }],
    ['being only a genus', { isGenus: true }],
    ['great length', { words: 7 }],
    ['being linked by of', { isLinked: true }],
  ])('shrinks with %s', (_, evidence) => {
    expect(of(evidence)).toBeLessThan(of({}));
  });

  test('is higher for a sentence that defines than for a label', () => {
    expect(of({ definition: 'sentence' })).toBeGreaterThan(of({ definition: 'label' }));
  });

  test('is lower for a short common word than for a long one', () => {
    const topic = { words: 1, opensSentence: true };
    expect(of({ ...topic, length: 5 })).toBeLessThan(of({ ...topic, length: 13 }));
  });

  test('stays below that of one who understands', () => {
    const all: TermEvidence = {
      ...PLAIN,
      definition: 'sentence',
      hasAcronym: true,
      isName: true,
      frequency: 9,
      certainType: 'TOOL',
    };
    expect(confidenceOf(all)).toBeLessThan(0.8);
    expect(confidenceOf({ ...all, opensSentence: true })).toBeGreaterThan(confidenceOf(all));
  });

  test('lies between 0.2 and 0.8 whatever the evidence', () => {
    const evidence = fc.record({
      words: fc.integer({ min: 1, max: 12 }),
      length: fc.integer({ min: 2, max: 100 }),
      frequency: fc.integer({ min: 1, max: 500 }),
      relativeCValue: fc.double({ min: -5, max: 5, noNaN: true }),
      definition: fc.constantFrom(null, 'sentence', 'label', 'duty'),
      hasAcronym: fc.boolean(),
      isName: fc.boolean(),
      isAcronym: fc.boolean(),
      isPlace: fc.boolean(),
      opensSentence: fc.boolean(),
      fillsLine: fc.boolean(),
      certainType: fc.constantFrom(null, ...CONCEPT_TYPES),
      isRelated: fc.boolean(),
      hasGenericHead: fc.boolean(),
      isGenus: fc.boolean(),
      isLinked: fc.boolean(),
    });
    fc.assert(
      fc.property(evidence, (given) => {
        const confidence = confidenceOf(given);
        expect(confidence).toBeGreaterThanOrEqual(0.2);
        expect(confidence).toBeLessThanOrEqual(0.8);
      }),
    );
  });
});
