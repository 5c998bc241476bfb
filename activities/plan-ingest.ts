import {
  isLimited,
  type BudgetPlan,
  type BudgetSettings,
  type ModelPrice,
} from '../domain/budget.ts';
import type { RoutingSettings } from '../domain/routing.ts';
import type { Embedder, EmbeddingProvider } from '../embedding/embedder.ts';
import type { Provider } from '../llm/segment-reader.ts';

/** Who reads the segments of an ingest, for the whole of it. */
export interface ReaderChoice {
  provider: Provider;
  model: string;
  version: string;
}

/** Who says which names that are written almost alike are one: the embedding model, or the usual LLM. */
export type Canonicalisation = 'rules' | 'llm';

/**
 * What the configuration of the workers says about an ingest, asked once: a worker that starts with another
 * configuration meanwhile does not mix two models in one document.
 */
export interface IngestPlan {
  reader: ReaderChoice;
  maxParallelSegments: number;
  embeddingModel: string;
  /** Who embeds, and so on which queue; runs of earlier versions embed on the queue of CPU work. */
  embeddingProvider?: EmbeddingProvider;
  /** Asked about a segment that the reader cannot answer for. */
  bigReader?: ReaderChoice;
  /** How long a provider that is down is waited for. */
  outagePatienceMs?: number;
  /** What the calls may cost, where there is a limit. */
  budget?: BudgetPlan;
  /** Who makes the prepass, and by which rules it says who extracts; nobody does but the local reader without them. */
  routing?: RoutingSettings;
  /** What the models of the ingest cost, as far as it is known. */
  prices?: Record<string, ModelPrice>;
  /** How long a document with failed segments waits for a replay; runs of earlier versions do not. */
  replayWindowSeconds?: number;
  /** An LLM is asked which names are one; else none is. */
  canonicalisation?: 'llm';
}

export interface PlanSettings {
  bigReader: ReaderChoice | undefined;
  outagePatienceMs: number;
  budget: BudgetSettings;
  routing: RoutingSettings;
  replayWindowSeconds: number;
  /** By the rules when left out. */
  canonicalisation?: Canonicalisation;
}

export function planIngest(
  reader: ReaderChoice,
  maxParallelSegments: number,
  embedder: Pick<Embedder, 'model' | 'provider'>,
  {
    bigReader,
    outagePatienceMs,
    budget,
    routing,
    replayWindowSeconds,
    canonicalisation,
  }: PlanSettings,
): IngestPlan {
  return {
    reader: choice(reader),
    maxParallelSegments,
    embeddingModel: embedder.model,
    embeddingProvider: embedder.provider,
    ...(bigReader === undefined ? {} : { bigReader: choice(bigReader) }),
    outagePatienceMs,
    replayWindowSeconds,
    ...(reader.provider === 'local'
      ? {}
      : {
          routing,
          prices: pricesOf(budget, reader, bigReader),
          ...(canonicalisation === 'llm' ? { canonicalisation } : {}),
        }),
    ...(isLimited(budget.document) || isLimited(budget.tenantDaily)
      ? { budget: planBudget(budget, reader, bigReader) }
      : {}),
  };
}

function pricesOf(
  { prices }: BudgetSettings,
  ...readers: (ReaderChoice | undefined)[]
): Record<string, ModelPrice> {
  const models = readers.flatMap((reader) => reader?.model ?? []);
  return Object.fromEntries(
    models.flatMap((model) => (prices[model] === undefined ? [] : [[model, prices[model]]])),
  );
}

function planBudget(
  { document, tenantDaily, whenSpent, prices }: BudgetSettings,
  reader: ReaderChoice,
  bigReader: ReaderChoice | undefined,
): BudgetPlan {
  const priceOf = (read: ReaderChoice | undefined) => prices[read?.model ?? ''] ?? null;
  return {
    document,
    tenantDaily,
    whenSpent,
    prices: { SMALL: priceOf(reader), BIG: priceOf(bigReader) },
  };
}

function choice({ provider, model, version }: ReaderChoice): ReaderChoice {
  return { provider, model, version };
}
