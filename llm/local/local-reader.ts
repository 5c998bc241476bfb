import type { ExtractionClaims, Prepass } from '../../domain/concept.ts';
import { glossaryFor } from '../../domain/document-context.ts';
import { NO_USAGE } from '../../domain/llm-usage.ts';
import type { Segment } from '../../domain/segment.ts';
import { ThreadPool } from '../../threads/thread-pool.ts';
import type { Reading, ReadOptions, SegmentReader } from '../segment-reader.ts';
import type * as thread from './local-reader.thread.ts';
import { LOCAL_EXTRACTION_VERSION } from './version.ts';

/** Reads segments by rules, in worker threads, without key or network. */
export class LocalReader implements SegmentReader {
  readonly provider = 'local';
  readonly model = 'local';
  readonly version = LOCAL_EXTRACTION_VERSION;
  readonly #threads: ThreadPool<typeof thread.functions>;

  constructor(maxThreads: number) {
    this.#threads = new ThreadPool(new URL('./local-reader.thread.ts', import.meta.url), {
      maxThreads,
    });
  }

  async prepass(segment: Segment, { signal }: ReadOptions = {}): Promise<Reading<Prepass>> {
    return { answer: await this.#threads.call('prepass', segment, signal), usage: NO_USAGE };
  }

  async extract(
    segment: Segment,
    prepass: Prepass,
    { context, signal }: ReadOptions = {},
  ): Promise<Reading<ExtractionClaims>> {
    // What the segment says of an acronym comes last, and so counts.
    const known = context === undefined ? [] : glossaryFor(segment.text, context);
    const told = { ...prepass, glossary: [...known, ...prepass.glossary] };
    const answer = await this.#threads.call('extract', { segment, prepass: told }, signal);
    return { answer, usage: NO_USAGE };
  }

  async close(): Promise<void> {
    await this.#threads.close();
  }
}
