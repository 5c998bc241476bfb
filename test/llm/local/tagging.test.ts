import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../llm/local/languages/profiles.ts';
import { tagSegment } from '../../../llm/local/tagging.ts';
import { buildSegment, tagLine } from './tagged.ts';

describe('tagged sentences', () => {
  test('are the sentences of the segment, each word with a tag', () => {
    const segment = buildSegment('Title\nKafka stores events. They stay.');
    const sentences = tagSegment(segment, profileOf('en'));
    expect(sentences.map(({ tokens }) => tokens.map(({ text, tag }) => `${text}/${tag}`))).toEqual([
      ['Title/noun'],
      ['Kafka/name', 'stores/verb', 'events/noun', './mark'],
      ['They/pronoun', 'stay/verb', './mark'],
    ]);
  });

  test('say whether capitals tell names in them', () => {
    const segment = buildSegment('Quarterly Business Review\nwe met');
    const casings = tagSegment(segment, profileOf('en')).map(({ casing }) => casing);
    expect(casings).toEqual(['title', 'sentence']);
  });

  test('take the conjunction of a name into it', () => {
    const english = tagLine('en', 'It is filed with the Securities and Exchange Commission here');
    expect(english.tokens.find(({ text }) => text === 'and')!.tag).toBe('name');
    const french = tagLine('fr', 'Ici la loi Informatique et Libertés s’applique');
    expect(french.tokens.find(({ text }) => text === 'et')!.tag).toBe('name');
    const list = tagLine('en', 'we run Prometheus and Grafana here');
    expect(list.tokens.find(({ text }) => text === 'and')!.tag).toBe('conjunction');
  });

  test('take the ending of a possessive into a name', () => {
    const namesOf = (line: string) =>
      tagLine('en', line)
        .tokens.filter(({ tag }) => tag === 'name')
        .map(({ text }) => text);
    expect(namesOf("we met at St Mary's Hospital")).toEqual(['St', 'Mary', "'s", 'Hospital']);
    expect(namesOf("every queue obeys Little's law")).toEqual(['Little', "'s", 'law']);
    expect(namesOf("we know Corvane's plants")).toEqual(['Corvane']);
  });

  test('are cut into stretches when they never end', () => {
    const text = `Title\n${'data '.repeat(600)}`;
    const sentences = tagSegment(buildSegment(text), profileOf('en'));
    expect(sentences.length).toBeGreaterThan(2);
    for (const { text: stretch, start, end } of sentences) {
      expect(text.slice(start, end)).toBe(stretch);
    }
  });
});
