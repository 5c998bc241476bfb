import pMap from 'p-map';
import { chunkSegments } from '../domain/chunking.ts';
import { countTokens } from '../domain/token-count.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import {
  ARTIFACTS_AT_ONCE,
  chunksArtifact,
  outlineArtifact,
  pageArtifact,
  segmentArtifact,
  type ChunkBatch,
  type SegmentRef,
} from './artifacts.ts';

/** Where the segments are named that are to be cut: those of a document, or of a page of it. */
export type SegmentSource = { outline: ArtifactRef } | { page: ArtifactRef };

export type ChunkDocumentInput = { tenantId: string } & SegmentSource;

/** How long chunks are, in tokens. */
export interface ChunkSizes {
  maxTokens: number;
  overlapTokens: number;
}

/** A batch takes a few seconds to embed: long enough to be worth an activity, short enough to repeat. */
const BATCH_CHUNKS = 64;

/**
 * Cuts segments into chunks, in batches that are embedded and uploaded together. The chunks of a page are counted
 * from its beginning.
 */
export async function chunkDocument(
  artifacts: ArtifactStore,
  sizes: ChunkSizes,
  input: ChunkDocumentInput,
): Promise<ChunkBatch[]> {
  const { tenantId } = input;
  const { segments: named }: { segments: SegmentRef[] } =
    'page' in input
      ? await artifacts.get(tenantId, pageArtifact, input.page)
      : await artifacts.get(tenantId, outlineArtifact, input.outline);
  const segments = await pMap(
    named,
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
