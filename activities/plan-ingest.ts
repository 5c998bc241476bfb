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
  /** How long a document with failed segments waits for a replay; runs of earlier versions do not. */
  replayWindowSeconds?: number;
}

export function planIngest(
  { provider, model, version }: ReaderChoice,
  maxParallelSegments: number,
  embeddingModel: string,
  replayWindowSeconds: number,
): IngestPlan {
  return {
    reader: { provider, model, version },
    maxParallelSegments,
    embeddingModel,
    replayWindowSeconds,
  };
}
