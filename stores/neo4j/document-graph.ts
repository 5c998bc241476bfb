import type { RelationType } from '../../domain/concept.ts';

/**
 * A document as rows for the graph, named as their properties are. `ingest_id` tells the run that wrote
 * last, so that what only earlier runs wrote can be found.
 */
export interface DocumentGraph {
  document: {
    tenant_id: string;
    document_id: string;
    name: string;
    ingest_id: string;
  };
  segments: SegmentRow[];
  concepts: ConceptRow[];
  /** Keys of the concepts that are canonical. */
  promoted: { canonical_key: string; canonical_id: string }[];
  mentions: MentionRow[];
  relations: Map<RelationType, RelationRow[]>;
  coOccurrences: CoOccurrenceRow[];
}

export interface SegmentRow {
  segment_id: string;
  ordinal: number;
  topic_label: string;
  text: string;
  slide_from: number;
  slide_to: number;
  language: string | null;
  char_start: number;
  char_end: number;
  status: 'read' | 'failed';
  error_type: string | null;
  error_message: string | null;
}

export interface ConceptRow {
  concept_id: string;
  canonical_key: string;
  canonical_name: string;
  concept_type: string;
}

export interface MentionRow {
  segment_id: string;
  canonical_key: string;
  surface_form: string;
  definition: string | null;
  confidence: number;
  slide: number;
  evidence: string;
  char_start: number;
  char_end: number;
}

export interface RelationRow {
  source: string;
  target: string;
  segment_id: string;
  confidence: number;
  evidence: string;
  slide: number;
}

export interface CoOccurrenceRow {
  source: string;
  target: string;
  npmi: number;
  support: number;
}
