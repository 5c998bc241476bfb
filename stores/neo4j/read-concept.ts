import type { GraphStore } from './graph-store.ts';
import { CONCEPT_RELATIONSHIPS } from './schema.ts';

/** Where something is said: the document, the slide, and the words. */
export interface Place extends Record<string, unknown> {
  document_id: string;
  document_name: string;
  slide: number;
  evidence: string;
}

export interface StatedDefinition extends Place {
  definition: string;
  confidence: number;
}

export interface StatedMention extends Place {
  surface_form: string;
}

export interface StatedRelation extends Record<string, unknown> {
  relation_type: string;
  /** Whether the concept is the relation's source; if not, its target. */
  outgoing: boolean;
  other: string;
  document_id: string;
  /** Null for concepts that only occur together. */
  slide: number | null;
  evidence: string | null;
  confidence: number | null;
}

/** All that the decks of a tenant say of a concept. */
export interface ConceptDossier {
  conceptId: string;
  canonicalName: string;
  conceptType: string;
  canonical: boolean;
  /** Other names that documents give it. */
  aliases: string[];
  definitions: StatedDefinition[];
  mentions: StatedMention[];
  relations: StatedRelation[];
}

interface FoundConcept extends Record<string, unknown> {
  key: string;
  id: string;
  name: string;
  type: string;
  aliases: string[];
}

/**
 * The concept of a tenant by the first of the keys that one has, or one that the decks mention by that name.
 *
 * @param limit how many definitions, mentions and relations are given at most, each
 */
export async function conceptDossier(
  graph: GraphStore,
  tenantId: string,
  { keys, name }: { keys: string[]; name: string },
  limit: number,
): Promise<ConceptDossier | undefined> {
  const [found] = await graph.read<FoundConcept>(
    `CALL () {
       UNWIND range(0, size($keys) - 1) AS rank
       MATCH (c:ProtoConcept {tenant_id: $tenantId, canonical_key: $keys[rank]})
       WHERE EXISTS { (c)<-[:MENTIONS]-(:Segment) }
       RETURN c, rank
       UNION
       MATCH (c:ProtoConcept {tenant_id: $tenantId})<-[m:MENTIONS]-(:Segment)
       WHERE toLower(m.surface_form) = toLower($name)
       RETURN c, size($keys) AS rank
     }
     RETURN c.canonical_key AS key, c.concept_id AS id, c.canonical_name AS name, c.concept_type AS type,
       coalesce(c.aliases, []) AS aliases
     ORDER BY rank, key LIMIT 1`,
    { tenantId, keys, name },
  );
  if (found === undefined) return undefined;
  const parameters = { tenantId, key: found.key, limit: BigInt(limit) };
  const mentions = await graph.read<StatedMention & StatedDefinition & { promotes: boolean }>(
    `MATCH (d:Document)-[:HAS_SEGMENT]->(s:Segment)-[m:MENTIONS]->(:ProtoConcept {tenant_id: $tenantId, canonical_key: $key})
     RETURN d.document_id AS document_id, d.name AS document_name, m.slide AS slide, m.evidence AS evidence,
       m.surface_form AS surface_form, m.definition AS definition, m.confidence AS confidence,
       coalesce(m.promotes, false) AS promotes
     ORDER BY m.definition IS NULL, m.confidence DESC, document_id, slide, surface_form`,
    parameters,
  );
  return {
    conceptId: found.id,
    canonicalName: found.name,
    conceptType: found.type,
    canonical:
      mentions.some(({ promotes }) => promotes) ||
      new Set(mentions.map(({ document_id }) => document_id)).size > 1,
    aliases: found.aliases,
    definitions: mentions
      .filter(({ definition }) => definition !== null)
      .slice(0, limit)
      .map(({ surface_form: _form, promotes: _promotes, ...definition }) => definition),
    mentions: mentions
      .toSorted((a, b) => compare(a.document_id, b.document_id) || a.slide - b.slide)
      .slice(0, limit)
      .map(({ document_id, document_name, slide, evidence, surface_form }) => ({
        document_id,
        document_name,
        slide,
        evidence,
        surface_form,
      })),
    relations: await graph.read<StatedRelation>(
      `MATCH (c:ProtoConcept {tenant_id: $tenantId, canonical_key: $key})-[r:${CONCEPT_RELATIONSHIPS.join('|')}]-(o:ProtoConcept)
       WHERE EXISTS {
         MATCH (d:Document {tenant_id: $tenantId, document_id: r.document_id})
         WHERE coalesce(d.generation, '') = coalesce(r.generation, '') }
       RETURN type(r) AS relation_type, startNode(r) = c AS outgoing, o.canonical_name AS other,
         r.document_id AS document_id, r.slide AS slide, r.evidence AS evidence, r.confidence AS confidence
       ORDER BY coalesce(r.statistical, false), coalesce(r.confidence, r.npmi) DESC, other, relation_type, document_id
       LIMIT $limit`,
      parameters,
    ),
  };
}

/** Names of concepts that hold one of the words, the most mentioned first. */
export async function similarConcepts(
  graph: GraphStore,
  tenantId: string,
  words: string[],
  limit: number,
): Promise<string[]> {
  const rows = await graph.read<{ name: string }>(
    `MATCH (c:ProtoConcept {tenant_id: $tenantId})
     WHERE any(word IN $words WHERE c.canonical_key CONTAINS word) AND EXISTS { (c)<-[:MENTIONS]-(:Segment) }
     RETURN c.canonical_name AS name
     ORDER BY COUNT { (c)<-[:MENTIONS]-(:Segment) } DESC, name LIMIT $limit`,
    { tenantId, words, limit: BigInt(limit) },
  );
  return rows.map(({ name }) => name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
