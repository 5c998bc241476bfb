import type { GraphStore } from '../../../stores/neo4j/graph-store.ts';
import type {
  StatedProperties,
  ConceptRow,
  DocumentGraph,
  MentionRow,
  RowBatch,
  SegmentRow,
  Writing,
} from '../../../stores/neo4j/document-graph.ts';
import { NO_ROWS } from '../../../stores/neo4j/row-batch.ts';

const NOTHING_STATED: StatedProperties = {
  title: null,
  subject: null,
  author: null,
  keywords: null,
  description: null,
  category: null,
  last_modified_by: null,
  language: null,
  deck_created_at: null,
  deck_modified_at: null,
};

/** A document to write, by what its segments mention. */
export interface DocumentSketch {
  tenantId: string;
  documentId: string;
  generation?: string;
  /** Names of concepts, by segment; a concept's key is its name in lower case. */
  segments: Record<string, string[]>;
  /** Keys of the concepts that are canonical. */
  promoted?: string[];
  /** Other names of concepts, by key. */
  aliases?: Record<string, string[]>;
}

let writings = 0;

/** The next writing of the document. */
export function aWriting({ tenantId, documentId, generation = 'g1' }: DocumentSketch): Writing {
  writings += 1;
  const ingest_id = `run/${writings}`;
  return { tenant_id: tenantId, document_id: documentId, generation, ingest_id };
}

/** The document as rows in one batch: concepts that follow each other in a segment are related. */
export function aDocumentGraph(sketch: DocumentSketch): DocumentGraph {
  const named = Object.entries(sketch.segments).flatMap(([segment, names]) =>
    names.map((name) => ({ segment: `${sketch.tenantId}/${sketch.documentId}/${segment}`, name })),
  );
  const concepts = conceptRows(sketch);
  const pairs = named.flatMap(({ segment, name }, index) => {
    const next = named[index + 1];
    return next?.segment === segment ? [{ segment, source: name, target: next.name }] : [];
  });
  const batch: RowBatch = {
    segments: segmentRows(sketch),
    concepts,
    mentions: named.map(({ segment, name }) => mentionRow(segment, name, sketch)),
    relations: [
      [
        'USES',
        pairs.map(({ segment, source, target }) => ({
          source: source.toLowerCase(),
          target: target.toLowerCase(),
          segment_id: segment,
          confidence: 0.5,
          evidence: `${source} uses ${target}`,
          slide: 1,
        })),
      ],
    ],
    coOccurrences: pairs.slice(0, 1).map(({ source, target }) => ({
      source: source.toLowerCase(),
      target: target.toLowerCase(),
      npmi: 0.5,
      support: 2,
    })),
  };
  return {
    properties: {
      name: `${sketch.documentId}.pptx`,
      revision: 'revision-1',
      status: 'complete',
      generation_at: '2026-01-01T00:00:00.000Z',
      slides: 1,
      chunks: 1,
      concepts: concepts.length,
      relations: pairs.length,
      warnings: [],
    },
    stated: NOTHING_STATED,
    rowCount: named.length,
    concepts,
    batches: () => batches(batch),
  };
}

/** The same document as it is when it is too much for one transaction: a batch for each segment, and more. */
export function inManyBatches(
  document: DocumentGraph,
  beforeBatch: (index: number) => Promise<void> = () => Promise.resolve(),
): DocumentGraph {
  return {
    ...document,
    rowCount: Number.POSITIVE_INFINITY,
    batches: async function* split() {
      let index = 0;
      for await (const whole of document.batches()) {
        for (const batch of splitBySegment(whole)) {
          await beforeBatch(index++);
          yield batch;
        }
      }
      await beforeBatch(index);
    },
  };
}

/** Writes a document from beginning to end, as the activities do. */
export async function write(
  graph: GraphStore,
  sketch: DocumentSketch,
  document: DocumentGraph = aDocumentGraph(sketch),
): Promise<void> {
  const writing = aWriting(sketch);
  await begin(graph, writing);
  await graph.save(writing, document);
  await end(graph, writing);
}

export async function begin(graph: GraphStore, writing: Writing): Promise<void> {
  await graph.beginWriting(writing, new Date().toISOString());
  await graph.sweep(writing);
  await graph.openWriting(writing);
}

export async function end(graph: GraphStore, writing: Writing): Promise<void> {
  await graph.closeWriting(writing);
  await graph.sweep(writing);
  await graph.forgetWriting(writing);
}

async function* batches(...all: RowBatch[]): AsyncGenerator<RowBatch> {
  for (const batch of all) yield await Promise.resolve(batch);
}

function splitBySegment(whole: RowBatch): RowBatch[] {
  const bySegment = whole.segments.map((segment) => {
    const mentions = whole.mentions.filter(({ segment_id }) => segment_id === segment.segment_id);
    const keys = new Set(mentions.map(({ canonical_key }) => canonical_key));
    const concepts = whole.concepts.filter(({ canonical_key }) => keys.has(canonical_key));
    return { ...NO_ROWS, segments: [segment], concepts, mentions };
  });
  return [
    ...bySegment,
    { ...NO_ROWS, relations: whole.relations },
    { ...NO_ROWS, coOccurrences: whole.coOccurrences },
  ];
}

function segmentRows({ tenantId, documentId, segments }: DocumentSketch): SegmentRow[] {
  return Object.entries(segments).map(([segment, names], index) => ({
    segment_id: `${tenantId}/${documentId}/${segment}`,
    ordinal: index + 1,
    topic_label: segment,
    text: names.join(' '),
    slide_from: index + 1,
    slide_to: index + 1,
    language: 'en',
    char_start: 0,
    char_end: 10,
    status: 'read',
    error_type: null,
    error_message: null,
  }));
}

function conceptRows({ segments, promoted = [], aliases = {} }: DocumentSketch): ConceptRow[] {
  const byKey = new Map(
    Object.values(segments)
      .flat()
      .map((name) => [name.toLowerCase(), name]),
  );
  return [...byKey]
    .map(([key, name]) => ({
      concept_id: `concept ${key}`,
      canonical_key: key,
      canonical_name: name,
      concept_type: 'ENTITY',
      canonical_id: `canonical ${key}`,
      promotes: promoted.includes(key),
      aliases: aliases[key] ?? [],
    }))
    .toSorted((a, b) => (a.canonical_key < b.canonical_key ? -1 : 1));
}

function mentionRow(
  segment: string,
  name: string,
  { promoted = [], aliases = {} }: DocumentSketch,
): MentionRow {
  return {
    segment_id: segment,
    canonical_key: name.toLowerCase(),
    promotes: promoted.includes(name.toLowerCase()),
    aliases: aliases[name.toLowerCase()] ?? null,
    surface_form: name,
    definition: null,
    confidence: 0.5,
    slide: 1,
    evidence: name,
    char_start: 0,
    char_end: name.length,
  };
}
