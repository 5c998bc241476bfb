import type { NameGroups } from '../../domain/name-groups.ts';
import type { ExtractionClaims, Prepass } from '../../domain/concept.ts';

/** Answers that a model might give of a segment, made from its words alone: the same for the same text. */

const TERM = /\p{Lu}[\p{L}\p{N}-]{3,}(?: [\p{L}\p{N}-]{4,}){0,2}/gu;
const MAX_CONCEPTS = 8;

export function prepassAnswer(segmentText: string): Prepass {
  return {
    language: 'en',
    subject: segmentText.split('\n', 1)[0] ?? '',
    entities: termsOf(segmentText),
    glossary: [],
  };
}

export function extractionAnswer(segmentText: string): ExtractionClaims {
  const terms = termsOf(segmentText);
  const [first, second] = terms;
  const line = segmentText.split('\n').find((text) => text.includes(first ?? '')) ?? '';
  return {
    concepts: terms.map((term, index) => ({
      canonical_name: term,
      concept_type: 'ENTITY',
      surface_form: term,
      definition: index === 0 ? line : null,
      confidence: 0.9,
    })),
    relations:
      first === undefined || second === undefined
        ? []
        : [
            {
              source: first,
              target: second,
              relation_type: 'USES',
              evidence: line,
              confidence: 0.8,
            },
          ],
  };
}

/** Groups names that differ in blanks, hyphens and capitals alone; the first in the alphabet is preferred. */
export function canonicalisationAnswer(names: string): { groups: NameGroups } {
  const given = (JSON.parse(names) as { name: string }[]).map(({ name }) => name).toSorted();
  const alike = Map.groupBy(given, (name) => name.toLowerCase().replaceAll(/[\s-]/g, ''));
  return {
    groups: [...alike.values()]
      .filter(({ length }) => length > 1)
      .map(([preferred, ...others]) => ({ preferred: preferred!, others })),
  };
}

/** A good answer to a call of this kind. */
export function goodAnswer(kind: string, text: string): unknown {
  if (kind === 'canonicalisation') return canonicalisationAnswer(text);
  return kind === 'prepass' ? prepassAnswer(text) : extractionAnswer(text);
}

function termsOf(text: string): string[] {
  return [...new Set(text.match(TERM) ?? [])].slice(0, MAX_CONCEPTS);
}
