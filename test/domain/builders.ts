import type { Chunk } from '../../domain/chunking.ts';
import type { ConceptClaim, ExtractionClaims, RelationClaim } from '../../domain/concept.ts';
import type { Extraction, Mention, Relation } from '../../domain/extraction.ts';
import { chunkIdOf, segmentIdOf } from '../../domain/ids.ts';
import type { DocumentConcept } from '../../domain/mining.ts';
import type { Segment, SlideSpan } from '../../domain/segment.ts';

/** Test data: each builder gives a sound value, changed as the test says. */

export function aSegment(overrides: Partial<Segment> = {}): Segment {
  const { text = 'Kafka stores events.', charStart = 0, slideFrom = 1 } = overrides;
  return {
    segmentId: segmentIdOf('acme', 'handbook', text, 0),
    ordinal: 1,
    topicLabel: 'Events',
    text,
    slideFrom,
    slideTo: overrides.slides?.at(-1)?.slide ?? slideFrom,
    language: 'en',
    charStart,
    charEnd: charStart + text.length,
    slides: [{ slide: slideFrom, charStart: 0, charEnd: text.length }],
    ...overrides,
  };
}

/** A segment of slides with these texts, an empty line between them. */
export function aSegmentOfSlides(texts: string[], overrides: Partial<Segment> = {}): Segment {
  const { slideFrom = 1 } = overrides;
  const separator = '\n\n';
  let charStart = 0;
  const slides = texts.map((text, index): SlideSpan => {
    const span = { slide: slideFrom + index, charStart, charEnd: charStart + text.length };
    charStart = span.charEnd + separator.length;
    return span;
  });
  return aSegment({ text: texts.join(separator), slides, ...overrides });
}

export function aConceptClaim(overrides: Partial<ConceptClaim> = {}): ConceptClaim {
  const { canonical_name = 'Kafka' } = overrides;
  return {
    canonical_name,
    concept_type: 'TOOL',
    surface_form: canonical_name,
    definition: null,
    confidence: 0.9,
    ...overrides,
  };
}

export function aRelationClaim(overrides: Partial<RelationClaim> = {}): RelationClaim {
  return {
    source: 'Kafka',
    target: 'event',
    relation_type: 'USES',
    evidence: 'Kafka stores events',
    confidence: 0.8,
    ...overrides,
  };
}

/** What a reader says of the text of `aSegment()`. */
export function someClaims(overrides: Partial<ExtractionClaims> = {}): ExtractionClaims {
  return {
    concepts: [
      aConceptClaim(),
      aConceptClaim({ canonical_name: 'event', surface_form: 'events', concept_type: 'ENTITY' }),
    ],
    relations: [aRelationClaim()],
    ...overrides,
  };
}

export function aMention(overrides: Partial<Mention> = {}): Mention {
  const { canonicalKey = 'kafka', canonicalName = canonicalKey } = overrides;
  const { surfaceForm = canonicalName, charStart = 0 } = overrides;
  return {
    segmentId: 'segment-1',
    canonicalKey,
    canonicalName,
    conceptType: 'TOOL',
    surfaceForm,
    definition: null,
    confidence: 0.9,
    slide: 1,
    evidence: surfaceForm,
    charStart,
    charEnd: charStart + surfaceForm.length,
    ...overrides,
  };
}

export function aRelation(overrides: Partial<Relation> = {}): Relation {
  return {
    segmentId: 'segment-1',
    source: 'kafka',
    target: 'event',
    relationType: 'USES',
    confidence: 0.8,
    evidence: 'Kafka stores events',
    slide: 1,
    ...overrides,
  };
}

/** The extraction of a segment whose mentions and relations are all its own. */
export function anExtraction(
  segmentId: string,
  {
    mentions = [],
    relations = [],
    ...others
  }: Partial<Pick<Extraction, 'mentions' | 'relations' | 'language' | 'glossary'>> = {},
): Extraction {
  return {
    segmentId,
    mentions: mentions.map((mention) => ({ ...mention, segmentId })),
    relations: relations.map((relation) => ({ ...relation, segmentId })),
    rejected: { mentions: 0, relations: 0 },
    ...others,
  };
}

export function aDocumentConcept(overrides: Partial<DocumentConcept> = {}): DocumentConcept {
  const { canonicalKey = 'kafka' } = overrides;
  return {
    canonicalKey,
    canonicalName: canonicalKey,
    conceptType: 'TOOL',
    aliases: [],
    definition: null,
    confidence: 0.8,
    segmentCount: 1,
    language: 'en',
    inOntology: false,
    isPartOfWords: false,
    standsAlone: false,
    isOnRepeatedLines: false,
    ...overrides,
  };
}

export function aChunk(overrides: Partial<Chunk> = {}): Chunk {
  const { segmentId = 'segment-1', text = 'Kafka stores events.', charStart = 0 } = overrides;
  return {
    chunkId: chunkIdOf(segmentId, charStart, charStart + text.length),
    segmentId,
    chunkIndex: 0,
    text,
    context: '',
    slideFrom: 1,
    slideTo: 1,
    charStart,
    charEnd: charStart + text.length,
    ...overrides,
  };
}
