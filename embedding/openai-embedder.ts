import type OpenAI from 'openai';
import { z } from 'zod';
import { LlmAnswerInvalid } from '../domain/errors.ts';
import { openAiClient, openAiError } from '../llm/openai.ts';
import { ProviderGate } from '../llm/provider-gate.ts';
import { askProvider } from '../llm/provider-request.ts';
import { embeddingRequests } from './embedding-requests.ts';
import type { Embedder, EmbedOptions } from './embedder.ts';
import { unitVector } from './unit-vector.ts';

export interface OpenAiEmbedderOptions {
  apiKey: string;
  baseUrl?: string | undefined;
  model: string;
  timeoutMs: number;
}

const WHO = 'The embedding endpoint';

const embeddingsSchema = z.object({
  data: z.array(z.object({ index: z.number(), embedding: z.array(z.number()).min(1) })),
});

/** Embeddings of OpenAI, or of any server that speaks the same. */
export class OpenAiEmbedder implements Embedder {
  readonly provider = 'openai';
  readonly model: string;
  readonly wordsWeight = 1;
  readonly #name: string;
  readonly #client: OpenAI;
  readonly #timeoutMs: number;
  /** The endpoint has limits of its own beside those of the models that read. Most documents are one request. */
  readonly #gate = new ProviderGate({ who: WHO, subjectsToOpen: 1 });
  #dimensions: Promise<number> | undefined;

  constructor({ apiKey, baseUrl, model, timeoutMs }: OpenAiEmbedderOptions) {
    this.model = `openai/${model}`;
    this.#name = model;
    this.#timeoutMs = timeoutMs;
    this.#client = openAiClient({ apiKey, baseUrl, timeoutMs });
  }

  dimensions(): Promise<number> {
    // Compatible servers have models that no list knows, so it is found out.
    this.#dimensions ??= this.embed(['dimensions']).then(([vector]) => vector!.length);
    this.#dimensions.catch(() => (this.#dimensions = undefined));
    return this.#dimensions;
  }

  async embed(texts: string[], { signal }: EmbedOptions = {}): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const batch of await embeddingRequests(texts)) {
      vectors.push(...(await this.#gate.pass(batch[0]!, () => this.#request(batch, signal))));
    }
    return vectors;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #request(texts: string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    const { data } = await askProvider({
      who: WHO,
      timeoutMs: this.#timeoutMs,
      signal,
      prompt: texts.join('\n'),
      send: (combined) =>
        this.#client.embeddings.create(
          { model: this.#name, input: texts, encoding_format: 'float' },
          { signal: combined },
        ),
      translate: (error) => openAiError(WHO, error),
      schema: embeddingsSchema,
    });
    const vectors = data
      .toSorted((a, b) => a.index - b.index)
      .map(({ embedding }) => Float32Array.from(embedding));
    if (vectors.length !== texts.length) {
      throw new LlmAnswerInvalid(
        `${WHO} answers ${texts.length} texts with ${vectors.length} vectors.`,
      );
    }
    if (vectors.some((vector) => !isUsable(vector) || vector.length !== vectors[0]!.length)) {
      throw new LlmAnswerInvalid(
        `${WHO} answers with vectors that are zero, not finite, or of different lengths.`,
      );
    }
    return vectors.map((vector) => unitVector(vector));
  }
}

/** Looked at as the 32-bit numbers that are kept: what is a number in JSON may be none of them. */
function isUsable(vector: Float32Array): boolean {
  return vector.every((value) => Number.isFinite(value)) && vector.some((value) => value !== 0);
}
