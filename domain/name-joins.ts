import type { DocumentConcept } from './mining.ts';
import type { Extraction, Mention } from './extraction.ts';
import { acronymJoins, type AcronymCounter } from './acronym-joins.ts';
import { ontologyKey, ontologyNames, type OntologyEntry } from './ontology.ts';
import { by } from './order.ts';

/** Two names that a document has for one concept: what is said of `from` counts for `to`. */
export interface NameJoin {
  from: string;
  to: string;
  /** What the concept is called henceforth, where the name that the reader gave is not its own. */
  name?: string;
  /** Names that become aliases, besides those that the readers gave. */
  aliases?: string[];
  rule: 'ontology' | 'acronym' | 'near duplicate' | 'llm';
}

/** The joins that need no model: those of the ontology, which take precedence, and acronyms with what they stand for. */
export function plainJoins(
  concepts: DocumentConcept[],
  acronyms: AcronymCounter,
  ontology: OntologyEntry[],
): NameJoin[] {
  const named = ontologyNames(ontology);
  const ofOntology = concepts.flatMap(({ canonicalKey: from }): NameJoin[] => {
    const entry = named.get(from);
    if (entry === undefined || ontologyKey(entry) === from) return [];
    return [{ from, to: ontologyKey(entry), rule: 'ontology' }];
  });
  const taken = new Set(ofOntology.map(({ from }) => from));
  const keys = new Set(concepts.map(({ canonicalKey }) => canonicalKey));
  const others = acronymJoins(concepts, acronyms).filter(
    ({ from }) => !taken.has(from) && !(named.has(from) && keys.has(from)),
  );
  return [...ofOntology, ...others].toSorted(by(({ from }) => from));
}

/** Joins that were made one after the other, each led to its end; a circle is cut where it closes. */
export class JoinedNames {
  readonly #joins: Map<string, NameJoin>;

  constructor(joins: NameJoin[]) {
    this.#joins = new Map(joins.map((join) => [join.from, join]));
  }

  /** The key that a key has after all joins. */
  keyOf(key: string): string {
    let current = key;
    for (const seen = new Set<string>(); !seen.has(current);) {
      seen.add(current);
      current = this.#joins.get(current)?.to ?? current;
    }
    return current;
  }

  /** What a reader said of a segment, with the joined names as one; relations of a concept to itself go. */
  apply(extraction: Extraction): Extraction {
    if (this.#joins.size === 0) return extraction;
    const relations = extraction.relations
      .map((relation) => ({
        ...relation,
        source: this.keyOf(relation.source),
        target: this.keyOf(relation.target),
      }))
      .filter(({ source, target }) => source !== target);
    return {
      ...extraction,
      mentions: extraction.mentions.map((mention) => this.#rename(mention)),
      relations,
    };
  }

  #rename(mention: Mention): Mention {
    const join = this.#joins.get(mention.canonicalKey);
    if (join === undefined) return mention;
    const aliases = [...(mention.aliases ?? []), ...(join.aliases ?? [])];
    return {
      ...mention,
      canonicalKey: this.keyOf(mention.canonicalKey),
      canonicalName: join.name ?? mention.canonicalName,
      ...(aliases.length === 0 ? {} : { aliases }),
    };
  }
}
