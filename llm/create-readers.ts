import type { Config } from '../config/config.ts';
import type { ChatModel, ChatModelOptions } from './chat-model.ts';
import { GatedModel } from './gated-model.ts';
import { MeteredModel, type SentCall } from './metered-model.ts';
import { LocalReader } from './local/local-reader.ts';
import { NameCanonicaliser } from './name-canonicaliser.ts';
import { PromptedReader } from './prompted-reader.ts';
import { ProviderGate } from './provider-gate.ts';
import { ReportedLimits } from './reported-limits.ts';
import type { Provider, RoutedReaders, SegmentReader } from './segment-reader.ts';
import { TokenWindow } from './token-window.ts';

/** A model may not digest one segment, however often it is asked; several say that it is the provider. */
const SEGMENTS_TO_PAUSE = 3;

export interface Readers {
  /** The reader that the configuration chooses for new ingests. */
  chosen: SegmentReader;
  /** The bigger model of the same provider, where one is configured. */
  bigger: SegmentReader | undefined;
  /** Readers of all providers that the configuration has a key for; ingests under way may want any. */
  byProvider: Map<Provider, RoutedReaders>;
  /** What compares names, by the same: the usual model of each provider. */
  canonicalisers: Map<Provider, NameCanonicaliser>;
  close: () => Promise<void>;
}

/** @param onCall told of each call of an LLM that was sent; nothing of what the local reader reads */
export async function createReaders(
  { llm, maxWorkerThreads }: Config,
  onCall: (call: SentCall) => void = () => undefined,
): Promise<Readers> {
  const local = new LocalReader(maxWorkerThreads);
  const byProvider = new Map<Provider, RoutedReaders>([['local', { SMALL: local, LOCAL: local }]]);
  const canonicalisers: Readers['canonicalisers'] = new Map();
  const add = async (
    provider: 'openai' | 'anthropic',
    who: string,
    load: () => Promise<(options: ChatModelOptions) => ChatModel>,
  ) => {
    const { apiKey, baseUrl, model, bigModel, maxTokensPerMinute } = llm[provider];
    if (apiKey === undefined) return;
    // The client of a provider takes some 25 MB, so only that of who is asked is loaded.
    const create = await load();
    const tokens =
      maxTokensPerMinute === undefined ? undefined : new TokenWindow(maxTokensPerMinute);
    // Providers limit each model by itself, and one may be down while the other is not.
    const gated = (name: string) => {
      const reported = new ReportedLimits();
      const onHeaders = (headers: Headers) => reported.report(headers);
      const options = { apiKey, baseUrl, model: name, timeoutMs: llm.timeoutMs, onHeaders };
      const limits = {
        gate: new ProviderGate({ who, subjectsToOpen: SEGMENTS_TO_PAUSE }),
        reported,
        tokens,
      };
      // A call that is turned back was not made.
      return new GatedModel(new MeteredModel(create(options), onCall), limits);
    };
    const small = gated(model);
    canonicalisers.set(provider, new NameCanonicaliser(small));
    byProvider.set(provider, {
      SMALL: new PromptedReader(small),
      ...(bigModel === undefined ? {} : { BIG: new PromptedReader(gated(bigModel)) }),
    });
  };
  const { reasoningEffort, serviceTier, responseFormat } = llm.openai;
  await add('openai', 'OpenAI', async () => {
    const { OpenAiModel } = await import('./openai.ts');
    return (options) =>
      new OpenAiModel({ ...options, reasoningEffort, serviceTier, responseFormat });
  });
  await add('anthropic', 'Anthropic', async () => {
    const { AnthropicModel } = await import('./anthropic.ts');
    return (options) => new AnthropicModel(options);
  });

  // The configuration does not choose a provider without a key.
  const { SMALL, BIG } = byProvider.get(llm.provider)!;
  return { chosen: SMALL!, bigger: BIG, byProvider, canonicalisers, close: () => local.close() };
}
