import { describe, expect, test } from 'vitest';
import { findHyponyms } from '../../../llm/local/hyponymy.ts';
import type { ConceptPlace } from '../../../llm/local/relations.ts';
import { tagLines } from './tagged.ts';

function hyponyms(language: string, line: string, ...names: string[]): string[] {
  const { sentences, profile } = tagLines(language, line);
  const { tokens } = sentences[0]!;
  const places = names.map((concept): ConceptPlace => {
    const place = tokens.findIndex((token) => token.text === concept);
    return { concept, first: place, last: place };
  });
  return findHyponyms(sentences[0]!, places, profile).map(
    ({ source, type, target }) => `${source} ${type} ${target}`,
  );
}

describe('kinds of a thing', () => {
  test('follow it after such as', () => {
    expect(
      hyponyms(
        'en',
        'brokers such as Kafka, Pulsar and NATS',
        'brokers',
        'Kafka',
        'Pulsar',
        'NATS',
      ),
    ).toEqual(['Kafka SUBTYPE_OF brokers', 'Pulsar SUBTYPE_OF brokers', 'NATS SUBTYPE_OF brokers']);
  });

  test('stand before it and other', () => {
    expect(hyponyms('en', 'Kafka, Pulsar and other brokers', 'Kafka', 'Pulsar', 'brokers')).toEqual(
      ['Pulsar SUBTYPE_OF brokers', 'Kafka SUBTYPE_OF brokers'],
    );
  });

  test('are told in French as well', () => {
    expect(
      hyponyms('fr', 'des capteurs tels que Nido et Vega', 'capteurs', 'Nido', 'Vega'),
    ).toEqual(['Nido SUBTYPE_OF capteurs', 'Vega SUBTYPE_OF capteurs']);
    expect(hyponyms('fr', 'Nido et autres capteurs', 'Nido', 'capteurs')).toEqual([
      'Nido SUBTYPE_OF capteurs',
    ]);
  });

  test('are not what merely follows', () => {
    expect(hyponyms('en', 'brokers beside Kafka', 'brokers', 'Kafka')).toEqual([]);
  });
});
