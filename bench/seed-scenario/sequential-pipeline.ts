import type { Embedder } from '../../embedding/embedder.ts';
import type { SegmentReader } from '../../llm/segment-reader.ts';
import type { ArtifactRef } from '../../stores/artifacts/artifact-kind.ts';
import type { DocumentGraph } from '../../stores/neo4j/document-graph.ts';
import type { Job } from './scenario.ts';
import { stepsOf } from './steps.ts';

/**
 * The pipeline that Knowbase replaces, as fairly as we can: one segment after the other, one concept a
 * transaction, one chunk an embedding, one point an upload.
 */
export async function runSequentially(
  job: Job,
  reader: SegmentReader,
  embedder: Embedder,
): Promise<void> {
  const { graph, index } = job.services;
  const steps = stepsOf(job, reader, oneByOne(embedder));
  const { outline, segments } = await steps.parse();
  const extractions: ArtifactRef[] = [];
  for (const { artifact } of segments) extractions.push(await steps.read(artifact));
  const gated = await steps.gate(await steps.mine(extractions));
  for (const part of oneConceptAtATime(await steps.graphOf(outline, gated))) await graph.save(part);

  const batches = [];
  let chunks = 0;
  for (const batch of await steps.chunk(outline)) {
    batches.push({ chunks: batch.chunks, vectors: await steps.embed(batch.chunks) });
    chunks += batch.count;
  }
  for await (const point of steps.pointsOf(gated, batches)) {
    await index.upload(only(point));
  }
  await steps.commit(outline, chunks);
}

function oneByOne(embedder: Embedder): Embedder {
  return {
    model: embedder.model,
    dimensions: () => embedder.dimensions(),
    close: () => embedder.close(),
    embed: async (texts, options) => {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(...(await embedder.embed([text], options)));
      return vectors;
    },
  };
}

/** The document's own nodes first, then a graph for each concept with its mentions, then one for each relation. */
function* oneConceptAtATime(whole: DocumentGraph): Generator<DocumentGraph> {
  const nothing: DocumentGraph = {
    document: whole.document,
    segments: [],
    concepts: [],
    promoted: [],
    mentions: [],
    relations: new Map(),
    coOccurrences: [],
  };
  yield { ...nothing, segments: whole.segments };
  for (const concept of whole.concepts) {
    const ofConcept = (row: { canonical_key: string }) =>
      row.canonical_key === concept.canonical_key;
    yield {
      ...nothing,
      concepts: [concept],
      promoted: whole.promoted.filter(ofConcept),
      mentions: whole.mentions.filter(ofConcept),
    };
  }
  for (const [type, rows] of whole.relations) {
    for (const row of rows) yield { ...nothing, relations: new Map([[type, [row]]]) };
  }
  for (const row of whole.coOccurrences) yield { ...nothing, coOccurrences: [row] };
}

async function* only<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}
