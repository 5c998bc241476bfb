import { CoOccurrenceCounter, type CoOccurrence } from './co-occurrence.ts';
import { ConceptAccount } from './concept-account.ts';
import type { ConceptType } from './concept.ts';
import type { Extraction, Mention, Relation } from './extraction.ts';
import { LineCounter } from './line-counter.ts';
import type { OntologyEntry } from './ontology.ts';
import { by } from './order.ts';
import { mergeRelations } from './relation-merging.ts';

/** A concept as the whole document speaks of it. */
export interface DocumentConcept {
  canonicalKey: string;
  canonicalName: string;
  conceptType: ConceptType;
  /** Other names that the document gives it, sorted. */
  aliases: string[];
  /** The definition the readers were surest of, if the document gives any. */
  definition: string | null;
  /** The highest of its mentions, raised for repetition (`domain/confidence.ts`). */
  confidence: number;
  /** Segments that mention it. */
  segmentCount: number;
  /** ISO 639-1 code of the language that most of them are in, where that is known. */
  language: string | null;
  /** The ontology names it, and gave its name and type. */
  inOntology: boolean;
  /** Wherever it was found, it was a part of longer words. */
  isPartOfWords: boolean;
  /** The lines that it was found in hold nothing else. */
  standsAlone: boolean;
  /** It was only found in lines that most segments have, such as a footer, and no relation is stated of it. */
  isOnRepeatedLines: boolean;
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
 * extractions, of which a large document has too many. Its time goes with the number of mentions.
 */
export class ConceptMiner {
  readonly #concepts = new Map<string, ConceptAccount>();
  readonly #related = new Set<string>();
  readonly #lines = new LineCounter();
  readonly #together = new CoOccurrenceCounter();
  readonly #ontology: ReadonlyMap<string, OntologyEntry>;

  /** @param ontology its entries by canonical key */
  constructor(ontology: ReadonlyMap<string, OntologyEntry> = new Map()) {
    this.#ontology = ontology;
  }

  add({ language = null, mentions, relations }: Extraction): void {
    const lines = mentions.map((mention) => this.#lines.add(mention.evidence));
    for (const [index, mention] of mentions.entries()) {
      this.#accountOf(mention.canonicalKey).add(mention, language, lines[index]!);
    }
    const keys = new Set(mentions.map((mention) => mention.canonicalKey));
    for (const key of keys) this.#concepts.get(key)!.segments += 1;
    for (const { source, target } of relations) this.#related.add(source).add(target);
    this.#together.add(mentions);
    this.#lines.endSegment();
  }

  concepts(): DocumentConcept[] {
    const isRepeated = (line: string) => this.#lines.isRepeated(line);
    return [...this.#concepts.values()]
      .map((account) => {
        const isRelated = this.#related.has(account.key);
        const isFooter = !isRelated && account.standsInLines(isRepeated);
        return account.concept(isFooter, this.#ontology.get(account.key));
      })
      .toSorted(by((concept) => concept.canonicalKey));
  }

  result(): MinedConcepts {
    return { concepts: this.concepts(), coOccurrences: this.#together.coOccurrences() };
  }

  #accountOf(key: string): ConceptAccount {
    const known = this.#concepts.get(key);
    if (known !== undefined) return known;
    const account = new ConceptAccount(key);
    this.#concepts.set(key, account);
    return account;
  }
}
