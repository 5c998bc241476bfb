import OpenAI from 'openai';
import { LlmAnswerInvalid } from '../domain/errors.ts';
import { openAiError } from '../llm/openai.ts';
import type { Embedder, EmbedOptions } from './embedder.ts';
import { unitVector } from './unit-vector.ts';

export interface OpenAiEmbedderOptions {
  apiKey: string;
  baseUrl?: string | undefined;
  model: string;
  timeoutMs: number;
}

/** OpenAI accepts 2,048 inputs and 300,000 tokens a request; chunks of 256 tokens stay within both. */
const REQUEST_MAX_TEXTS = 512;

/** Embeddings of OpenAI, or of any server that speaks the same. */
export class OpenAiEmbedder implements Embedder {
  readonly model: string;
  readonly #name: string;
  readonly #client: OpenAI;
  #dimensions: Promise<number> | undefined;

  constructor({ apiKey, baseUrl, model, timeoutMs }: OpenAiEmbedderOptions) {
    this.model = `openai/${model}`;
    this.#name = model;
    this.#client = new OpenAI({ apiKey, baseURL: baseUrl, timeout: timeoutMs, maxRetries: 0 });
  }

  dimensions(): Promise<number> {
    // Compatible servers have models that no list knows, so it is found out.
    this.#dimensions ??= this.embed(['dimensions']).then(([vector]) => vector!.length);
    this.#dimensions.catch(() => (this.#dimensions = undefined));
    return this.#dimensions;
  }

  async embed(texts: string[], { signal }: EmbedOptions = {}): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += REQUEST_MAX_TEXTS) {
      vectors.push(...(await this.#request(texts.slice(start, start + REQUEST_MAX_TEXTS), signal)));
    }
    return vectors;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #request(texts: string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    const { data } = await this.#client.embeddings
      .create({ model: this.#name, input: texts, encoding_format: 'float' }, { signal })
      .catch((error: unknown) => {
        signal?.throwIfAborted();
        throw openAiError('The embedding endpoint', error);
      });
    const vectors = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
    if (vectors.length !== texts.length || vectors.some((vector) => !isVector(vector))) {
      throw new LlmAnswerInvalid(
        `The embedding endpoint answered ${texts.length} texts with ${vectors.length} vectors, or with vectors that are none.`,
      );
    }
    return vectors.map((vector) => unitVector(vector));
  }
}

function isVector(vector: unknown): boolean {
  return (
    Array.isArray(vector) &&
    vector.length > 0 &&
    vector.every((value) => Number.isFinite(value)) &&
    vector.some((value) => value !== 0)
  );
}
