import type {
  ConceptRow,
  DocumentGraph,
  RowBatch,
  Writing,
} from '../../stores/neo4j/document-graph.ts';
import { MAX_ROWS_PER_TRANSACTION } from '../../stores/neo4j/graph-store.ts';

const NOTHING: RowBatch = {
  segments: [],
  concepts: [],
  mentions: [],
  relations: [],
  coOccurrences: [],
};

/** How many concepts a segment of a large document mentions. */
const CONCEPTS_PER_SEGMENT = 10;

/** A document that mentions so many concepts once each, made batch by batch. */
export function documentOf(
  tenantId: string,
  count: number,
): { writing: Writing; document: DocumentGraph } {
  const concepts = Array.from({ length: count }, (_, index) => concept(index));
  const segments = Math.ceil(count / CONCEPTS_PER_SEGMENT);
  return {
    writing: {
      tenant_id: tenantId,
      document_id: 'made',
      generation: 'made',
      ingest_id: `bench/${tenantId}`,
    },
    document: {
      properties: {
        name: 'made.pptx',
        revision: 'made',
        status: 'complete',
        generation_at: '2026-01-01T00:00:00.000Z',
        slides: segments,
        chunks: 0,
        concepts: count,
        relations: 0,
        warnings: [],
      },
      stated: {
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
      },
      rowCount: segments + 2 * count,
      concepts,
      batches: () => batches(tenantId, concepts),
    },
  };
}

async function* batches(tenantId: string, concepts: ConceptRow[]): AsyncGenerator<RowBatch> {
  // A concept is a row, and its mention another.
  const perBatch = MAX_ROWS_PER_TRANSACTION / 2 - CONCEPTS_PER_SEGMENT;
  for (let from = 0; from < concepts.length; from += perBatch) {
    yield rows(tenantId, from, concepts.slice(from, from + perBatch));
  }
}

function rows(tenantId: string, from: number, concepts: ConceptRow[]): RowBatch {
  const segmentOf = (index: number) =>
    `${tenantId}/${from}/${Math.floor(index / CONCEPTS_PER_SEGMENT)}`;
  const ids = new Set(concepts.map((_, index) => segmentOf(index)));
  return {
    ...NOTHING,
    concepts,
    segments: [...ids].map((segment_id, index) => ({
      segment_id,
      ordinal: from + index + 1,
      topic_label: 'Made',
      text: 'A made segment mentions made concepts.',
      slide_from: 1,
      slide_to: 1,
      language: 'en',
      char_start: 0,
      char_end: 38,
      status: 'read',
      error_type: null,
      error_message: null,
    })),
    mentions: concepts.map(({ canonical_key }, index) => ({
      segment_id: segmentOf(index),
      canonical_key,
      promotes: false,
      aliases: null,
      surface_form: 'made',
      definition: 'A concept that was made for a measurement.',
      confidence: 0.8,
      slide: 1,
      evidence: 'A made segment mentions made concepts.',
      char_start: 2,
      char_end: 6,
    })),
  };
}

function concept(index: number): ConceptRow {
  const name = `made concept ${String(index).padStart(6, '0')}`;
  return {
    concept_id: `concept-${index}`,
    canonical_key: name,
    canonical_name: name,
    concept_type: 'ENTITY',
    canonical_id: `canonical-concept-${index}`,
    promotes: false,
    aliases: [],
  };
}
