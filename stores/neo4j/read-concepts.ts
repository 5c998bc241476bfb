import { supportedByTwo } from './concept-support.ts';
import { CONCEPT_RELATIONSHIPS } from './schema.ts';
import type { GraphStore } from './graph-store.ts';

/** A concept with where it is defined best, and what it relates to. */
export interface ConceptView extends Record<string, unknown> {
  concept_id: string;
  canonical_name: string;
  concept_type: string;
  canonical: boolean;
  /** Other names that documents give it. */
  aliases: string[];
  definition: string | null;
  document_id: string | null;
  slide: number | null;
  mentions: number;
  relations: ConceptRelation[];
}

export interface ConceptRelation {
  relation_type: string;
  /** Whether the concept is the relation's source; if not, its target. */
  outgoing: boolean;
  other: string;
  evidence: string | null;
}

const RELATIONS_SHOWN = 5;

/** Whether the relation `r` is of what is shown of its document, and not of what is being written. */
const IS_SHOWN = `EXISTS {
  MATCH (d:Document {tenant_id: r.tenant_id, document_id: r.document_id})
  WHERE coalesce(d.generation, '') = coalesce(r.generation, '')
}`;

/** What the graph says of one concept `c`: its best definition with the place, and its surest relations. */
const DESCRIBE = `
  CALL (c) {
    MATCH (c)<-[m:MENTIONS]-(s:Segment)
    RETURN m, s ORDER BY m.definition IS NULL, m.confidence DESC, s.segment_id LIMIT 1
  }
  CALL (c) {
    MATCH (c)-[r:${CONCEPT_RELATIONSHIPS.join('|')}]-(o:ProtoConcept) WHERE ${IS_SHOWN}
    WITH r, o, c ORDER BY coalesce(r.statistical, false), coalesce(r.confidence, r.npmi) DESC, o.canonical_key
    LIMIT ${RELATIONS_SHOWN}
    RETURN collect({relation_type: type(r), outgoing: startNode(r) = c, other: o.canonical_name,
      evidence: r.evidence}) AS relations
  }
  RETURN c.concept_id AS concept_id, c.canonical_name AS canonical_name, c.concept_type AS concept_type,
    EXISTS { (c)<-[p:MENTIONS]-(:Segment) WHERE coalesce(p.promotes, EXISTS { (c)-[:PROMOTED_TO]->() }) }
      OR (${supportedByTwo(':Segment')}) AS canonical,
    coalesce(c.aliases, []) AS aliases,
    m.definition AS definition, s.document_id AS document_id, m.slide AS slide,
    COUNT { (c)<-[:MENTIONS]-(:Segment) } AS mentions, relations`;

/** These concepts of a tenant, the most mentioned first. */
export async function conceptsById(
  graph: GraphStore,
  tenantId: string,
  conceptIds: string[],
): Promise<ConceptView[]> {
  return graph.read<ConceptView>(
    `MATCH (c:ProtoConcept) WHERE c.concept_id IN $conceptIds AND c.tenant_id = $tenantId
     ${DESCRIBE} ORDER BY mentions DESC, canonical_name`,
    { tenantId, conceptIds },
  );
}

/** The concepts of these documents that most segments mention; defined ones first among equals. */
export async function topConcepts(
  graph: GraphStore,
  tenantId: string,
  documentIds: string[],
  limit: number,
): Promise<ConceptView[]> {
  return graph.read<ConceptView>(
    `MATCH (s:Segment)-[m:MENTIONS]->(c:ProtoConcept {tenant_id: $tenantId})
     WHERE s.tenant_id = $tenantId AND s.document_id IN $documentIds
     WITH c, count(DISTINCT s) AS segments, count(m.definition) AS definitions
     ORDER BY definitions > 0 DESC, segments DESC, c.canonical_key LIMIT $limit
     ${DESCRIBE} ORDER BY mentions DESC, canonical_name`,
    { tenantId, documentIds, limit: BigInt(limit) },
  );
}

export interface RelationView extends Record<string, unknown> {
  source: string;
  relation_type: string;
  target: string;
  evidence: string;
  document_id: string;
  slide: number;
}

/** The surest relations that these documents state. */
export async function topRelations(
  graph: GraphStore,
  tenantId: string,
  documentIds: string[],
  limit: number,
): Promise<RelationView[]> {
  return graph.read<RelationView>(
    `MATCH (a:ProtoConcept {tenant_id: $tenantId})-[r]->(b:ProtoConcept)
     WHERE r.document_id IN $documentIds AND r.evidence IS NOT NULL AND ${IS_SHOWN}
     RETURN a.canonical_name AS source, type(r) AS relation_type, b.canonical_name AS target,
       r.evidence AS evidence, r.document_id AS document_id, r.slide AS slide
     ORDER BY r.confidence DESC, source, target LIMIT $limit`,
    { tenantId, documentIds, limit: BigInt(limit) },
  );
}
