import { possibleKeys } from '../domain/canonical-key.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import {
  conceptDossier,
  similarConcepts,
  type ConceptDossier,
} from '../stores/neo4j/read-concept.ts';

export interface ConceptAnswer {
  name: string;
  tenantId: string;
  /** Null when no concept has that name. */
  concept: ConceptDossier | null;
  /** Concepts with similar names, when none has this one. */
  similar: string[];
}

const SIMILAR_SHOWN = 8;
const WORD_MIN_CHARACTERS = 3;

/** Finds what the decks of a tenant say of a concept: where it is defined and mentioned, and what it relates to. */
export async function searchConcept(
  { graph }: { graph: GraphStore },
  tenantId: string,
  name: string,
  limit: number,
): Promise<ConceptAnswer> {
  const keys = possibleKeys(name);
  const concept = await conceptDossier(graph, tenantId, { keys, name: name.trim() }, limit);
  if (concept !== undefined) return { name, tenantId, concept, similar: [] };
  const words = [...new Set(keys.flatMap((key) => key.split(' ')))].filter(
    (word) => word.length >= WORD_MIN_CHARACTERS,
  );
  const similar =
    words.length === 0 ? [] : await similarConcepts(graph, tenantId, words, SIMILAR_SHOWN);
  return { name, tenantId, concept: null, similar };
}
