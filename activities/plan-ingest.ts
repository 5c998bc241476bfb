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
  /** Asked about a segment that the reader cannot answer for. */
  bigReader?: ReaderChoice;
  /** How long a provider that is down is waited for. */
  outagePatienceMs?: number;
}

export function planIngest(
  reader: ReaderChoice,
  maxParallelSegments: number,
  embeddingModel: string,
  {
    bigReader,
    outagePatienceMs,
  }: { bigReader: ReaderChoice | undefined; outagePatienceMs: number },
): IngestPlan {
  return {
    reader: choice(reader),
    maxParallelSegments,
    embeddingModel,
    ...(bigReader === undefined ? {} : { bigReader: choice(bigReader) }),
    outagePatienceMs,
  };
}

function choice({ provider, model, version }: ReaderChoice): ReaderChoice {
  return { provider, model, version };
}
