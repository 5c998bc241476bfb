import type { Config } from '../config/config.ts';
import { AnthropicModel } from './anthropic.ts';
import { LocalReader } from './local/local-reader.ts';
import { OpenAiModel } from './openai.ts';
import { PromptedReader } from './prompted-reader.ts';
import type { Provider, SegmentReader } from './segment-reader.ts';

export interface Readers {
  /** The reader that the configuration chooses for new ingests. */
  chosen: SegmentReader;
  /** Readers of all providers that the configuration has a key for; ingests under way may want any. */
  byProvider: Map<Provider, SegmentReader>;
  close: () => Promise<void>;
}

export function createReaders({ llm, maxWorkerThreads }: Config): Readers {
  const { openai, anthropic, timeoutMs } = llm;
  const local = new LocalReader(maxWorkerThreads);
  const byProvider = new Map<Provider, SegmentReader>([['local', local]]);
  if (openai.apiKey !== undefined) {
    const model = new OpenAiModel({ ...openai, apiKey: openai.apiKey, timeoutMs });
    byProvider.set('openai', new PromptedReader(model));
  }
  if (anthropic.apiKey !== undefined) {
    const model = new AnthropicModel({ ...anthropic, apiKey: anthropic.apiKey, timeoutMs });
    byProvider.set('anthropic', new PromptedReader(model));
  }
  return {
    // The configuration does not choose a provider without a key.
    chosen: byProvider.get(llm.provider)!,
    byProvider,
    close: () => local.close(),
  };
}
