import type { GraphStore } from '../../../stores/neo4j/graph-store.ts';
import type {
  NodeLabel,
  Properties,
  RelationshipType,
} from '../../../stores/neo4j/graph-elements.ts';

/** What a graph holds, by label and by type. */
export interface StoredGraph {
  nodes: Partial<Record<NodeLabel, Properties[]>>;
  relationships: Partial<
    Record<RelationshipType, { source: string; target: string; properties: Properties }[]>
  >;
}

/** A graph that answers the two queries by which elements are streamed, and no others. */
export function graphOf({ nodes, relationships }: StoredGraph): GraphStore {
  async function* stream(query: string): AsyncGenerator<Properties> {
    const label = /MATCH \(n:(\w+)/.exec(query)?.[1] as NodeLabel | undefined;
    const type = /-\[r:(\w+)\]->/.exec(query)?.[1] as RelationshipType | undefined;
    const rows =
      label === undefined
        ? (relationships[type!] ?? [])
        : (nodes[label] ?? []).map((properties) => ({ properties }));
    for (const row of rows) yield await Promise.resolve({ ...row });
  }
  return { stream } as unknown as GraphStore;
}

const owner = { tenant_id: 'acme', document_id: 'plan' };

/** One document that says everything that a document may. */
export const SMALL: StoredGraph = {
  nodes: {
    Document: [
      {
        ...owner,
        name: 'plan "A" & <B>.pptx',
        revision: 'r1',
        status: 'complete',
        generation: 'g1',
        generation_at: '2026-01-01T00:00:00.000Z',
        slides: 2,
        chunks: 1,
        concepts: 2,
        relations: 1,
        warnings: ['slide 1: "odd" \\ <tag>'],
      },
    ],
    Segment: [
      {
        ...owner,
        generation: 'g1',
        segment_id: 's1',
        ordinal: 1,
        topic_label: 'Plan',
        text: 'Kafka uses\na Broker\u0001.',
        slide_from: 1,
        slide_to: 2,
        language: 'en',
        char_start: 0,
        char_end: 20,
        status: 'read',
      },
    ],
    ProtoConcept: [
      {
        tenant_id: 'acme',
        concept_id: 'p1',
        canonical_key: 'broker',
        canonical_name: 'Broker',
        concept_type: 'ENTITY',
      },
      {
        tenant_id: 'acme',
        concept_id: 'p2',
        canonical_key: 'kafka',
        canonical_name: 'Kafka',
        concept_type: 'TOOL',
      },
    ],
    CanonicalConcept: [
      {
        tenant_id: 'acme',
        concept_id: 'c2',
        canonical_key: 'kafka',
        canonical_name: 'Kafka',
        concept_type: 'TOOL',
      },
    ],
  },
  relationships: {
    HAS_SEGMENT: [{ source: 'plan', target: 's1', properties: {} }],
    PROMOTED_TO: [{ source: 'kafka', target: 'kafka', properties: {} }],
    MENTIONS: [
      {
        source: 's1',
        target: 'kafka',
        properties: {
          ...owner,
          generation: 'g1',
          surface_form: 'Kafka',
          promotes: true,
          definition: 'A log.',
          confidence: 1,
          slide: 1,
          evidence: 'Kafka uses',
          char_start: 0,
          char_end: 5,
        },
      },
      {
        source: 's1',
        target: 'broker',
        properties: {
          ...owner,
          generation: 'g1',
          surface_form: 'Broker',
          promotes: false,
          confidence: 0.5,
          slide: 1,
          evidence: 'a Broker',
          char_start: 13,
          char_end: 19,
        },
      },
    ],
    USES: [
      {
        source: 'kafka',
        target: 'broker',
        properties: {
          ...owner,
          generation: 'g1',
          segment_id: 's1',
          confidence: 0.75,
          evidence: 'Kafka uses',
          slide: 1,
        },
      },
    ],
    CO_OCCURS_WITH: [
      {
        source: 'broker',
        target: 'kafka',
        properties: { ...owner, generation: 'g1', npmi: 0.5, support: 2, statistical: true },
      },
    ],
  },
};
