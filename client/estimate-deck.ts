import pMap from 'p-map';
import { DeckThreads } from '../activities/deck-threads.ts';
import { titleOnly } from '../activities/title-only.ts';
import type { Config } from '../config/config.ts';
import type { DeckWarning } from '../domain/deck.ts';
import {
  estimateReading,
  estimateSegment,
  type PlannedSegment,
  type ReadingEstimate,
} from '../domain/reading-estimate.ts';
import { routeOf, type Route } from '../domain/routing.ts';
import type { Segment } from '../domain/segment.ts';
import { countTokens } from '../domain/token-count.ts';
import { guessTokens } from '../domain/token-guess.ts';
import { LocalReader } from '../llm/local/local-reader.ts';

export interface SegmentEstimate extends Pick<
  Segment,
  'segmentId' | 'ordinal' | 'topicLabel' | 'slideFrom' | 'slideTo'
> {
  tokens: number;
  /** Who is likely to extract. */
  route: Route;
  calls: number;
  inputTokens: number;
  outputTokens: number;
}

export interface DeckEstimate extends ReadingEstimate {
  provider: string;
  model: string;
  slides: number;
  segments: SegmentEstimate[];
  warnings: DeckWarning[];
}

/** A deck on this machine, and how it is to be read. */
export interface DeckToEstimate {
  path: string;
  tenantId: string;
  documentId: string;
  skipHidden: boolean;
  footers: boolean;
}

/**
 * What an ingest of decks may cost, without any server and any call. Who extracts is told by the candidates that the
 * local reader finds, where an ingest may ask a model for them.
 */
export class DeckEstimator {
  readonly #config: Config;
  readonly #decks: DeckThreads;
  readonly #reader: LocalReader;

  constructor(config: Config) {
    this.#config = config;
    this.#decks = new DeckThreads(config);
    this.#reader = new LocalReader(config.maxWorkerThreads);
  }

  /** @throws as reading the deck does */
  async estimate(input: DeckToEstimate): Promise<DeckEstimate> {
    const { maxWorkerThreads, llm } = this.#config;
    const { deck, segments } = await this.#decks.call('readDeckFile', input);
    const bare = titleOnly(segments, deck.slides);
    const planned = await pMap(
      segments,
      async (segment) => {
        const tokens = countTokens(segment.text.trimEnd());
        const characters = segment.text.length;
        const isLocal = llm.provider === 'local' || bare.has(segment.segmentId);
        const routes: Pick<PlannedSegment, 'prepass' | 'extraction'> = isLocal
          ? { prepass: 'LOCAL', extraction: 'LOCAL' }
          : await this.#routesOf(segment);
        return { segment, tokens, characters, ...routes };
      },
      { concurrency: maxWorkerThreads },
    );
    const plan = readingPlan(this.#config);
    return {
      provider: llm.provider,
      model: plan.models.SMALL,
      slides: deck.slides.length,
      ...estimateReading(planned, plan),
      segments: planned.map(({ segment, tokens, ...routes }) => {
        const { segmentId, ordinal, topicLabel, slideFrom, slideTo } = segment;
        const { calls, inputTokens, outputTokens } = estimateSegment(routes, plan);
        const cost = { calls, inputTokens, outputTokens };
        const route = routes.extraction;
        return { segmentId, ordinal, topicLabel, slideFrom, slideTo, tokens, route, ...cost };
      }),
      warnings: deck.warnings,
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.#decks.close(), this.#reader.close()]);
  }

  async #routesOf(segment: Segment): Promise<Pick<PlannedSegment, 'prepass' | 'extraction'>> {
    const { routing, provider } = this.#config.llm;
    const { answer } = await this.#reader.prepass(segment);
    const { text } = segment;
    // As the prepass of an ingest measures it.
    const tokens = guessTokens(text.trimEnd());
    const { route } = routeOf({ text, tokens }, answer.entities, routing);
    const hasBig = provider !== 'local' && this.#config.llm[provider].bigModel !== undefined;
    return {
      prepass: routing.prepass === 'local' ? 'LOCAL' : 'SMALL',
      extraction: route === 'BIG' && !hasBig ? 'SMALL' : route,
    };
  }
}

function readingPlan({ llm, budget, maxParallelSegments }: Config) {
  const callsAtOnce = Math.min(llm.maxConcurrentCalls, maxParallelSegments);
  const { prices } = budget;
  if (llm.provider === 'local') {
    const models = { SMALL: 'local', BIG: undefined };
    return { models, prices, callsAtOnce, callsPerMinute: Number.POSITIVE_INFINITY };
  }
  const { model, bigModel, maxCallsPerMinute: callsPerMinute } = llm[llm.provider];
  return { models: { SMALL: model, BIG: bigModel }, prices, callsAtOnce, callsPerMinute };
}
