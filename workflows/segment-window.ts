import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { SegmentCounts, SegmentFailure, SegmentProgress } from './contract.ts';

/** What the workflow knows of a segment: enough to name it and to find it. */
export interface SegmentRef {
  segmentId: string;
  ordinal: number;
  topicLabel: string;
  artifact: ArtifactRef;
  /** Of its text, as far as it is known. */
  characters?: number;
}

interface Entry {
  ref: SegmentRef;
  state: SegmentProgress['state'];
  extraction: ArtifactRef | null;
  reused: boolean;
  failure: SegmentProgress['failure'];
}

/**
 * The segments of a document on their way through the readers: which wait, which are being read (never more
 * than `limit`), what came of the others. Plain state; the workflow drives it.
 */
export class SegmentWindow {
  readonly #entries: Map<string, Entry>;
  readonly #queue: Entry[] = [];
  readonly #limit: number;
  #running = 0;

  constructor(segments: SegmentRef[], limit: number, leaveOut: SegmentFailure[] = []) {
    this.#limit = limit;
    this.#entries = new Map(segments.map((ref) => [ref.segmentId, waiting(ref)]));
    for (const { segmentId, errorType, message } of leaveOut) {
      const entry = this.#entries.get(segmentId);
      if (entry !== undefined) {
        Object.assign(entry, { state: 'failed', failure: { errorType, message } });
      }
    }
    for (const entry of this.#entries.values())
      if (entry.state === 'waiting') this.#queue.push(entry);
  }

  /** Whether a segment waits and a lane is free for it. */
  get hasNext(): boolean {
    return this.#queue.length > 0 && this.#running < this.#limit;
  }

  /** Whether nothing waits and nothing is being read. */
  get isDrained(): boolean {
    return this.#queue.length === 0 && this.#running === 0;
  }

  /** The next segment, whose lane is taken until it succeeds or fails. */
  take(): SegmentRef {
    const entry = this.#queue.shift();
    if (entry === undefined) throw new Error('no segment waits');
    this.#running += 1;
    entry.state = 'prepass';
    return entry.ref;
  }

  /** The prepass of the segment is done. */
  advance(segmentId: string): void {
    this.#entry(segmentId).state = 'extract';
  }

  succeed(segmentId: string, extraction: ArtifactRef, reused: boolean): void {
    this.#running -= 1;
    Object.assign(this.#entry(segmentId), { state: 'succeeded', extraction, reused });
  }

  fail(segmentId: string, errorType: string, message: string): void {
    this.#running -= 1;
    Object.assign(this.#entry(segmentId), { state: 'failed', failure: { errorType, message } });
  }

  /** Puts failed segments back in the queue. */
  replay(segmentIds: string[]): void {
    for (const segmentId of segmentIds) {
      const entry = this.#entry(segmentId);
      Object.assign(entry, { state: 'waiting', failure: null });
      this.#queue.push(entry);
    }
  }

  isFailed(segmentId: string): boolean {
    return this.#entries.get(segmentId)?.state === 'failed';
  }

  get failures(): SegmentFailure[] {
    return [...this.#entries.values()]
      .filter((entry) => entry.failure !== null)
      .map(({ ref, failure }) => ({
        segmentId: ref.segmentId,
        topicLabel: ref.topicLabel,
        ...failure!,
      }));
  }

  /** Extractions of the segments that succeeded, in the order of the document. */
  get extractions(): ArtifactRef[] {
    return [...this.#entries.values()]
      .map((entry) => entry.extraction)
      .filter((extraction) => extraction !== null);
  }

  get counts(): SegmentCounts & { running: number } {
    const entries = [...this.#entries.values()];
    const count = (state: Entry['state']) =>
      entries.filter((entry) => entry.state === state).length;
    return {
      total: entries.length,
      running: this.#running,
      succeeded: count('succeeded'),
      failed: count('failed'),
      reused: entries.filter((entry) => entry.reused).length,
    };
  }

  get reading(): SegmentRef[] {
    return [...this.#entries.values()]
      .filter(({ state }) => state === 'prepass' || state === 'extract')
      .map((entry) => entry.ref);
  }

  page(offset: number, limit: number): SegmentProgress[] {
    return [...this.#entries.values()]
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

  #entry(segmentId: string): Entry {
    const entry = this.#entries.get(segmentId);
    if (entry === undefined) throw new Error(`segment ${segmentId} is not of this document`);
    return entry;
  }
}

function waiting(ref: SegmentRef): Entry {
  return { ref, state: 'waiting', extraction: null, reused: false, failure: null };
}
