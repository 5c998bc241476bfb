import type { ExtractionClaims, Prepass } from '../domain/concept.ts';
import type { DocumentContext } from '../domain/document-context.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import type { Route } from '../domain/routing.ts';
import type { Segment } from '../domain/segment.ts';

export type Provider = 'openai' | 'anthropic' | 'local';

export type { Route };

/** The readers that one task queue has. */
export type RoutedReaders = Partial<Record<Route, SegmentReader>>;

export interface Reading<Answer> {
  answer: Answer;
  usage: LlmUsage;
}

export interface ReadOptions {
  /** Why the last answer for the same segment could not be used; told to the model. */
  complaint?: string;
  /** What is known of the document that the segment is of. */
  context?: DocumentContext;
  signal?: AbortSignal;
}

/**
 * Reads segments: an LLM behind a prompt, or the local extractor. One call of a method is at most one call
 * of the LLM. Answers are valid by schema and otherwise untrusted.
 *
 * Methods throw the Llm… types of `domain/errors.ts`, and the signal's reason when aborted.
 */
export interface SegmentReader {
  readonly provider: Provider;
  readonly model: string;
  /** Changes whenever the same segment would be read differently; part of the cache's key. */
  readonly version: string;

  prepass(segment: Segment, options?: ReadOptions): Promise<Reading<Prepass>>;
  extract(
    segment: Segment,
    prepass: Prepass,
    options?: ReadOptions,
  ): Promise<Reading<ExtractionClaims>>;
}
