import type { FailureReason, SegmentRef } from '../activities/artifacts.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { SegmentCounts, SegmentFailure, SegmentProgress } from './contract.ts';
import { MESSAGE_MAX_BYTES, shortenToBytes } from './shorten.ts';

export type { SegmentRef } from '../activities/artifacts.ts';

/** A segment that may have been read before. */
export type KnownSegment = SegmentRef & {
  extraction?: ArtifactRef | null;
  failure?: FailureReason | null;
};

interface Entry {
  ref: SegmentRef;
  /** Place in the list. */
  index: number;
  state: SegmentProgress['state'];
  extraction: ArtifactRef | null;
  reused: boolean;
  failure: FailureReason | null;
}

/**
 * Segments on their way through the readers: which wait, which are being read (never more than `limit`), what
 * came of the others. Plain state; the workflow drives it. Nothing that is asked for at each step looks at all
 * segments.
 */
export class SegmentWindow {
  readonly #entries: Entry[];
  readonly #byId: Map<string, Entry>;
  readonly #queue: Entry[];
  readonly #running = new Set<Entry>();
  readonly #failed: Set<Entry>;
  #succeeded: number;
  #reused = 0;
  /** Segments that may be read at once. */
  limit: number;

  constructor(segments: KnownSegment[], limit: number, leaveOut: SegmentFailure[] = []) {
    this.limit = limit;
    this.#entries = segments.map(entryOf);
    this.#byId = new Map(this.#entries.map((entry) => [entry.ref.segmentId, entry]));
    for (const { segmentId, errorType, message } of leaveOut) {
      const entry = this.#byId.get(segmentId);
      if (entry !== undefined) {
        Object.assign(entry, { state: 'failed', failure: { errorType, message } });
      }
    }
    const inState = (state: Entry['state']) =>
      this.#entries.filter((entry) => entry.state === state);
    this.#queue = inState('waiting');
    this.#failed = new Set(inState('failed'));
    this.#succeeded = inState('succeeded').length;
  }

  /** Whether a segment waits and a lane is free for it. */
  get hasNext(): boolean {
    return this.#queue.length > 0 && this.#running.size < this.limit;
  }

  /** Whether nothing waits and nothing is being read. */
  get isDrained(): boolean {
    return this.#queue.length === 0 && this.#running.size === 0;
  }

  /** The next segment, whose lane is taken until it succeeds or fails. */
  take(): SegmentRef {
    const entry = this.#queue.shift();
    if (entry === undefined) throw new Error('no segment waits');
    this.#running.add(entry);
    entry.state = 'prepass';
    return entry.ref;
  }

  /** The prepass of the segment is done. */
  advance(segmentId: string): void {
    this.#entry(segmentId).state = 'extract';
  }

  succeed(segmentId: string, extraction: ArtifactRef, reused: boolean): void {
    const entry = this.#entry(segmentId);
    this.#running.delete(entry);
    this.#succeeded += 1;
    if (reused) this.#reused += 1;
    Object.assign(entry, { state: 'succeeded', extraction, reused });
  }

  fail(segmentId: string, errorType: string, message: string): void {
    const entry = this.#entry(segmentId);
    this.#running.delete(entry);
    this.#failed.add(entry);
    const failure = { errorType, message: shortenToBytes(message, MESSAGE_MAX_BYTES) };
    Object.assign(entry, { state: 'failed', failure });
  }

  /** Puts failed segments back in the queue. */
  replay(segmentIds: string[]): void {
    for (const segmentId of segmentIds) {
      const entry = this.#entry(segmentId);
      this.#failed.delete(entry);
      Object.assign(entry, { state: 'waiting', failure: null });
      this.#queue.push(entry);
    }
  }

  isFailed(segmentId: string): boolean {
    return this.#byId.get(segmentId)?.state === 'failed';
  }

  /** The failed segments, in the order of the document. */
  get failures(): SegmentFailure[] {
    return inOrder(this.#failed).map(({ ref, failure }) => ({
      segmentId: ref.segmentId,
      topicLabel: ref.topicLabel,
      ...failure!,
    }));
  }

  /** Extractions of the segments that succeeded, in the order of the document. */
  get extractions(): ArtifactRef[] {
    return this.#entries
      .map((entry) => entry.extraction)
      .filter((extraction) => extraction !== null);
  }

  get counts(): SegmentCounts & { running: number } {
    return {
      total: this.#entries.length,
      running: this.#running.size,
      succeeded: this.#succeeded,
      failed: this.#failed.size,
      reused: this.#reused,
    };
  }

  /** What is being read, in the order of the document. */
  get reading(): SegmentRef[] {
    return inOrder(this.#running).map((entry) => entry.ref);
  }

  page(offset: number, limit: number): SegmentProgress[] {
    return this.#entries
      .slice(offset, offset + limit)
      .map(({ ref: { segmentId, ordinal, topicLabel }, state, reused, failure }) => ({
        segmentId,
        ordinal,
        topicLabel,
        state,
        reused,
        failure,
      }));
  }

  /** All segments with what has come of them, to be kept. */
  get outcomes(): (SegmentRef & Pick<Entry, 'extraction' | 'failure'>)[] {
    return this.#entries.map(({ ref, extraction, failure }) => ({ ...ref, extraction, failure }));
  }

  #entry(segmentId: string): Entry {
    const entry = this.#byId.get(segmentId);
    if (entry === undefined) throw new Error(`segment ${segmentId} is not of this document`);
    return entry;
  }
}

function entryOf(segment: KnownSegment, index: number): Entry {
  const { extraction = null, failure = null, ...ref } = segment;
  const state = extraction !== null ? 'succeeded' : failure !== null ? 'failed' : 'waiting';
  return { ref, index, state, extraction, reused: false, failure };
}

function inOrder(entries: Set<Entry>): Entry[] {
  return [...entries].toSorted((a, b) => a.index - b.index);
}
