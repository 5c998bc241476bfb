import type { Config } from '../config/config.ts';
import type { Embedder } from './embedder.ts';
import { LocalEmbedder } from './local-embedder.ts';
import { OpenAiEmbedder } from './openai-embedder.ts';

/** The embedder that the configuration names. */
export function createEmbedder({ embedding, llm, maxWorkerThreads }: Config): Embedder {
  switch (embedding.provider) {
    case 'local':
      return new LocalEmbedder(maxWorkerThreads);
    case 'openai':
      return new OpenAiEmbedder({
        // The configuration does not allow this provider without a key.
        apiKey: embedding.apiKey ?? '',
        baseUrl: embedding.baseUrl,
        model: embedding.model,
        timeoutMs: llm.timeoutMs,
      });
  }
}
