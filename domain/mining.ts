import { coOccurrences, type CoOccurrence } from './co-occurrence.ts';
import type { ConceptType } from './concept.ts';
import type { Extraction, Mention, Relation } from './extraction.ts';

/** A concept as the whole document speaks of it. */
export interface DocumentConcept {
  canonicalKey: string;
  canonicalName: string;
  conceptType: ConceptType;
  /** The definition the readers were surest of, if the document gives any. */
  definition: string | null;
  /** The highest of its mentions. */
  confidence: number;
  /** Segments that mention it. */
  segmentCount: number;
}

/** What the segments say together. All lists are sorted, so that the same extractions give the same. */
export interface MinedDocument {
  concepts: DocumentConcept[];
  mentions: Mention[];
  relations: Relation[];
  coOccurrences: CoOccurrence[];
}

/**
 * Joins the extractions of a document's segments: one concept for each key, one relation for each statement
 * of a segment, and the pairs of concepts that stand together more often than by chance. Linear in the
 * mentions, but for the pairs of concepts within one segment.
 */
export function mineExtractions(extractions: Extraction[]): MinedDocument {
  const mentions = extractions.flatMap((extraction) => extraction.mentions);
  const byKey = Map.groupBy(mentions, (mention) => mention.canonicalKey);
  return {
    concepts: [...byKey.values()].map(describeConcept).toSorted(by((c) => c.canonicalKey)),
    mentions: mentions.toSorted(by((m) => [m.segmentId, m.canonicalKey, m.surfaceForm].join('\n'))),
    relations: mergeRelations(extractions.flatMap((extraction) => extraction.relations)),
    coOccurrences: coOccurrences(
      extractions.map(({ mentions: own }) => new Set(own.map((mention) => mention.canonicalKey))),
    ),
  };
}

function describeConcept(mentions: Mention[]): DocumentConcept {
  const surest = mentions.toSorted(
    (a, b) =>
      b.confidence - a.confidence ||
      compare(a.canonicalName, b.canonicalName) ||
      compare(a.definition ?? '', b.definition ?? ''),
  );
  return {
    canonicalKey: surest[0]!.canonicalKey,
    canonicalName: mostFrequent(mentions.map((mention) => mention.canonicalName)),
    conceptType: mostFrequent(mentions.map((mention) => mention.conceptType)),
    definition: surest.find((mention) => mention.definition !== null)?.definition ?? null,
    confidence: surest[0]!.confidence,
    segmentCount: new Set(mentions.map((mention) => mention.segmentId)).size,
  };
}

/** A segment that states a relation twice states it once, with the confidence of the surer. */
function mergeRelations(relations: Relation[]): Relation[] {
  const merged = new Map<string, Relation>();
  for (const relation of relations) {
    const key = relationKey(relation);
    const known = merged.get(key);
    if (known === undefined || relation.confidence > known.confidence) merged.set(key, relation);
  }
  return [...merged.values()].toSorted(by(relationKey));
}

function relationKey({ segmentId, source, relationType, target }: Relation): string {
  return [source, relationType, target, segmentId].join('\n');
}

/** The value that occurs most; among equals the first in the order of code units. */
function mostFrequent<Value extends string>(values: Value[]): Value {
  const counts = Map.groupBy(values, (value) => value);
  const [[best]] = [...counts].toSorted(
    ([a, as], [b, bs]) => bs.length - as.length || compare(a, b),
  ) as [[Value, Value[]]];
  return best;
}

function by<Item>(key: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => compare(key(a), key(b));
}

// By code unit and not by locale: the order must be the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
