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

/** What the segments say together. Both lists are sorted, so that the same extractions give the same. */
export interface MinedConcepts {
  concepts: DocumentConcept[];
  coOccurrences: CoOccurrence[];
}

/** What some segments state, sorted, so that the same extractions give the same. */
export interface Statements {
  mentions: Mention[];
  relations: Relation[];
}

/** What these segments state: each mention, and one relation for each statement of a segment. */
export function statementsOf(extractions: Extraction[]): Statements {
  return {
    mentions: extractions
      .flatMap((extraction) => extraction.mentions)
      .toSorted(by((m) => [m.segmentId, m.canonicalKey, m.surfaceForm].join('\n'))),
    relations: mergeRelations(extractions.flatMap((extraction) => extraction.relations)),
  };
}

/**
 * Joins the extractions of a document's segments: one concept for each key, and the pairs of concepts that stand
 * together more often than by chance. Takes them one by one, in any order, and keeps what it counts and not the
 * extractions, of which a large document has too many.
 */
export class ConceptMiner {
  readonly #concepts = new Map<string, ConceptSoFar>();
  readonly #segments: Set<string>[] = [];

  add({ mentions }: Extraction): void {
    for (const mention of mentions) {
      const concept = this.#concepts.get(mention.canonicalKey);
      if (concept === undefined) this.#concepts.set(mention.canonicalKey, conceptOf(mention));
      else addMention(concept, mention);
    }
    const keys = new Set(mentions.map((mention) => mention.canonicalKey));
    // The strings that the map holds, of which there is one for each key.
    this.#segments.push(new Set([...keys].map((key) => this.#concepts.get(key)!.canonicalKey)));
    for (const key of keys) this.#concepts.get(key)!.segmentCount += 1;
  }

  result(): MinedConcepts {
    return {
      concepts: [...this.#concepts.values()]
        .map(({ canonicalKey, names, types, surest, confidence, segmentCount }) => ({
          canonicalKey,
          canonicalName: mostFrequent(names),
          conceptType: mostFrequent(types),
          definition: surest?.definition ?? null,
          confidence,
          segmentCount,
        }))
        .toSorted(by((concept) => concept.canonicalKey)),
      coOccurrences: coOccurrences(this.#segments),
    };
  }
}

interface Definition {
  definition: string;
  confidence: number;
  canonicalName: string;
}

interface ConceptSoFar {
  canonicalKey: string;
  names: Map<string, number>;
  types: Map<ConceptType, number>;
  surest: Definition | null;
  confidence: number;
  segmentCount: number;
}

function conceptOf(mention: Mention): ConceptSoFar {
  const { canonicalKey, confidence } = mention;
  const [names, types] = [new Map<string, number>(), new Map<ConceptType, number>()];
  const concept = { canonicalKey, names, types, surest: null, confidence, segmentCount: 0 };
  addMention(concept, mention);
  return concept;
}

function addMention(concept: ConceptSoFar, mention: Mention): void {
  const { canonicalName, conceptType, definition, confidence } = mention;
  concept.names.set(canonicalName, (concept.names.get(canonicalName) ?? 0) + 1);
  concept.types.set(conceptType, (concept.types.get(conceptType) ?? 0) + 1);
  concept.confidence = Math.max(concept.confidence, confidence);
  if (definition === null) return;
  const given = { definition, confidence, canonicalName };
  if (concept.surest === null || isSurer(given, concept.surest)) concept.surest = given;
}

/** By confidence; among equals the first by name, then by its own words. */
function isSurer(a: Definition, b: Definition): boolean {
  const order =
    b.confidence - a.confidence ||
    compare(a.canonicalName, b.canonicalName) ||
    compare(a.definition, b.definition);
  return order < 0;
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
function mostFrequent<Value extends string>(counts: Map<Value, number>): Value {
  const [[best]] = [...counts].toSorted(
    ([a, times], [b, otherTimes]) => otherTimes - times || compare(a, b),
  ) as [[Value, number]];
  return best;
}

function by<Item>(key: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => compare(key(a), key(b));
}

// By code unit and not by locale: the order must be the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
