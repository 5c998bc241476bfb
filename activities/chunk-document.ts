import pMap from 'p-map';
import { chunkSegments } from '../domain/chunking.ts';
import { countTokens } from '../domain/token-count.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import {
  ARTIFACTS_AT_ONCE,
  chunksArtifact,
  outlineArtifact,
  segmentArtifact,
} from './artifacts.ts';

export interface ChunkDocumentInput {
  tenantId: string;
  outline: ArtifactRef;
}

export interface ChunkBatch {
  chunks: ArtifactRef;
  count: number;
  /** The segments that the chunks are of, by ordinal: all chunks of a segment are in one batch. */
  ordinalFrom: number;
  ordinalTo: number;
}

/** How long chunks are, in tokens. */
export interface ChunkSizes {
  maxTokens: number;
  overlapTokens: number;
}

/** A batch takes a few seconds to embed: long enough to be worth an activity, short enough to repeat. */
const BATCH_CHUNKS = 64;

/** Cuts the segments of a document into chunks, in batches that are embedded and uploaded together. */
export async function chunkDocument(
  artifacts: ArtifactStore,
  sizes: ChunkSizes,
  { tenantId, outline: outlineRef }: ChunkDocumentInput,
): Promise<ChunkBatch[]> {
  const outline = await artifacts.get(tenantId, outlineArtifact, outlineRef);
  const segments = await pMap(
    outline.segments,
    ({ artifact }) => artifacts.get(tenantId, segmentArtifact, artifact),
    { concurrency: ARTIFACTS_AT_ONCE },
  );
  const chunks = chunkSegments(segments, { ...sizes, countTokens });
  const ordinals = new Map(segments.map(({ segmentId, ordinal }) => [segmentId, ordinal]));
  const bySegment = [...Map.groupBy(chunks, (chunk) => chunk.segmentId).values()];
  return Promise.all(
    inBatches(bySegment).map(async (batch) => ({
      chunks: await artifacts.put(tenantId, chunksArtifact, batch),
      count: batch.length,
      ordinalFrom: ordinals.get(batch[0]!.segmentId)!,
      ordinalTo: ordinals.get(batch.at(-1)!.segmentId)!,
    })),
  );
}

/** Joins groups until a batch is full; never splits one. */
function inBatches<Item>(groups: Item[][]): Item[][] {
  const batches: Item[][] = [];
  for (const group of groups) {
    const last = batches.at(-1);
    if (last !== undefined && last.length + group.length <= BATCH_CHUNKS) last.push(...group);
    else batches.push([...group]);
  }
  return batches;
}
