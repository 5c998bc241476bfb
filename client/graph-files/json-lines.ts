import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import {
  nodesOf,
  relationshipsOf,
  type GraphNode,
  type GraphRelationship,
  type NodeLabel,
  type RelationshipType,
} from '../../stores/neo4j/graph-elements.ts';
import { CONCEPT_RELATIONSHIPS } from '../../stores/neo4j/schema.ts';

/** Of a changed form the version is another one, which an earlier `import` refuses. */
export const EXPORT_VERSION = 1;

/** The first line of a file. */
export interface ExportHeader {
  type: 'knowbase-export';
  version: number;
  tenant_id: string;
}

export type ExportLine =
  ExportHeader | ({ type: 'node' } & GraphNode) | ({ type: 'relationship' } & Relationship);

/** A relationship whose own type stands under another name, since a line has a type. */
type Relationship = Omit<GraphRelationship, 'type'> & { relationship: RelationshipType };

/** In this order each element of a document finds those that it refers to before it. */
const NODES: NodeLabel[] = ['Document', 'ProtoConcept', 'CanonicalConcept', 'Segment'];
const RELATIONSHIPS: RelationshipType[] = [
  'PROMOTED_TO',
  'HAS_SEGMENT',
  'MENTIONS',
  ...CONCEPT_RELATIONSHIPS,
];

/**
 * The graph of documents as JSON Lines, one document after the other; a concept is named with each document that
 * mentions it. One element in memory at a time.
 */
export async function* jsonLines(
  graph: GraphStore,
  tenantId: string,
  documentIds: string[],
): AsyncGenerator<string> {
  yield line({ type: 'knowbase-export', version: EXPORT_VERSION, tenant_id: tenantId });
  for (const documentId of documentIds) {
    const scope = { tenantId, documentId };
    for (const label of NODES) {
      for await (const node of nodesOf(graph, label, scope)) yield line({ type: 'node', ...node });
    }
    for (const type of RELATIONSHIPS) {
      for await (const { type: relationship, ...rest } of relationshipsOf(graph, type, scope)) {
        yield line({ type: 'relationship', relationship, ...rest });
      }
    }
  }
}

function line(value: ExportLine): string {
  return JSON.stringify(value);
}
