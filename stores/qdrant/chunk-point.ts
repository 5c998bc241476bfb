/** A chunk as the index keeps it; the names are those of the payload. */
export interface ChunkPayload {
  tenant_id: string;
  document_id: string;
  document_name: string;
  revision: string;
  segment_id: string;
  chunk_index: number;
  slide_from: number;
  slide_to: number;
  text: string;
  char_start: number;
  char_end: number;
  proto_concept_ids: string[];
  canonical_concept_ids: string[];
  /** ISO 8601. Of one run, all points have the same: it tells them from those of earlier runs. */
  created_at: string;
}

export interface ChunkPoint {
  chunkId: string;
  vector: Float32Array;
  payload: ChunkPayload;
}

export interface ChunkHit {
  chunkId: string;
  score: number;
  payload: ChunkPayload;
}
