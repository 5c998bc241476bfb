import { describe, expect, it } from 'vitest';
import {
  chunksArtifact,
  gatedArtifact,
  pageArtifact,
  vectorsArtifact,
  type GatedDocument,
} from '../../activities/artifacts.ts';
import { putStatements } from '../../activities/statements.ts';
import { documentPoints } from '../../activities/upload-points.ts';
import type { Chunk } from '../../domain/chunking.ts';
import { ArtifactMissing } from '../../domain/errors.ts';
import type { Mention } from '../../domain/extraction.ts';
import { canonicalConceptIdOf, pointIdOf, protoConceptIdOf } from '../../domain/ids.ts';
import type { ArtifactRef } from '../../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../../stores/artifacts/artifact-store.ts';
import type { ChunkPoint } from '../../stores/qdrant/chunk-point.ts';
import { aChunk, aMention } from '../domain/builders.ts';
import { aGatedDocument } from './documents.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';
import { collect } from './collect.ts';

const DOCUMENT = {
  tenantId: 'acme',
  documentId: 'handbook',
  documentName: 'Handbook.pptx',
  revision: 'revision-1',
  generation: 'generation-1',
  createdAt: '2026-01-01T00:00:00.000Z',
};

/** Batches in the store, of chunks whose vectors tell the batch and the place in it. */
async function putBatches(artifacts: ArtifactStore, batches: Chunk[][]) {
  return Promise.all(
    batches.map(async (chunks, batch) => ({
      chunks: await artifacts.put('acme', chunksArtifact, chunks),
      vectors: await artifacts.put(
        'acme',
        vectorsArtifact,
        chunks.map((_, place) => Float32Array.of(batch, place)),
      ),
    })),
  );
}

interface Gated {
  /** Each list is a part of the document. */
  mentions?: Mention[][];
  decisions?: GatedDocument['decisions'];
}

async function putGated(
  artifacts: ArtifactStore,
  { mentions = [], decisions = [] }: Gated = {},
): Promise<ArtifactRef> {
  const parts = await Promise.all(
    mentions.map((some) => {
      const segmentIds = [...new Set(some.map(({ segmentId }) => segmentId))];
      return putStatements(artifacts, 'acme', segmentIds, { mentions: some, relations: [] });
    }),
  );
  const document = aGatedDocument({ parts, decisions });
  return artifacts.put('acme', gatedArtifact, document);
}

async function pointsOf(batches: Chunk[][], gated: Gated = {}): Promise<ChunkPoint[]> {
  const { artifacts } = await tempStore();
  return collect(
    documentPoints(artifacts, {
      ...DOCUMENT,
      gated: await putGated(artifacts, gated),
      batches: await putBatches(artifacts, batches),
    }),
  );
}

async function conceptsOf(chunk: Chunk, gated: Gated) {
  const [point] = await pointsOf([[chunk]], gated);
  const { proto_concept_ids, canonical_concept_ids } = point!.payload;
  return { proto_concept_ids, canonical_concept_ids };
}

const proto = (key: string) => protoConceptIdOf('acme', key);

describe('documentPoints', () => {
  it('makes a point of each chunk, with its place in the deck', async () => {
    const chunk = aChunk({
      segmentId: 'segment-7',
      chunkIndex: 3,
      text: 'Kafka',
      slideFrom: 2,
      slideTo: 4,
      charStart: 10,
    });
    expect(await pointsOf([[chunk]])).toEqual([
      {
        pointId: pointIdOf('generation-1', chunk.chunkId),
        vector: Float32Array.of(0, 0),
        words: 'Kafka',
        payload: {
          tenant_id: 'acme',
          document_id: 'handbook',
          document_name: 'Handbook.pptx',
          revision: 'revision-1',
          generation: 'generation-1',
          segment_id: 'segment-7',
          chunk_index: 3,
          slide_from: 2,
          slide_to: 4,
          text: 'Kafka',
          context: '',
          char_start: 10,
          char_end: 15,
          proto_concept_ids: [],
          canonical_concept_ids: [],
          created_at: '2026-01-01T00:00:00.000Z',
        },
      },
    ]);
  });

  it('gives each chunk its own vector, batch after batch', async () => {
    const [a, b, c] = [0, 1, 2].map((index) => aChunk({ chunkIndex: index, text: `no. ${index}` }));
    const points = await pointsOf([[a!, b!], [c!]]);
    expect(points.map(({ payload, vector }) => [payload.chunk_index, ...vector])).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [2, 1, 0],
    ]);
  });

  it('numbers the chunks of a document in pages through all pages', async () => {
    const { artifacts } = await tempStore();
    const texts = [['one', 'two'], ['three']];
    const chunks = texts.map((page) =>
      page.map((text, chunkIndex) => aChunk({ text, chunkIndex })),
    );
    const batches = await putBatches(artifacts, chunks);
    const pages = await Promise.all(
      batches.map((batch, index) => {
        const { length: count } = texts[index]!;
        const kept = { ...batch, count, ordinalFrom: 1, ordinalTo: 1, failure: null };
        return artifacts.put('acme', pageArtifact, { segments: [], batches: [kept] });
      }),
    );
    const gated = await putGated(artifacts);
    const points = await collect(
      documentPoints(artifacts, { ...DOCUMENT, gated, batches: [], pages }),
    );
    expect(points.map(({ payload }) => [payload.chunk_index, payload.text])).toEqual([
      [0, 'one'],
      [1, 'two'],
      [2, 'three'],
    ]);
  });

  it('names the concepts whose words stand in the chunk, each once', async () => {
    const mentions = [
      aMention({ surfaceForm: 'Kafka' }),
      aMention({ surfaceForm: 'Apache Kafka' }),
      aMention({ canonicalKey: 'event', surfaceForm: 'events' }),
      aMention({ canonicalKey: 'broker', surfaceForm: 'brokers' }),
    ];
    const chunk = aChunk({ text: 'Apache Kafka stores events.' });
    expect(await conceptsOf(chunk, { mentions: [mentions] })).toEqual({
      proto_concept_ids: [proto('kafka'), proto('event')],
      canonical_concept_ids: [],
    });
  });

  it('names no concepts of other segments', async () => {
    const mentions = [aMention({ segmentId: 'segment-2', surfaceForm: 'Kafka' })];
    const { proto_concept_ids } = await conceptsOf(aChunk({ text: 'Kafka' }), {
      mentions: [mentions],
    });
    expect(proto_concept_ids).toEqual([]);
  });

  it('finds the concepts of each segment in the part of the document that it belongs to', async () => {
    const segments = ['segment-1', 'segment-2', 'segment-3', 'segment-1'];
    const points = await pointsOf(
      [segments.map((segmentId) => aChunk({ segmentId, text: 'Kafka events' }))],
      {
        mentions: [
          [aMention({ segmentId: 'segment-1', surfaceForm: 'Kafka' })],
          [aMention({ segmentId: 'segment-2', canonicalKey: 'event', surfaceForm: 'events' })],
        ],
      },
    );
    expect(points.map(({ payload }) => payload.proto_concept_ids)).toEqual([
      [proto('kafka')],
      [proto('event')],
      [],
      [proto('kafka')],
    ]);
  });

  it('names promoted concepts by their canonical id, too', async () => {
    const keys = ['kafka', 'event'];
    const concepts = await conceptsOf(aChunk({ text: 'kafka event' }), {
      mentions: [keys.map((canonicalKey) => aMention({ canonicalKey }))],
      decisions: [
        { canonicalKey: 'kafka', verdict: 'promoted', rule: '' },
        { canonicalKey: 'event', verdict: 'held', rule: '' },
      ],
    });
    expect(concepts).toEqual({
      proto_concept_ids: keys.map(proto),
      canonical_concept_ids: [canonicalConceptIdOf('acme', 'kafka')],
    });
  });

  it('makes no points of a document without chunks', async () => {
    expect(await pointsOf([])).toEqual([]);
  });

  it('reads a batch only when the one before was taken', async () => {
    const { artifacts } = await tempStore();
    const batches = await putBatches(artifacts, [
      [aChunk({ text: 'one' })],
      [aChunk({ text: 'two' })],
    ]);
    const gated = await putGated(artifacts);
    const points = documentPoints(artifacts, { ...DOCUMENT, gated, batches });
    expect((await points.next()).value).toMatchObject({ payload: { text: 'one' } });
    // What is gone before it is read shows when it is read.
    await artifacts.remove('acme', batches[1]!.chunks);
    await expect(points.next()).rejects.toThrow(ArtifactMissing);
  });
});
