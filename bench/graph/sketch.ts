import type { DocumentGraph, RowBatch, Writing } from '../../stores/neo4j/document-graph.ts';
import { MAX_ROWS_PER_TRANSACTION } from '../../stores/neo4j/graph-store.ts';
import {
  aDocumentGraph,
  aWriting,
  type DocumentSketch,
} from '../../test/stores/neo4j/document-builder.ts';

const CONCEPTS_PER_SEGMENT = 10;

/** One concept in so many has a second name. */
const CONCEPTS_PER_ALIAS = 10;

/** As many as go into a batch: a concept is a row, its mention another, and a segment has some of both. */
const CONCEPTS_PER_BATCH =
  Math.floor(MAX_ROWS_PER_TRANSACTION / (2 * CONCEPTS_PER_SEGMENT + 1)) * CONCEPTS_PER_SEGMENT;

export interface MadeDocument {
  writing: Writing;
  document: DocumentGraph;
}

/** A document that mentions so many concepts once each and promotes them all; its rows are made batch by batch. */
export function documentOf(tenantId: string, count: number): MadeDocument {
  const key = { tenantId, documentId: 'made' };
  const parts = Array.from({ length: Math.ceil(count / CONCEPTS_PER_BATCH) }, (_, part) => {
    const from = part * CONCEPTS_PER_BATCH;
    return { ...key, ...conceptsOf(from, Math.min(count, from + CONCEPTS_PER_BATCH)) };
  });
  const { properties, stated } = aDocumentGraph({ ...key, segments: {} });
  return {
    writing: aWriting({ ...key, segments: {} }),
    document: {
      properties: { ...properties, concepts: count },
      stated,
      rowCount: 2 * count + Math.ceil(count / CONCEPTS_PER_SEGMENT),
      concepts: parts.flatMap((part) => aDocumentGraph(part).concepts),
      batches: () => batches(parts),
    },
  };
}

async function* batches(parts: DocumentSketch[]): AsyncGenerator<RowBatch> {
  for (const part of parts) {
    for await (const batch of aDocumentGraph(part).batches()) {
      yield { ...batch, relations: [], coOccurrences: [] };
    }
  }
}

/** Concepts from one number to before another, in segments; a concept's number tells its key. */
function conceptsOf(
  from: number,
  to: number,
): Pick<DocumentSketch, 'segments' | 'promoted' | 'aliases'> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  const segments = Map.groupBy(numbers, segmentOf);
  return {
    segments: Object.fromEntries(
      [...segments].map(([segment, of]) => [segment, of.map((number) => name('Concept', number))]),
    ),
    promoted: numbers.map((number) => name('concept', number)),
    aliases: Object.fromEntries(
      numbers
        .filter((number) => number % CONCEPTS_PER_ALIAS === 0)
        .map((number) => [name('concept', number), [name('Notion', number)]]),
    ),
  };
}

function segmentOf(number: number): string {
  return `segment ${Math.floor(number / CONCEPTS_PER_SEGMENT)}`;
}

function name(noun: string, number: number): string {
  return `${noun} ${String(number).padStart(6, '0')}`;
}
