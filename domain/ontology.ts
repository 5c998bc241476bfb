import { canonicalKey, possibleKeys } from './canonical-key.ts';
import type { ConceptType } from './concept.ts';

/** A concept that an organisation has agreed on. */
export interface OntologyEntry {
  name: string;
  type: ConceptType;
  aliases: string[];
}

/** The key under which a document's concepts meet that the entry names. */
export function ontologyKey({ name }: OntologyEntry): string {
  return canonicalKey(name);
}

/** All names that the ontology knows, as keys, with the entry that each is of. */
export function ontologyNames(entries: OntologyEntry[]): Map<string, OntologyEntry> {
  const names = new Map<string, OntologyEntry>();
  for (const entry of entries) {
    for (const name of [entry.name, ...entry.aliases]) {
      for (const key of possibleKeys(name)) if (!names.has(key)) names.set(key, entry);
    }
  }
  return names;
}
