import type { Embedder } from '../../embedding/embedder.ts';
import type { SegmentReader } from '../../llm/segment-reader.ts';
import type { ArtifactRef } from '../../stores/artifacts/artifact-kind.ts';
import type { DocumentGraph, RowBatch } from '../../stores/neo4j/document-graph.ts';
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
  const { index } = job.services;
  const steps = stepsOf(job, reader, oneByOne(embedder));
  const { outline, segments } = await steps.parse();
  const extractions: ArtifactRef[] = [];
  for (const { artifact } of segments) extractions.push(await steps.read(artifact));
  const gated = await steps.gate(await steps.mine(extractions));

  const batches = [];
  let chunks = 0;
  for (const batch of await steps.chunk(outline)) {
    batches.push({ chunks: batch.chunks, vectors: await steps.embed(batch.chunks) });
    chunks += batch.count;
  }
  const begun = await steps.begin({ outline, gated, batches });
  for await (const point of steps.pointsOf(begun, { gated, batches })) {
    await index.upload(only(point));
  }
  const document = await steps.graphOf(begun, { outline, gated }, chunks);
  await steps.save(begun, {
    ...document,
    // As if it were too much for one transaction, so that each batch has its own.
    rowCount: Number.POSITIVE_INFINITY,
    batches: () => oneConceptAtATime(document),
  });
  await steps.end();
}

function oneByOne(embedder: Embedder): Embedder {
  return {
    provider: embedder.provider,
    model: embedder.model,
    wordsWeight: embedder.wordsWeight,
    dimensions: () => embedder.dimensions(),
    close: () => embedder.close(),
    embed: async (texts, options) => {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(...(await embedder.embed([text], options)));
      return vectors;
    },
  };
}

/** The document's own nodes first, then a batch for each concept with its mentions, then one for each relation. */
async function* oneConceptAtATime(whole: DocumentGraph): AsyncGenerator<RowBatch> {
  const nothing: RowBatch = {
    segments: [],
    concepts: [],
    mentions: [],
    relations: [],
    coOccurrences: [],
  };
  const batches: RowBatch[] = [];
  for await (const batch of whole.batches()) batches.push(batch);
  for (const { segments } of batches) yield { ...nothing, segments };
  const mentions = batches.flatMap((batch) => batch.mentions);
  for (const concept of whole.concepts) {
    const ofConcept = (row: { canonical_key: string }) =>
      row.canonical_key === concept.canonical_key;
    yield { ...nothing, concepts: [concept], mentions: mentions.filter(ofConcept) };
  }
  for (const [type, rows] of batches.flatMap((batch) => batch.relations)) {
    for (const row of rows) yield { ...nothing, relations: [[type, [row]]] };
  }
  for (const row of batches.flatMap((batch) => batch.coOccurrences)) {
    yield { ...nothing, coOccurrences: [row] };
  }
}

async function* only<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}
