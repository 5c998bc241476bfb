import { describe, expect, test } from 'vitest';
import { readSentences } from '../../../llm/local/reading.ts';
import { tagLines } from './tagged.ts';

function read(language: string, ...lines: string[]) {
  const { text, sentences, profile } = tagLines(language, ...lines);
  return readSentences(text, sentences, profile, new Map());
}

describe('a reading', () => {
  test('has its concepts in order of confidence', () => {
    const { concepts } = read(
      'en',
      'An error budget is the amount of failure that an objective permits.',
      'Prometheus stores metrics.',
      'Blameless reviews',
    );
    const confidences = concepts.map(({ confidence }) => confidence);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
    expect(concepts[0]!.name).toBe('error budget');
  });

  test('is surer of what is related', () => {
    const alone = read('en', 'We like Workday.').concepts;
    const related = read('en', 'Workday replaces Taleo.').concepts;
    const of = (concepts: typeof alone): number =>
      concepts.find(({ name }) => name === 'Workday')!.confidence;
    expect(of(related)).toBeGreaterThan(of(alone));
  });

  test('is no surer of a relation than of its ends', () => {
    const { concepts, relations } = read('en', 'Workday replaces Taleo.');
    expect(relations).toHaveLength(1);
    const lowest = Math.min(...concepts.map(({ confidence }) => confidence));
    expect(relations[0]!.confidence).toBeLessThanOrEqual(lowest);
  });

  test('states a relation once', () => {
    const { relations } = read('en', 'Workday replaces Taleo.', 'Taleo was replaced by Workday.');
    expect(relations).toHaveLength(1);
  });

  test('does not take rank for a requirement', () => {
    const { relations } = read(
      'fr',
      'Le délégué à la protection des données dépend de la directrice générale.',
    );
    expect(relations).toEqual([]);
  });

  test('has few concepts of a long text, and some of a short one', () => {
    const long = read(
      'en',
      ...Array.from(
        { length: 300 },
        (_, index) => `Topic${index} Service uses Widget${index} Store.`,
      ),
    );
    expect(long.concepts.length).toBeLessThanOrEqual(80);
    expect(read('en', 'data contract', 'schema registry').concepts.length).toBeGreaterThan(0);
  });
});
