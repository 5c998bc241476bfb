import { describe, expect, it } from 'vitest';
import {
  chunksArtifact,
  gatedArtifact,
  vectorsArtifact,
  type GatedDocument,
} from '../../activities/artifacts.ts';
import { documentPoints } from '../../activities/upload-points.ts';
import type { Chunk } from '../../domain/chunking.ts';
import { ArtifactMissing } from '../../domain/errors.ts';
import { canonicalConceptIdOf, pointIdOf, protoConceptIdOf } from '../../domain/ids.ts';
import type { ArtifactStore } from '../../stores/artifacts/artifact-store.ts';
import type { ChunkPoint } from '../../stores/qdrant/chunk-point.ts';
import { aChunk, aMention, aMinedDocument } from '../domain/builders.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

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

async function pointsOf(
  batches: Chunk[][],
  gated: Partial<GatedDocument> = {},
): Promise<ChunkPoint[]> {
  const { artifacts } = await tempStore();
  const gatedRef = await artifacts.put('acme', gatedArtifact, {
    ...aMinedDocument(),
    decisions: [],
    ...gated,
  });
  const points: ChunkPoint[] = [];
  for await (const point of documentPoints(artifacts, {
    ...DOCUMENT,
    gated: gatedRef,
    batches: await putBatches(artifacts, batches),
  })) {
    points.push(point);
  }
  return points;
}

async function conceptsOf(chunk: Chunk, gated: Partial<GatedDocument>) {
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

  it('names the concepts whose words stand in the chunk, each once', async () => {
    const mentions = [
      aMention({ surfaceForm: 'Kafka' }),
      aMention({ surfaceForm: 'Apache Kafka' }),
      aMention({ canonicalKey: 'event', surfaceForm: 'events' }),
      aMention({ canonicalKey: 'broker', surfaceForm: 'brokers' }),
    ];
    const chunk = aChunk({ text: 'Apache Kafka stores events.' });
    expect(await conceptsOf(chunk, { mentions })).toEqual({
      proto_concept_ids: [proto('kafka'), proto('event')],
      canonical_concept_ids: [],
    });
  });

  it('names no concepts of other segments', async () => {
    const mentions = [aMention({ segmentId: 'segment-2', surfaceForm: 'Kafka' })];
    const { proto_concept_ids } = await conceptsOf(aChunk({ text: 'Kafka' }), { mentions });
    expect(proto_concept_ids).toEqual([]);
  });

  it('names promoted concepts by their canonical id, too', async () => {
    const keys = ['kafka', 'event'];
    const concepts = await conceptsOf(aChunk({ text: 'kafka event' }), {
      mentions: keys.map((canonicalKey) => aMention({ canonicalKey })),
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
    const gated = await artifacts.put('acme', gatedArtifact, {
      ...aMinedDocument(),
      decisions: [],
    });
    const points = documentPoints(artifacts, { ...DOCUMENT, gated, batches });
    expect((await points.next()).value).toMatchObject({ payload: { text: 'one' } });
    // What is gone before it is read shows when it is read.
    await artifacts.remove('acme', batches[1]!.chunks);
    await expect(points.next()).rejects.toThrow(ArtifactMissing);
  });
});
