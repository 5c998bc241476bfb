import type { RelationType } from '../../domain/concept.ts';
import { canonicalConceptIdOf } from '../../domain/ids.ts';
import type {
  CoOccurrenceRow,
  DocumentGraph,
  DocumentProperties,
  MentionRow,
  RelationRow,
  RowBatch,
  SegmentRow,
  StatedProperties,
} from '../../stores/neo4j/document-graph.ts';
import type {
  GraphNode,
  GraphRelationship,
  Properties,
} from '../../stores/neo4j/graph-elements.ts';
import { NO_ROWS } from '../../stores/neo4j/row-batch.ts';
import { CO_OCCURS_WITH } from '../../stores/neo4j/schema.ts';

/** The elements of one document as a file has them. */
export interface ReadDocument {
  documentId: string;
  generation: string;
  nodes: GraphNode[];
  relationships: GraphRelationship[];
}

/** A document that was read from a file, as the graph store writes documents; its rows are in memory. */
export function documentGraphOf(
  tenantId: string,
  { nodes, relationships }: ReadDocument,
): DocumentGraph {
  const labelled = (label: string) =>
    nodes.filter((node) => node.label === label).map(({ properties }) => properties);
  const [document] = labelled('Document');
  const promoted = new Set(
    ofType(relationships, 'MENTIONS')
      .filter(({ properties }) => properties['promotes'] === true)
      .map(({ to }) => to.key),
  );
  const batch: RowBatch = {
    segments: labelled('Segment').map(
      (properties) => ({ ...NO_SEGMENT, ...ownRow(properties) }) as SegmentRow,
    ),
    concepts: labelled('ProtoConcept').map((concept) => ({
      concept_id: String(concept['concept_id']),
      canonical_key: String(concept['canonical_key']),
      canonical_name: String(concept['canonical_name']),
      concept_type: String(concept['concept_type']),
      canonical_id: canonicalConceptIdOf(tenantId, String(concept['canonical_key'])),
      promotes: promoted.has(String(concept['canonical_key'])),
      aliases: (concept['aliases'] ?? []) as string[],
    })),
    mentions: ofType(relationships, 'MENTIONS').map(
      ({ from, to, properties }) =>
        ({
          definition: null,
          aliases: null,
          promotes: false,
          ...ownRow(properties),
          segment_id: from.key,
          canonical_key: to.key,
        }) as MentionRow,
    ),
    relations: relationRows(relationships),
    coOccurrences: ofType(relationships, CO_OCCURS_WITH).map(
      ({ from, to, properties: { npmi, support } }) =>
        ({ source: from.key, target: to.key, npmi, support }) as CoOccurrenceRow,
    ),
  };
  return {
    ...documentProperties(document!),
    rowCount: nodes.length + relationships.length,
    concepts: batch.concepts,
    batches: () => inSlices(batch),
  };
}

const NO_SEGMENT = { language: null, error_type: null, error_message: null };

const ROWS_PER_BATCH = 5000;

/** Segments with their concepts first, then mentions, then what relates concepts. */
async function* inSlices(batch: RowBatch): AsyncGenerator<RowBatch> {
  for (const segments of slices(batch.segments)) yield { ...NO_ROWS, segments };
  for (const mentions of slices(batch.mentions)) {
    // With their mentions, so that no concept is ever there without.
    const keys = new Set(mentions.map(({ canonical_key }) => canonical_key));
    const concepts = batch.concepts.filter(({ canonical_key }) => keys.has(canonical_key));
    yield { ...NO_ROWS, concepts, mentions };
  }
  for (const [type, rows] of batch.relations) {
    for (const some of slices(rows)) yield { ...NO_ROWS, relations: [[type, some]] };
  }
  for (const coOccurrences of slices(batch.coOccurrences)) yield { ...NO_ROWS, coOccurrences };
}

function* slices<Item>(items: Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += ROWS_PER_BATCH) {
    yield items.slice(from, from + ROWS_PER_BATCH);
  }
}

function ofType(relationships: GraphRelationship[], type: string): GraphRelationship[] {
  return relationships.filter((relationship) => relationship.type === type);
}

const NOT_RELATIONS = ['PROMOTED_TO', 'HAS_SEGMENT', 'MENTIONS', CO_OCCURS_WITH];

function relationRows(relationships: GraphRelationship[]): [RelationType, RelationRow[]][] {
  const typed = relationships.filter(({ type }) => !NOT_RELATIONS.includes(type));
  const byType = Map.groupBy(typed, ({ type }) => type as RelationType);
  return [...byType].map(([type, some]) => [
    type,
    some.map(
      ({ from, to, properties }) =>
        ({ ...ownRow(properties), source: from.key, target: to.key }) as RelationRow,
    ),
  ]);
}

/** A row without what it has of its document. */
function ownRow({
  tenant_id: _tenant,
  document_id: _document,
  generation: _generation,
  ...row
}: Properties): Properties {
  return row;
}

function documentProperties(document: Properties): Pick<DocumentGraph, 'properties' | 'stated'> {
  const pick = (names: string[]) =>
    Object.fromEntries(names.map((name) => [name, document[name] ?? null]));
  return {
    properties: { ...pick(PROPERTIES), warnings: document['warnings'] ?? [] } as DocumentProperties,
    stated: pick(STATED) as unknown as StatedProperties,
  };
}

const PROPERTIES: (keyof DocumentProperties)[] = [
  'name',
  'revision',
  'status',
  'generation_at',
  'slides',
  'chunks',
  'concepts',
  'relations',
];

const STATED: (keyof StatedProperties)[] = [
  'title',
  'subject',
  'author',
  'keywords',
  'description',
  'category',
  'last_modified_by',
  'language',
  'deck_created_at',
  'deck_modified_at',
];
