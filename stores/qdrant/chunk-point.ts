/** A chunk as the index keeps it; the names are those of the payload. */
export interface ChunkPayload {
  tenant_id: string;
  document_id: string;
  document_name: string;
  revision: string;
  /**
   * What it was written with, as a whole: it is shown while that is its document's (`domain/ids.ts`). Points that
   * were uploaded before there were generations have none.
   */
  generation?: string;
  segment_id: string;
  chunk_index: number;
  slide_from: number;
  slide_to: number;
  text: string;
  /** What the chunk is about, as far as its text does not say; embedded with it. Earlier points have none. */
  context?: string;
  char_start: number;
  char_end: number;
  proto_concept_ids: string[];
  /** Those that the document itself promotes; what is canonical by now the graph says (docs/data-model.md). */
  canonical_concept_ids: string[];
  /** ISO 8601: when the generation was first written. */
  created_at: string;
}

export interface ChunkPoint {
  pointId: string;
  vector: Float32Array;
  /** What BM25 reads. */
  words: string;
  payload: ChunkPayload;
}

export interface ChunkHit {
  pointId: string;
  score: number;
  payload: ChunkPayload;
}

/** A point without its vectors. */
export interface StoredChunk {
  pointId: string;
  payload: ChunkPayload;
}
