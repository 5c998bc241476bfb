import { describe, expect, it } from 'vitest';
import type { RelationClaim } from '../../domain/concept.ts';
import { LlmAnswerInvalid } from '../../domain/errors.ts';
import type { Extraction } from '../../domain/extraction.ts';
import { groundExtraction } from '../../domain/grounding.ts';
import {
  aConceptClaim,
  aRelationClaim,
  aSegment,
  aSegmentOfSlides,
  someClaims,
} from './builders.ts';

function groundRelation(relation: Partial<RelationClaim>): Extraction {
  return groundExtraction(aSegment(), someClaims({ relations: [aRelationClaim(relation)] }));
}

function claimsOf(...evidence: string[]) {
  return someClaims({ relations: evidence.map((words) => aRelationClaim({ evidence: words })) });
}

describe('groundExtraction, of relations', () => {
  it('keeps one between concepts of the answer, with the words that state it', () => {
    expect(
      groundRelation({ source: 'the Kafka', target: 'Events', evidence: 'kafka stores' }),
    ).toMatchObject({
      relations: [
        {
          source: 'kafka',
          target: 'event',
          relationType: 'USES',
          evidence: 'Kafka stores',
          charStart: 0,
          charEnd: 12,
        },
      ],
      rejected: { relations: 0 },
    });
  });

  it('tells the slide that the evidence stands on', () => {
    const segment = aSegmentOfSlides(['Kafka and events', 'Kafka stores events']);
    const { relations } = groundExtraction(segment, someClaims());
    expect(relations[0]).toMatchObject({ slide: 2, segmentId: segment.segmentId });
  });

  it.each([
    ['whose evidence the text does not hold', { evidence: 'Kafka deletes events' }],
    ['without evidence', { evidence: ' ' }],
    ['from a concept that was not found', { source: 'RabbitMQ' }],
    ['to a concept that was not found', { target: 'RabbitMQ' }],
    ['of a concept with itself', { target: 'kafka' }],
  ])('leaves out and counts one %s', (_, claim) => {
    expect(groundRelation(claim)).toMatchObject({ relations: [], rejected: { relations: 1 } });
  });
});

describe('groundExtraction, of what a relation joins', () => {
  it('knows a concept by the words it stands in', () => {
    const claims = someClaims({ relations: [aRelationClaim({ target: 'Events' })] });
    claims.concepts[1]!.canonical_name = 'stored occurrence';
    expect(groundExtraction(aSegment(), claims).relations).toMatchObject([
      { source: 'kafka', target: 'stored occurrence' },
    ]);
  });

  it('takes a name before the words of another concept', () => {
    const claims = someClaims();
    claims.concepts.push(aConceptClaim({ canonical_name: 'occurrence', surface_form: 'events' }));
    expect(groundExtraction(aSegment(), claims).relations[0]?.target).toBe('event');
  });
});

describe('groundExtraction, of relations that are mostly made up', () => {
  it('believes nothing of the answer, and tells the model why', () => {
    const claims = claimsOf('Kafka stores', 'Kafka deletes', 'Pulsar');
    expect(() => groundExtraction(aSegment(), claims)).toThrow(
      new LlmAnswerInvalid(
        '2 of 3 pieces of evidence do not stand in the text, such as "Kafka deletes", "Pulsar". Copy them verbatim.',
      ),
    );
  });

  it('still believes the half that is there', () => {
    const claims = claimsOf('Kafka stores', 'Kafka', 'Pulsar', 'Kafka deletes');
    expect(groundExtraction(aSegment(), claims)).toMatchObject({ rejected: { relations: 2 } });
  });

  it('tells the model the beginning of what is long', () => {
    const claims = claimsOf('x'.repeat(5000), 'Pulsar');
    const long = new LlmAnswerInvalid(
      `2 of 2 pieces of evidence do not stand in the text, such as "${'x'.repeat(100)}", "Pulsar". Copy them verbatim.`,
    );
    expect(() => groundExtraction(aSegment(), claims)).toThrow(long);
  });
});
