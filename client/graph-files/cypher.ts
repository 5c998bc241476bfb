import {
  KEY_OF,
  NODE_LABELS,
  nodesOf,
  RELATIONSHIP_TYPES,
  relationshipsOf,
  type GraphScope,
  type NodeRef,
  type Properties,
  type RelationshipType,
} from '../../stores/neo4j/graph-elements.ts';
import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import { propertyType } from '../../stores/neo4j/property-types.ts';

/** What tells a relationship from others between the same two nodes. */
function identityOf(type: RelationshipType): string[] {
  if (type === 'HAS_SEGMENT' || type === 'PROMOTED_TO') return [];
  if (type === 'MENTIONS') return ['surface_form'];
  return type === 'CO_OCCURS_WITH' ? ['document_id'] : ['document_id', 'segment_id'];
}

/** The graph as Cypher statements, one a line, that make it again; run twice they change nothing. */
export async function* cypherStatements(
  graph: GraphStore,
  scope: GraphScope,
): AsyncGenerator<string> {
  const { tenantId } = scope;
  for (const label of NODE_LABELS) {
    for await (const { properties } of nodesOf(graph, label, scope)) {
      const key = String(properties[KEY_OF[label]]);
      yield `MERGE ${node('n', tenantId, { label, key })} SET n += ${map(properties)};`;
    }
  }
  for (const type of RELATIONSHIP_TYPES) {
    for await (const { from, to, properties } of relationshipsOf(graph, type, scope)) {
      const identity = Object.fromEntries(identityOf(type).map((name) => [name, properties[name]]));
      yield `MATCH ${node('a', tenantId, from)}, ${node('b', tenantId, to)} MERGE (a)-[r:${type} ${map(identity)}]->(b) SET r += ${map(properties)};`;
    }
  }
}

function node(variable: string, tenantId: string, { label, key }: NodeRef): string {
  return `(${variable}:${label} ${map({ tenant_id: tenantId, [KEY_OF[label]]: key })})`;
}

function map(properties: Properties): string {
  const entries = Object.entries(properties).map(
    ([name, value]) => `${name}: ${literal(name, value)}`,
  );
  return `{${entries.join(', ')}}`;
}

/** JSON's strings, lists and booleans are Cypher's too. */
function literal(name: string, value: unknown): string {
  switch (propertyType(name)) {
    case 'time':
      return `datetime(${JSON.stringify(value)})`;
    case 'double':
      return Number.isInteger(value) ? `${String(value)}.0` : String(value);
    case 'integer':
    case 'boolean':
    case 'list':
    case 'string':
      return JSON.stringify(value);
  }
}
