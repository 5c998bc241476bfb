import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedConfidence } from '../../domain/confidence.ts';
import { CONCEPT_TYPES, RELATION_TYPES } from '../../domain/concept.ts';
import type { Extraction, Mention, Relation } from '../../domain/extraction.ts';
import {
  ConceptMiner,
  statementsOf,
  type DocumentConcept,
  type MinedConcepts,
} from '../../domain/mining.ts';
import { aMention, anExtraction, aRelation } from './builders.ts';

function minedConcepts(extractions: Extraction[]): MinedConcepts {
  const miner = new ConceptMiner();
  for (const extraction of extractions) miner.add(extraction);
  return miner.result();
}

/** Extractions of segments s1, s2, ... that mention one concept each. */
function mentionedAs(...mentions: Partial<Mention>[]): Extraction[] {
  return mentions.map((mention, index) =>
    anExtraction(`s${index + 1}`, { mentions: [aMention(mention)] }),
  );
}

function onlyConcept(...mentions: Partial<Mention>[]): DocumentConcept {
  const { concepts } = minedConcepts(mentionedAs(...mentions));
  expect(concepts).toHaveLength(1);
  return concepts[0]!;
}

function minedRelations(...relations: Partial<Relation>[]): Relation[] {
  return statementsOf([anExtraction('s1', { relations: relations.map(aRelation) })]).relations;
}

describe('ConceptMiner, of concepts', () => {
  it('joins the mentions of a key', () => {
    expect(
      onlyConcept(
        { canonicalName: 'Kafka', confidence: 0.5 },
        { canonicalName: 'Apache Kafka', confidence: 0.9, definition: 'a log' },
        { canonicalName: 'Kafka', confidence: 0.7 },
      ),
    ).toEqual({
      canonicalKey: 'kafka',
      canonicalName: 'Kafka',
      conceptType: 'TOOL',
      aliases: ['Apache Kafka'],
      definition: 'a log',
      confidence: repeatedConfidence(0.9, 3),
      segmentCount: 3,
      language: null,
      inOntology: false,
      isPartOfWords: false,
      standsAlone: true,
      isOnRepeatedLines: false,
    });
  });

  it('counts the segments that mention a concept, not the mentions', () => {
    const twice = anExtraction('s1', {
      mentions: [aMention({ surfaceForm: 'Kafka' }), aMention({ surfaceForm: 'Apache Kafka' })],
    });
    expect(minedConcepts([twice]).concepts).toMatchObject([{ segmentCount: 1 }]);
  });

  it('takes the type that most mentions give', () => {
    expect(
      onlyConcept({ conceptType: 'ENTITY' }, { conceptType: 'ROLE' }, { conceptType: 'ROLE' }),
    ).toMatchObject({ conceptType: 'ROLE' });
  });

  it('takes the first by code unit of names and types that are given equally often', () => {
    expect(
      onlyConcept(
        { canonicalName: 'kafka', conceptType: 'TOOL' },
        { canonicalName: 'Kafka', conceptType: 'ENTITY' },
      ),
    ).toMatchObject({ canonicalName: 'Kafka', conceptType: 'ENTITY' });
  });

  it('takes the definition that the readers were surest of', () => {
    expect(
      onlyConcept(
        { definition: 'a queue', confidence: 0.6 },
        { definition: 'a log', confidence: 0.8 },
        { definition: null, confidence: 0.9 },
      ),
    ).toMatchObject({ definition: 'a log', confidence: repeatedConfidence(0.9, 3) });
  });

  it('has no definition where no mention has one', () => {
    expect(onlyConcept({}, {}).definition).toBeNull();
  });
});

describe('statementsOf, of relations', () => {
  it('states once what a segment states twice, as the surer says it and with all quotations', () => {
    expect(
      minedRelations(
        { evidence: 'weak', confidence: 0.3 },
        { evidence: 'strong', confidence: 0.8 },
        { evidence: 'middling', confidence: 0.5 },
      ),
    ).toMatchObject([{ evidence: 'strong\nmiddling\nweak', confidence: 0.8 }]);
  });

  it('keeps other types, directions and ends apart', () => {
    expect(
      minedRelations(
        {},
        { relationType: 'REQUIRES' },
        { source: 'event', target: 'kafka' },
        { target: 'broker' },
      ),
    ).toHaveLength(4);
  });

  it('keeps what each segment states', () => {
    const { relations } = statementsOf(
      ['s2', 's1'].map((segmentId) => anExtraction(segmentId, { relations: [aRelation()] })),
    );
    expect(relations.map(({ segmentId }) => segmentId)).toEqual(['s1', 's2']);
  });
});

describe('ConceptMiner, of pairs', () => {
  it('counts segments that mention both', () => {
    const both = [aMention({ canonicalKey: 'kafka' }), aMention({ canonicalKey: 'event' })];
    const { coOccurrences } = minedConcepts([
      anExtraction('s1', { mentions: both }),
      anExtraction('s2', { mentions: both }),
      anExtraction('s3', { mentions: [aMention({ canonicalKey: 'broker' })] }),
    ]);
    expect(coOccurrences).toMatchObject([{ source: 'event', target: 'kafka', support: 2 }]);
  });

  it('counts a segment once that mentions a concept in several ways', () => {
    const mentions = ['Kafka', 'Apache Kafka'].flatMap((surfaceForm) => [
      aMention({ surfaceForm }),
      aMention({ canonicalKey: 'event', surfaceForm: `${surfaceForm} event` }),
    ]);
    const { coOccurrences } = minedConcepts([anExtraction('s1', { mentions }), anExtraction('s2')]);
    expect(coOccurrences).toEqual([]);
  });
});

describe('what is mined of any document', () => {
  const key = fc.constantFrom('broker', 'event', 'kafka', 'log');
  const confidence = fc.constantFrom(0.3, 0.9);
  const mentions = fc.uniqueArray(
    fc
      .record({
        canonicalKey: key,
        canonicalName: fc.constantFrom('One', 'one'),
        surfaceForm: fc.constantFrom('one', 'two', 'three'),
        conceptType: fc.constantFrom(...CONCEPT_TYPES),
        definition: fc.constantFrom(null, 'a', 'b'),
        confidence,
      })
      .map(aMention),
    { selector: ({ canonicalKey, surfaceForm }) => canonicalKey + surfaceForm, maxLength: 6 },
  );
  const relation = fc
    .record({
      source: key,
      target: key,
      relationType: fc.constantFrom(...RELATION_TYPES.slice(0, 3)),
      evidence: fc.constantFrom('here', 'there'),
      confidence,
    })
    .map(aRelation);
  const document = fc
    .array(fc.record({ mentions, relations: fc.array(relation, { maxLength: 4 }) }), {
      maxLength: 6,
    })
    .map((parts) => parts.map((part, index) => anExtraction(`s${index}`, part)));
  const tie = mentionedAs({ definition: 'a log' }, { definition: 'a broker' });

  it('does not depend on the order of the segments', () => {
    fc.assert(
      fc.property(
        document.chain((extractions) =>
          fc.tuple(
            fc.constant(extractions),
            fc.shuffledSubarray(extractions, { minLength: extractions.length }),
          ),
        ),
        ([extractions, shuffled]) => {
          expect(minedConcepts(shuffled)).toEqual(minedConcepts(extractions));
          expect(statementsOf(shuffled)).toEqual(statementsOf(extractions));
        },
      ),
      { examples: [[[tie, tie.toReversed()]]] },
    );
  });

  it('keeps every mention, and has a concept for each key', () => {
    fc.assert(
      fc.property(document, (extractions) => {
        const given = extractions.flatMap((extraction) => extraction.mentions);
        const { mentions: mined } = statementsOf(extractions);
        expect(mined).toHaveLength(given.length);
        expect(new Set(mined)).toEqual(new Set(given));
        const keys = new Set(given.map(({ canonicalKey }) => canonicalKey));
        expect(minedConcepts(extractions).concepts.map(({ canonicalKey }) => canonicalKey)).toEqual(
          [...keys].toSorted(),
        );
      }),
    );
  });

  it('leaves the extractions as they were', () => {
    fc.assert(
      fc.property(document, (extractions) => {
        const before = structuredClone(extractions);
        minedConcepts(extractions);
        statementsOf(extractions);
        expect(extractions).toEqual(before);
      }),
    );
  });
});
