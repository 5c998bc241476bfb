import { isDateTime } from 'neo4j-driver';
import type { GraphStore } from './graph-store.ts';
import { CONCEPT_RELATIONSHIPS } from './schema.ts';

/** A tenant's graph, or what of it one document states. */
export interface GraphScope {
  tenantId: string;
  documentId?: string | undefined;
}

export const NODE_LABELS = ['Document', 'Segment', 'ProtoConcept', 'CanonicalConcept'] as const;
export type NodeLabel = (typeof NODE_LABELS)[number];

/** The property by which a node of a tenant is known. */
export const KEY_OF: Record<NodeLabel, string> = {
  Document: 'document_id',
  Segment: 'segment_id',
  ProtoConcept: 'canonical_key',
  CanonicalConcept: 'canonical_key',
};

export const RELATIONSHIP_TYPES = [
  'HAS_SEGMENT',
  'MENTIONS',
  'PROMOTED_TO',
  ...CONCEPT_RELATIONSHIPS,
] as const;
export type RelationshipType = (typeof RELATIONSHIP_TYPES)[number];

/** Values as JSON has them; times are ISO 8601. */
export type Properties = Record<string, unknown>;

export interface GraphNode {
  label: NodeLabel;
  properties: Properties;
}

/** A node by its label and key. */
export interface NodeRef {
  label: NodeLabel;
  key: string;
}

export interface GraphRelationship {
  type: RelationshipType;
  from: NodeRef;
  to: NodeRef;
  properties: Properties;
}

/** Which nodes are those of one document. */
const OF_DOCUMENT: Record<NodeLabel, string> = {
  Document: 'n.document_id = $documentId',
  Segment: 'n.document_id = $documentId',
  ProtoConcept: 'EXISTS { (n)<-[:MENTIONS]-(:Segment {document_id: $documentId}) }',
  CanonicalConcept:
    'EXISTS { (n)<-[:PROMOTED_TO]-()<-[:MENTIONS]-(:Segment {document_id: $documentId}) }',
};

/** Streams the nodes that are shown, in the order of their keys. */
export async function* nodesOf(
  graph: GraphStore,
  label: NodeLabel,
  { tenantId, documentId }: GraphScope,
): AsyncGenerator<GraphNode> {
  const condition = documentId === undefined ? '' : `WHERE ${OF_DOCUMENT[label]}`;
  const rows = graph.stream<{ properties: Properties }>(
    `MATCH (n:${label} {tenant_id: $tenantId}) ${condition}
     RETURN properties(n) AS properties ORDER BY n.${KEY_OF[label]}`,
    { tenantId, documentId: documentId ?? null },
  );
  for await (const { properties } of rows) yield { label, properties: plain(properties) };
}

const ENDS: Record<RelationshipType, [NodeLabel, NodeLabel]> = {
  ...(Object.fromEntries(
    CONCEPT_RELATIONSHIPS.map((type) => [type, ['ProtoConcept', 'ProtoConcept']]),
  ) as Record<(typeof CONCEPT_RELATIONSHIPS)[number], [NodeLabel, NodeLabel]>),
  HAS_SEGMENT: ['Document', 'Segment'],
  MENTIONS: ['Segment', 'ProtoConcept'],
  PROMOTED_TO: ['ProtoConcept', 'CanonicalConcept'],
};

/** The condition that a relationship is of what is shown, and of the document if one is named. */
function conditionOn(type: RelationshipType, documentId: string | undefined): string {
  const isConceptual = (CONCEPT_RELATIONSHIPS as readonly string[]).includes(type);
  if (isConceptual) {
    const shown = `EXISTS {
      MATCH (d:Document {tenant_id: $tenantId, document_id: r.document_id})
      WHERE coalesce(d.generation, '') = coalesce(r.generation, '') }`;
    return documentId === undefined
      ? `WHERE ${shown}`
      : `WHERE r.document_id = $documentId AND ${shown}`;
  }
  if (documentId === undefined) return '';
  return type === 'PROMOTED_TO'
    ? 'WHERE EXISTS { (a)<-[:MENTIONS]-(:Segment {document_id: $documentId}) }'
    : `WHERE ${type === 'HAS_SEGMENT' ? 'b' : 'a'}.document_id = $documentId`;
}

/** Streams the relationships that are shown. */
export async function* relationshipsOf(
  graph: GraphStore,
  type: RelationshipType,
  { tenantId, documentId }: GraphScope,
): AsyncGenerator<GraphRelationship> {
  const [from, to] = ENDS[type];
  const rows = graph.stream<{ source: string; target: string; properties: Properties }>(
    `MATCH (a:${from} {tenant_id: $tenantId})-[r:${type}]->(b:${to})
     ${conditionOn(type, documentId)}
     RETURN a.${KEY_OF[from]} AS source, b.${KEY_OF[to]} AS target, properties(r) AS properties`,
    { tenantId, documentId: documentId ?? null },
  );
  for await (const { source, target, properties } of rows) {
    yield {
      type,
      from: { label: from, key: source },
      to: { label: to, key: target },
      properties: plain(properties),
    };
  }
}

function plain(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      isDateTime(value as object) ? String(value) : value,
    ]),
  );
}
