import { describe, expect, it } from 'vitest';
import type { Mention } from '../../domain/extraction.ts';
import { kindClaims, subtypeRelations } from '../../domain/subtype-definitions.ts';
import { aMention, anExtraction } from './builders.ts';

/** What Kafka is a kind of, among these concepts. */
function kindOf(
  definition: string | null,
  concepts: string[],
  { language = 'en', ...mention }: Partial<Mention> & { language?: string } = {},
): string[] {
  const extraction = anExtraction('s1', {
    mentions: [aMention({ definition, ...mention })],
    language,
  });
  return subtypeRelations(kindClaims(extraction), (key) => concepts.includes(key)).map(
    ({ target }) => target,
  );
}

describe('the kind that a definition tells', () => {
  it.each([
    ['a log that keeps events', 'log'],
    ['is a distributed log, written once', 'log'],
    ['It is a kind of log', 'log'],
    ['a type of log for events', 'log'],
    ['An event log', 'event log'],
    ['an append-only event log which grows', 'event log'],
  ])('in %j is %s', (definition, kind) => {
    expect(kindOf(definition, ['log', 'event log', 'event'])).toEqual([kind]);
  });

  it.each([
    ['un journal qui conserve les événements', 'journal'],
    ["C'est un journal distribué", 'journal'],
    ["une sorte de journal d'audit chiffré", 'journal de audit'],
    ['Tout journal permettant un audit', 'journal'],
  ])('in French %j is %s', (definition, kind) => {
    const concepts = ['journal', 'journal de audit', 'audit'];
    expect(kindOf(definition, concepts, { language: 'fr' })).toEqual([kind]);
  });

  it.each([
    null,
    'the log of the company',
    'log',
    'amount of unreliability',
    'a that',
    'a very long winded way of saying log',
    'a queue that is no log',
  ])('is not told by %j', (definition) => {
    expect(kindOf(definition, ['log', 'company', 'unreliability'])).toEqual([]);
  });

  it('is not the concept itself', () => {
    expect(kindOf('a Kafka that runs', ['kafka'])).toEqual([]);
  });

  it('comes with the line as evidence, and less sure than the definition', () => {
    const extraction = anExtraction('s1', {
      mentions: [
        aMention({ definition: 'a log', evidence: 'Kafka is a log', confidence: 0.5, slide: 3 }),
      ],
    });
    expect(subtypeRelations(kindClaims(extraction), () => true)).toEqual([
      {
        segmentId: 's1',
        source: 'kafka',
        target: 'log',
        relationType: 'SUBTYPE_OF',
        confidence: 0.4,
        evidence: 'Kafka is a log',
        slide: 3,
      },
    ]);
  });

  it('is told once a segment', () => {
    const mentions = ['Kafka', 'Apache Kafka'].map((surfaceForm) =>
      aMention({ surfaceForm, definition: 'a log' }),
    );
    expect(kindClaims(anExtraction('s1', { mentions }))).toHaveLength(1);
  });
});
