import type { ChunkBatch, FailureReason, PageBatch } from '../activities/artifacts.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { SegmentFailure } from './contract.ts';
import type { SegmentRef } from './segment-window.ts';

/** A batch of chunks on its way to the index. */
export interface BatchState {
  batch: ChunkBatch;
  vectors: ArtifactRef | null;
  failure: FailureReason | null;
}

/** A batch that may have been embedded before. */
export type KnownBatch = ChunkBatch & { vectors?: ArtifactRef | null };

/** Which batches of a document's chunks have their vectors, and why others have not. */
export class ChunkBatches {
  readonly #states: BatchState[];

  constructor(batches: KnownBatch[]) {
    this.#states = batches.map(({ chunks, count, ordinalFrom, ordinalTo, vectors = null }) => ({
      batch: { chunks, count, ordinalFrom, ordinalTo },
      vectors,
      failure: null,
    }));
  }

  /** Chunks that have their vectors. */
  get embeddedCount(): number {
    return this.#states.reduce(
      (sum, { batch, vectors }) => (vectors === null ? sum : sum + batch.count),
      0,
    );
  }

  /** Batches that still want their vectors. */
  get waiting(): BatchState[] {
    return this.#states.filter(({ vectors }) => vectors === null);
  }

  get embedded(): { chunks: ArtifactRef; vectors: ArtifactRef }[] {
    return this.#states.flatMap(({ batch, vectors }) =>
      vectors === null ? [] : [{ chunks: batch.chunks, vectors }],
    );
  }

  /** All batches with what has come of them, to be kept. */
  get outcomes(): PageBatch[] {
    return this.#states.map(({ batch, vectors, failure }) => ({ ...batch, vectors, failure }));
  }

  /** The segments that have chunks without vectors, with the reason. */
  failures(segments: SegmentRef[]): SegmentFailure[] {
    return this.#states.flatMap(({ batch, failure }) =>
      failure === null
        ? []
        : segments
            .filter(({ ordinal }) => batch.ordinalFrom <= ordinal && ordinal <= batch.ordinalTo)
            .map(({ segmentId, topicLabel }) => ({ segmentId, topicLabel, ...failure })),
    );
  }
}
