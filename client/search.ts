import { LlmRateLimited } from '../domain/errors.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import { conceptsById, type ConceptView } from '../stores/neo4j/read-concepts.ts';
import { shownGenerations } from '../stores/neo4j/read-documents.ts';
import type { ChunkHit } from '../stores/qdrant/chunk-point.ts';
import type { Question, SearchKind, VectorStore } from '../stores/qdrant/vector-store.ts';
import { highlightsOf, type TextSpan } from './highlights.ts';

export interface SearchHit {
  score: number;
  documentId: string;
  documentName: string;
  slideFrom: number;
  slideTo: number;
  segmentId: string;
  chunkId: string;
  text: string;
  /** Where words of the question stand in the text: offsets in UTF-16 code units. */
  highlights: TextSpan[];
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
  by: SearchKind = 'hybrid',
): Promise<SearchAnswer> {
  const { wordsWeight } = stores.embedder;
  const vector = await vectorOf(stores.embedder, query);
  const found = await shownChunks(
    stores,
    tenantId,
    { text: query, vector, wordsWeight },
    limit,
    by,
  );
  const conceptIds = [...new Set(found.flatMap(({ payload }) => payload.proto_concept_ids))];
  return {
    query,
    tenantId,
    hits: found.map(({ pointId, score, payload }) => ({
      score,
      documentId: payload.document_id,
      documentName: payload.document_name,
      slideFrom: payload.slide_from,
      slideTo: payload.slide_to,
      segmentId: payload.segment_id,
      chunkId: pointId,
      text: payload.text,
      highlights: highlightsOf(payload.text, query),
    })),
    concepts: (await conceptsById(stores.graph, tenantId, conceptIds)).slice(0, MAX_CONCEPTS),
  };
}

/** Asked at once, not in turn with ingests; so an endpoint that asks to wait leaves that to whoever asked. */
async function vectorOf(embedder: Embedder, query: string): Promise<Float32Array> {
  try {
    const [vector] = await embedder.embed([query]);
    return vector!;
  } catch (error) {
    if (!(error instanceof LlmRateLimited) || error.retryAfterMs === undefined) throw error;
    const { retryAfterMs, message } = error;
    throw new LlmRateLimited(`${message} Ask again in ${Math.ceil(retryAfterMs / 1000)} s.`, {
      retryAfterMs,
      cause: error,
    });
  }
}

/** How often the index is asked again without what turned out not to be shown. */
const MAX_ROUNDS = 5;

/**
 * The best chunks of what is shown. Points of a generation that is being written, or no longer shown, lie in
 * the index beside the others, and only the graph knows which: so the index is asked first, and again
 * without the generations that the graph does not show. Most of the time there are none.
 */
async function shownChunks(
  { graph, index }: { graph: GraphStore; index: VectorStore },
  tenantId: string,
  question: Question,
  limit: number,
  by: SearchKind,
): Promise<ChunkHit[]> {
  const passedOver = new Set<string>();
  for (let round = 1; ; round++) {
    const hits = await index.search(tenantId, question, limit, [...passedOver], by);
    const documentIds = [...new Set(hits.map(({ payload }) => payload.document_id))];
    const shown = await shownGenerations(graph, tenantId, documentIds);
    const isShown = ({ payload: { document_id, generation = '' } }: ChunkHit) =>
      shown.get(document_id) === generation;
    const others = hits.filter((hit) => !isShown(hit));
    if (others.length === 0 || round === MAX_ROUNDS) return hits.filter(isShown);
    for (const { payload } of others) passedOver.add(payload.generation ?? '');
  }
}
