import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConceptClaim } from '../../domain/concept.ts';
import { LlmAnswerInvalid } from '../../domain/errors.ts';
import type { Extraction } from '../../domain/extraction.ts';
import { groundExtraction } from '../../domain/grounding.ts';
import type { Segment } from '../../domain/segment.ts';
import {
  aConceptClaim,
  aRelationClaim,
  aSegment,
  aSegmentOfSlides,
  someClaims,
} from './builders.ts';

function groundConcepts(segment: Segment, ...concepts: Partial<ConceptClaim>[]): Extraction {
  return groundExtraction(segment, { concepts: concepts.map(aConceptClaim), relations: [] });
}

describe('groundExtraction, of concepts', () => {
  it('keeps what the text says, with its place', () => {
    const segment = aSegment({ text: 'We use KAFKA.', segmentId: 'segment-7' });
    const claim = { canonical_name: ' Kafka ', surface_form: 'kafka', definition: ' a log ' };
    expect(groundConcepts(segment, claim).mentions).toEqual([
      {
        segmentId: 'segment-7',
        canonicalKey: 'kafka',
        canonicalName: 'Kafka',
        conceptType: 'TOOL',
        surfaceForm: 'KAFKA',
        definition: 'a log',
        confidence: 0.9,
        slide: 1,
        evidence: 'We use KAFKA.',
        charStart: 7,
        charEnd: 12,
        matchScore: 100,
      },
    ]);
  });

  it.each([null, '', '  '])('has no definition where the reader gives %j', (definition) => {
    expect(groundConcepts(aSegment(), { definition }).mentions[0]?.definition).toBeNull();
  });

  it('tells the slide that the words stand on', () => {
    const segment = aSegmentOfSlides(['Intro', 'Kafka'], { slideFrom: 4 });
    expect(groundConcepts(segment, {}).mentions[0]?.slide).toBe(5);
  });

  it('gives the line of the words as evidence', () => {
    const segment = aSegment({ text: 'Before\n  We use Kafka here \nAfter' });
    expect(groundConcepts(segment, {}).mentions[0]?.evidence).toBe('We use Kafka here');
  });

  it('gives all lines of words that go over several', () => {
    const segment = aSegment({ text: 'Before\nan event\nlog here\nAfter' });
    const { mentions } = groundConcepts(segment, { surface_form: 'event log' });
    expect(mentions[0]?.evidence).toBe('an event\nlog here');
  });

  it.each([
    ['the beginning', `Kafka ${'word '.repeat(300)}`],
    ['the middle', `${'word '.repeat(300)}Kafka ${'word '.repeat(300)}`],
    ['the end', `${'word '.repeat(300)}Kafka`],
  ])('gives a part of a very long line, with words at %s of it', (_, text) => {
    const { mentions } = groundConcepts(aSegment({ text }), {});
    expect(mentions[0]?.evidence).toContain('Kafka');
    expect(mentions[0]?.evidence.length).toBeLessThanOrEqual(500);
    expect(text).toContain(mentions[0]?.evidence);
  });

  it('gives nothing of the next line as evidence, however long the line is', () => {
    const segment = aSegment({ text: `${'word '.repeat(300)}Kafka\nAnother matter` });
    expect(groundConcepts(segment, {}).mentions[0]?.evidence).not.toContain('Another matter');
  });

  it('leaves out and counts what the text does not say', () => {
    const { mentions, rejected } = groundConcepts(aSegment(), {}, { canonical_name: 'RabbitMQ' });
    expect(mentions.map(({ canonicalKey }) => canonicalKey)).toEqual(['kafka']);
    expect(rejected).toEqual({ mentions: 1, relations: 0 });
  });

  it('leaves out a concept whose name says nothing', () => {
    const nameless = { canonical_name: '—', surface_form: 'Kafka' };
    expect(groundConcepts(aSegment(), {}, nameless)).toMatchObject({
      mentions: [{ canonicalName: 'Kafka' }],
      rejected: { mentions: 1 },
    });
  });

  it('keeps the surest of claims about the same words', () => {
    const { mentions, rejected } = groundConcepts(
      aSegment(),
      { confidence: 0.5, concept_type: 'ENTITY' },
      { confidence: 0.9, concept_type: 'TOOL' },
      { confidence: 0.7, concept_type: 'ROLE' },
    );
    expect(mentions).toMatchObject([{ conceptType: 'TOOL', confidence: 0.9 }]);
    expect(rejected.mentions).toBe(0);
  });

  it('keeps every surface form of a concept', () => {
    const segment = aSegment({ text: 'Apache Kafka, or Kafka' });
    const full = { canonical_name: 'Kafka', surface_form: 'Apache Kafka' };
    const { mentions } = groundConcepts(segment, full, { surface_form: 'or Kafka' });
    expect(mentions.map(({ surfaceForm }) => surfaceForm)).toEqual(['Apache Kafka', 'or Kafka']);
  });

  it('has nothing for an answer that claims nothing', () => {
    expect(groundConcepts(aSegment({ segmentId: 's' }))).toEqual({
      segmentId: 's',
      language: 'en',
      mentions: [],
      relations: [],
      glossary: [],
      rejected: { mentions: 0, relations: 0 },
    });
  });
});

describe('groundExtraction, of how sure the reader is', () => {
  const segment = aSegment({ text: 'The Warehouse Ledger keeps stock.' });
  const ledger = { canonical_name: 'Warehouse Ledger', confidence: 0.5 };

  it('believes what is merely like the text as far as it is', () => {
    const claim = { ...ledger, surface_form: 'Warehous Ledger' };
    expect(groundConcepts(segment, claim).mentions).toMatchObject([
      { surfaceForm: 'Warehouse Ledger', confidence: 0.46875, matchScore: 93.75, charStart: 4 },
    ]);
  });

  it('is surer of a relation the nearer its evidence comes', () => {
    const relation = aRelationClaim({ evidence: 'Kafka store events', confidence: 0.8 });
    const { relations } = groundExtraction(aSegment(), someClaims({ relations: [relation] }));
    expect(relations[0]).toMatchObject({ evidence: 'Kafka stores events', charStart: 0 });
    expect(relations[0]!.confidence).toBeCloseTo(0.8 * (18 / 19), 10);
  });

  it.each([
    ['its name', 'the warehouse ledgers'],
    ['the words that name it', 'Warehouse Ledger'],
  ])('is surer of a concept of which another reader has said %s', (_, candidate) => {
    const claims = someClaims({ concepts: [aConceptClaim(ledger)], relations: [] });
    expect(groundExtraction(segment, claims, [candidate]).mentions[0]?.confidence).toBe(0.6);
    expect(groundExtraction(segment, claims, ['stock']).mentions[0]?.confidence).toBe(0.5);
  });
});

describe('groundExtraction, of an answer that is mostly made up', () => {
  const invented = ['A', 'B', 'C', 'D'].map((letter) => ({ canonical_name: `Invented ${letter}` }));

  it('believes nothing of it, and tells the model why', () => {
    expect(() => groundConcepts(aSegment(), {}, ...invented)).toThrow(
      new LlmAnswerInvalid(
        '4 of 5 surface forms do not stand in the text, such as "Invented A", "Invented B", "Invented C". Copy them verbatim.',
      ),
    );
  });

  it('still believes the half that is there', () => {
    expect(groundConcepts(aSegment(), {}, invented[0]!).mentions).toHaveLength(1);
    expect(() => groundConcepts(aSegment(), {}, ...invented.slice(0, 2))).toThrow(LlmAnswerInvalid);
  });
});

describe('groundExtraction, of any answer', () => {
  const TEXT = 'Kafka stores events.\nTeams read the event log; a broker keeps it.';
  const word = fc.constantFrom('Kafka', 'EVENTS', 'event  log', 'broker', 'teams', 'Pulsar', '—');
  const concept = fc
    .record({ canonical_name: word, surface_form: word, confidence: fc.constantFrom(0.2, 0.8) })
    .map(aConceptClaim);
  const relation = fc
    .record({ source: word, target: word, evidence: fc.constantFrom('kafka stores', 'Pulsar') })
    .map(aRelationClaim);
  const answer = fc.record({
    concepts: fc.array(concept, { maxLength: 8 }),
    relations: fc.array(relation, { maxLength: 8 }),
  });

  it('holds only what the text bears out, and accounts for every claim', () => {
    fc.assert(
      fc.property(answer, (claims) => {
        let grounded: Extraction;
        try {
          grounded = groundExtraction(aSegment({ text: TEXT }), claims);
        } catch (error) {
          expect(error).toBeInstanceOf(LlmAnswerInvalid);
          return;
        }
        const { mentions, relations, rejected } = grounded;
        for (const { surfaceForm, charStart, charEnd, evidence } of mentions) {
          expect(surfaceForm).not.toBe('');
          expect(TEXT.slice(charStart, charEnd)).toBe(surfaceForm);
          expect(evidence).toContain(surfaceForm);
          expect(TEXT).toContain(evidence);
        }
        const keys = mentions.map(({ canonicalKey }) => canonicalKey);
        for (const { source, target, evidence } of relations) {
          expect(keys).toContain(source);
          expect(keys).toContain(target);
          expect(TEXT).toContain(evidence);
        }
        expect(rejected.mentions * 2).toBeLessThanOrEqual(claims.concepts.length);
        expect(mentions.length + rejected.mentions).toBeLessThanOrEqual(claims.concepts.length);
        expect(relations.length + rejected.relations).toBe(claims.relations.length);
        const surfaces = mentions.map((m) => JSON.stringify([m.canonicalKey, m.surfaceForm]));
        expect(new Set(surfaces).size).toBe(surfaces.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('groundExtraction, in the language of the segment', () => {
  const segment = aSegment({ text: 'Les niveaux de service (SLA) engagent.', language: 'fr' });

  it('gives names their key by it, and tells it', () => {
    const extraction = groundConcepts(segment, { canonical_name: 'niveaux de service' });
    expect(extraction.mentions[0]?.canonicalKey).toBe('niveau de service');
    expect(extraction.language).toBe('fr');
  });

  it('keeps the acronyms that the text bears out', () => {
    const given = [
      { acronym: 'SLA', expansion: 'niveaux de service' },
      { acronym: 'OLA', expansion: 'niveaux de service' },
      { acronym: 'SLA', expansion: 'service level agreement' },
    ];
    const { glossary } = groundExtraction(segment, { concepts: [], relations: [] }, [], given);
    expect(glossary).toEqual([given[0]]);
  });
});
