import { QdrantClient } from '@qdrant/js-client-rest';
import { Command } from 'commander';
import pMap from 'p-map';
import { pointIdOf } from '../../domain/ids.ts';
import { parseConfig } from '../../config/config.ts';
import type { ServerAddresses } from '../../stack/servers.ts';
import type { ChunkPoint } from '../../stores/qdrant/chunk-point.ts';
import { inBatches } from '../../stores/qdrant/in-batches.ts';
import { openIndex } from '../../stores/open-stores.ts';
import { withBenchQdrant } from '../bench-stack.ts';
import { median, mostMemory, timed } from '../median.ts';
import { report, type Figure } from '../results.ts';

const CHUNKS = 10_000;
const DIMENSIONS = 512;
const REPETITIONS = 3;
const NAME = 'bench-vectors';

/** `vectors`: how fast chunks are uploaded, and in how much memory. */
export function vectorsCommand(): Command {
  return new Command('vectors')
    .description(
      '10,000 chunks of 512 dimensions: Knowbase and the bare client with the same batches',
    )
    .action(() => withBenchQdrant(measure));
}

async function measure(qdrant: ServerAddresses['qdrant']): Promise<void> {
  const config = parseConfig({ QDRANT_COLLECTION: NAME });
  const index = openIndex(config, qdrant);
  await index.prepare(DIMENSIONS);
  const client = new QdrantClient({ url: qdrant.url, checkCompatibility: false });
  const { batchSize, uploadParallelism } = config.qdrant;
  const bare = () =>
    pMap(
      inBatches(points('bare'), batchSize),
      (batch) => client.upsert(NAME, { wait: true, points: batch.map(plain) }),
      { concurrency: uploadParallelism },
    );
  const ours: number[] = [];
  const bares: number[] = [];
  let megabytes = 0;
  for (let round = 0; round <= REPETITIONS; round++) {
    const bareTime = await timed(bare);
    await index.removeTenant('bare');
    const ourTime = await timed(async () => {
      megabytes = Math.max(megabytes, await mostMemory(() => index.upload(points('knowbase'))));
    });
    await index.removeTenant('knowbase');
    // The first round warms both up.
    if (round === 0) continue;
    bares.push(bareTime);
    ours.push(ourTime);
  }
  await report('vectors', intro(batchSize, uploadParallelism), figures(ours, bares, megabytes));
}

/** Points as they come from artifacts: one after the other, each made when it is asked for. */
async function* points(tenantId: string): AsyncGenerator<ChunkPoint> {
  for (let index = 0; index < CHUNKS; index++) {
    const text = `Chunk ${index} says that service ${index % 97} stores orders for customer ${index % 89}.`;
    yield {
      pointId: pointIdOf(tenantId, String(index)),
      vector: Float32Array.from({ length: DIMENSIONS }, (_, at) => Math.sin(index * 31 + at)),
      words: text,
      payload: {
        tenant_id: tenantId,
        document_id: 'made',
        document_name: 'made.pptx',
        revision: 'made',
        generation: 'made',
        segment_id: `segment-${index % 500}`,
        chunk_index: index,
        slide_from: 1,
        slide_to: 1,
        text,
        char_start: 0,
        char_end: text.length,
        proto_concept_ids: [],
        canonical_concept_ids: [],
        created_at: '2026-01-01T00:00:00.000Z',
      },
    };
  }
}

function plain({ pointId, vector, words, payload }: ChunkPoint) {
  return {
    id: pointId,
    vector: { dense: [...vector], bm25: { text: words, model: 'qdrant/bm25' } },
    payload: { ...payload },
  };
}

function figures(ours: number[], bares: number[], megabytes: number): Figure[] {
  const [our, bare] = [median(ours) / 1000, median(bares) / 1000];
  return [
    { what: 'bare client', value: `${bare.toFixed(2)} s`, target: '' },
    { what: 'Knowbase', value: `${our.toFixed(2)} s`, target: '' },
    {
      what: 'Knowbase / bare client',
      value: `${(our / bare).toFixed(2)}x`,
      target: 'at most 1.2x',
    },
    {
      what: 'most memory of the process meanwhile',
      value: `${Math.round(megabytes)} MiB`,
      target: 'under 512 MiB',
    },
  ];
}

function intro(batchSize: number, parallelism: number): string {
  return [
    `${CHUNKS.toLocaleString('en')} chunks of ${DIMENSIONS} dimensions with BM25, ${batchSize} in a request, ${parallelism} requests at once, each waited for until`,
    `it is durable. In turns, medians of ${REPETITIONS} after a warm-up, on the local Qdrant or the one that QDRANT_URL names.`,
  ].join('\n');
}
