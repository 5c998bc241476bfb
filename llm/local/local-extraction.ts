import type { ConceptClaim, ExtractionClaims, Prepass } from '../../domain/concept.ts';
import type { Segment } from '../../domain/segment.ts';
import type { Concept } from './concepts.ts';
import { detectLanguage } from './language-detection.ts';
import { profileOf } from './languages/profiles.ts';
import { readSentences, type LocalReading } from './reading.ts';
import { tagSegment } from './tagging.ts';

const PREPASS_MAX_ENTITIES = 30;
const SUBJECT_MAX_TERMS = 3;

/** What the reader needs of a segment. */
export type ReadableSegment = Pick<Segment, 'text' | 'language' | 'topicLabel' | 'slides'>;

/**
 * What the segment is about, as the prepass of an LLM would say: its language, one sentence made of its
 * topic and its foremost terms, these terms, and the acronyms it expands. Deterministic and without network.
 */
export function prepassLocally(segment: ReadableSegment): Prepass {
  const language = segment.language ?? detectLanguage(segment.text);
  const { concepts } = read(segment, language, []);
  return {
    language,
    subject: subjectOf(segment, concepts),
    entities: concepts.slice(0, PREPASS_MAX_ENTITIES).map(({ surfaces }) => surfaces[0]!),
    glossary: concepts.flatMap(({ name, acronym }) =>
      acronym === null ? [] : [{ acronym, expansion: name }],
    ),
  };
}

/**
 * The concepts that the segment names and the relations it states, in order of confidence; see
 * `confidenceOf` for what the confidence rests on. Surface forms, definitions and evidence are verbatim. A
 * concept with an acronym comes twice, under one canonical name, once with each of its surface forms; one
 * that the text knows by an acronym alone has the name that the prepass's glossary gives it.
 */
export function extractLocally(segment: ReadableSegment, prepass: Prepass): ExtractionClaims {
  const language = segment.language ?? prepass.language;
  const { concepts, relations } = read(segment, language, prepass.glossary);
  return { concepts: concepts.flatMap((concept) => claimsOf(concept)), relations };
}

function read(
  segment: ReadableSegment,
  language: string,
  glossary: Prepass['glossary'],
): LocalReading {
  const profile = profileOf(language);
  const expansions = new Map(glossary.map(({ acronym, expansion }) => [acronym, expansion]));
  return readSentences(segment.text, tagSegment(segment, profile), profile, expansions);
}

function claimsOf(concept: Concept): ConceptClaim[] {
  return concept.surfaces.map((surface) => ({
    canonical_name: concept.name,
    concept_type: concept.type,
    surface_form: surface,
    definition: concept.definition,
    confidence: concept.confidence,
  }));
}

function subjectOf(segment: ReadableSegment, concepts: readonly Concept[]): string {
  const terms = concepts.slice(0, SUBJECT_MAX_TERMS).map(({ name }) => name);
  const topic = segment.topicLabel.trim();
  if (topic === '') return terms.join(', ');
  return terms.length === 0 ? topic : `${topic}: ${terms.join(', ')}`;
}
