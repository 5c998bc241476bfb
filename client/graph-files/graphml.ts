import {
  KEY_OF,
  NODE_LABELS,
  nodesOf,
  RELATIONSHIP_TYPES,
  relationshipsOf,
  type GraphScope,
  type NodeRef,
  type Properties,
} from '../../stores/neo4j/graph-elements.ts';
import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import { propertyType, type PropertyType } from '../../stores/neo4j/property-types.ts';

/** GraphML has no times and no lists: these are strings. */
const ATTRIBUTE_TYPES: Record<PropertyType, string> = {
  integer: 'long',
  double: 'double',
  boolean: 'boolean',
  time: 'string',
  list: 'string',
  string: 'string',
};

/**
 * The graph as GraphML (http://graphml.graphdrawing.org), line by line. It names its properties before it uses them,
 * so what there is of names is looked up first.
 */
export async function* graphml(graph: GraphStore, scope: GraphScope): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">';
  for (const [element, names] of await propertyNames(graph, scope)) {
    for (const name of names) {
      const type = ATTRIBUTE_TYPES[propertyType(name)];
      yield `<key id="${keyId(element, name)}" for="${element}" attr.name="${name}" attr.type="${type}"/>`;
    }
  }
  yield '<graph id="knowbase" edgedefault="directed">';
  for (const label of NODE_LABELS) {
    for await (const { properties } of nodesOf(graph, label, scope)) {
      const id = escape(idOf({ label, key: String(properties[KEY_OF[label]]) }));
      yield `<node id="${id}" labels=":${label}">${data('node', { labels: `:${label}`, ...properties })}</node>`;
    }
  }
  for (const type of RELATIONSHIP_TYPES) {
    for await (const { from, to, properties } of relationshipsOf(graph, type, scope)) {
      yield `<edge source="${escape(idOf(from))}" target="${escape(idOf(to))}" label="${type}">${data('edge', { label: type, ...properties })}</edge>`;
    }
  }
  yield '</graph>';
  yield '</graphml>';
}

type Element = 'node' | 'edge';

async function propertyNames(graph: GraphStore, scope: GraphScope): Promise<[Element, string[]][]> {
  const nodes = new Set(['labels']);
  const edges = new Set(['label']);
  for (const label of NODE_LABELS) {
    for await (const { properties } of nodesOf(graph, label, scope)) {
      for (const name of Object.keys(properties)) nodes.add(name);
    }
  }
  for (const type of RELATIONSHIP_TYPES) {
    for await (const { properties } of relationshipsOf(graph, type, scope)) {
      for (const name of Object.keys(properties)) edges.add(name);
    }
  }
  return [
    ['node', [...nodes].toSorted()],
    ['edge', [...edges].toSorted()],
  ];
}

function data(element: Element, properties: Properties): string {
  return Object.entries(properties)
    .map(([name, value]) => `<data key="${keyId(element, name)}">${escape(text(value))}</data>`)
    .join('');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function keyId(element: Element, name: string): string {
  return `${element}_${name}`;
}

function idOf({ label, key }: NodeRef): string {
  return `${label}:${key}`;
}

// What XML 1.0 does not allow at all, not even escaped, becomes the mark for a character that is lost.
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function escape(value: string): string {
  return value
    .replaceAll(FORBIDDEN, '\ufffd')
    .replaceAll(/[&<>"\r]/g, (character) => ESCAPES[character]!);
}
