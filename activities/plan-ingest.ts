import type { Provider } from '../llm/segment-reader.ts';

/** Who reads the segments of an ingest, for the whole of it. */
export interface ReaderChoice {
  provider: Provider;
  model: string;
  version: string;
}

/**
 * What the configuration of the workers says about an ingest, asked once: a worker that starts with another
 * configuration meanwhile does not mix two models in one document.
 */
export interface IngestPlan {
  reader: ReaderChoice;
  maxParallelSegments: number;
  embeddingModel: string;
}

export function planIngest(
  { provider, model, version }: ReaderChoice,
  maxParallelSegments: number,
  embeddingModel: string,
): IngestPlan {
  return { reader: { provider, model, version }, maxParallelSegments, embeddingModel };
}
