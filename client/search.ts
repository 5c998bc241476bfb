import type { Embedder } from '../embedding/embedder.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import { conceptsById, type ConceptView } from '../stores/neo4j/read-concepts.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';

export interface SearchHit {
  score: number;
  documentId: string;
  documentName: string;
  slideFrom: number;
  slideTo: number;
  segmentId: string;
  chunkId: string;
  text: string;
}

export interface SearchAnswer {
  query: string;
  tenantId: string;
  hits: SearchHit[];
  /** The concepts that the hits name. */
  concepts: ConceptView[];
}

/** Concepts beyond this many say nothing about a hit any more. */
const MAX_CONCEPTS = 20;

/** Finds what a tenant's decks say about a question, by meaning and by words, and the concepts around it. */
export async function search(
  stores: { graph: GraphStore; index: VectorStore; embedder: Embedder },
  tenantId: string,
  query: string,
  limit: number,
): Promise<SearchAnswer> {
  const [vector] = await stores.embedder.embed([query]);
  const found = await stores.index.search(tenantId, { text: query, vector: vector! }, limit);
  const conceptIds = [...new Set(found.flatMap(({ payload }) => payload.proto_concept_ids))];
  return {
    query,
    tenantId,
    hits: found.map(({ chunkId, score, payload }) => ({
      score,
      documentId: payload.document_id,
      documentName: payload.document_name,
      slideFrom: payload.slide_from,
      slideTo: payload.slide_to,
      segmentId: payload.segment_id,
      chunkId,
      text: payload.text,
    })),
    concepts: (await conceptsById(stores.graph, tenantId, conceptIds)).slice(0, MAX_CONCEPTS),
  };
}
