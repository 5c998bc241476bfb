import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsTerm } from '../../domain/term-search.ts';

describe('containsTerm', () => {
  it.each([
    ['Kafka stores events', 'Kafka'],
    ['events in Kafka', 'Kafka'],
    ['(Kafka), mostly', 'Kafka'],
    ['ORACLE uses an ACL.', 'ACL'],
    ['about C++ and C#', 'C++'],
    ['l’été', 'été'],
    ['a 😀Kafka', 'Kafka'],
  ])('finds %j in %j', (text, term) => {
    expect(containsTerm(text, term)).toBe(true);
  });

  it.each([
    ['ORACLE', 'ACL'],
    ['Kafkaesque', 'Kafka'],
    ['kafka', 'Kafka'],
    ['naïveté', 'naïvet'],
    ['x86', 'x8'],
    ['anything', ''],
    ['', 'Kafka'],
  ])('does not find in %j the term %j', (text, term) => {
    expect(containsTerm(text, term)).toBe(false);
  });

  it('finds every term between blanks, and never one that is not there', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, term, after) => {
        expect(containsTerm(`${before} ${term} ${after}`, term)).toBe(true);
        if (!before.includes(term)) expect(containsTerm(before, term)).toBe(false);
      }),
    );
  });
});
