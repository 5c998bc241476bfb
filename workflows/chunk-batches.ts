import type { ChunkBatch } from '../activities/chunk-document.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { SegmentFailure } from './contract.ts';
import type { SegmentRef } from './segment-window.ts';

/** A batch of chunks on its way to the index. */
export interface BatchState {
  batch: ChunkBatch;
  vectors: ArtifactRef | null;
  failure: { errorType: string; message: string } | null;
}

/** Which batches of a document's chunks have their vectors, and why others have not. */
export class ChunkBatches {
  readonly #states: BatchState[];

  constructor(batches: ChunkBatch[]) {
    this.#states = batches.map((batch) => ({ batch, vectors: null, failure: null }));
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
