import type { RelationType } from '../../domain/concept.ts';

/** What the graph knows a document by. */
export interface DocumentKey {
  tenant_id: string;
  document_id: string;
}

/** What a writing of a document is known by. */
export interface WritingKey extends DocumentKey {
  /** Tells this writing from others, also of the same generation. */
  ingest_id: string;
}

/** A writing of a document. */
export interface Writing extends WritingKey {
  /** What is written, as a whole: its rows carry it, and are shown once it is the document's. */
  generation: string;
}

/** What the deck says of itself; null for what it does not say. */
export interface StatedProperties {
  title: string | null;
  subject: string | null;
  author: string | null;
  keywords: string | null;
  description: string | null;
  category: string | null;
  last_modified_by: string | null;
  language: string | null;
  /** ISO 8601; kept as times of Neo4j. */
  deck_created_at: string | null;
  deck_modified_at: string | null;
}

/** What the graph says of a document itself, once it is written. */
export interface DocumentProperties {
  name: string;
  revision: string;
  status: 'complete' | 'partial';
  /** ISO 8601: when the generation was first written. Its points have the same as `created_at`. */
  generation_at: string;
  slides: number;
  chunks: number;
  concepts: number;
  relations: number;
  warnings: string[];
}

/** A document as rows for the graph, named as their properties are. */
export interface DocumentGraph {
  properties: DocumentProperties;
  stated: StatedProperties;
  /** How many rows all batches together have. */
  rowCount: number;
  /** All concepts, sorted by key. */
  concepts: ConceptRow[];
  /** All rows, in an order in which each finds what it refers to: in its own batch or in one before. */
  batches: () => AsyncIterable<RowBatch>;
}

/** Rows that are written together. Concepts are sorted by key, so that two documents lock them in one order. */
export interface RowBatch {
  segments: SegmentRow[];
  /** Those that the segments mention. */
  concepts: ConceptRow[];
  mentions: MentionRow[];
  relations: [RelationType, RelationRow[]][];
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
  /** Id of the canonical concept that it is promoted to, once it is. */
  canonical_id: string;
  /** Whether the document promotes it by itself. */
  promotes: boolean;
  /** Other names that the document gives it. */
  aliases: string[];
}

export interface MentionRow {
  segment_id: string;
  canonical_key: string;
  /** Whether the document promotes the concept: it is canonical as long as some mention says so. */
  promotes: boolean;
  /** Those of the concept's other names that the mention gives it. */
  aliases: string[] | null;
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
