import { LlmRequestRejected } from '../domain/errors.ts';
import type { Route, RoutedReaders, SegmentReader } from '../llm/segment-reader.ts';

export interface ChosenReader {
  reader: SegmentReader;
  /** Every reader whose question the answer answers. */
  answersFor: SegmentReader[];
}

/**
 * The reader of a route. What the bigger model says is the answer to the usual one's question, too: it was asked
 * because that one has none, and the next run must find it.
 *
 * @throws LlmRequestRejected when this worker has none.
 */
export function routedReader(readers: RoutedReaders, route: Route = 'SMALL'): ChosenReader {
  const reader = readers[route];
  if (reader === undefined) {
    throw new LlmRequestRejected(
      `This worker has no reader for the route ${route}: give every worker the same …_BIG_MODEL.`,
    );
  }
  const small = route === 'BIG' ? readers.SMALL : undefined;
  return { reader, answersFor: small === undefined ? [reader] : [reader, small] };
}
