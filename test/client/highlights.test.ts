import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightsOf } from '../../client/highlights.ts';

const marked = (text: string, question: string) =>
  highlightsOf(text, question).map(({ start, end }) => text.slice(start, end));

describe('highlightsOf', () => {
  it.each([
    [
      'The error budget is spent.',
      'What if error budgets are spent?',
      ['error', 'budget', 'spent'],
    ],
    ['KAFKA, Kafka and kafka', 'kafka', ['KAFKA', 'Kafka', 'kafka']],
    ['Prévenir la CNIL', 'qui previent la cnil', ['CNIL']],
    ['Alerting wakes people', 'when does an alert wake somebody?', ['Alerting', 'wakes']],
    ['déployer les déploiements', 'un déploiement', ['déploiements']],
  ])('finds in %j the words of %j', (text, question, words) => {
    expect(marked(text, question)).toEqual(words);
  });

  it.each([
    ['what the it is', 'What is the point of it?'],
    ['ORACLE', 'an ACL'],
    ['anything', ''],
    ['', 'anything'],
  ])('finds nothing in %j for %j', (text, question) => {
    expect(highlightsOf(text, question)).toEqual([]);
  });

  it('gives spans in order, each a word of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, question) => {
        let last = 0;
        for (const { start, end } of highlightsOf(text, question)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});
