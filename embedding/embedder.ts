/** Who embeds: this machine, or an endpoint that speaks as OpenAI does. */
export type EmbeddingProvider = 'local' | 'openai';

export interface EmbedOptions {
  signal?: AbortSignal;
}

/**
 * Turns texts into vectors of unit length. Throws the Llm… types of `domain/errors.ts`, and the signal's
 * reason when aborted.
 */
export interface Embedder {
  readonly provider: EmbeddingProvider;
  /** Names the model for caches: vectors of different names must not meet. */
  readonly model: string;
  /** How much the words of a question count in a search, where the meaning that its vectors tell counts 1. */
  readonly wordsWeight: number;
  /** Length of its vectors. May ask the endpoint the first time. */
  dimensions(): Promise<number>;
  /** One vector a text, in their order. */
  embed(texts: string[], options?: EmbedOptions): Promise<Float32Array[]>;
  close(): Promise<void>;
}
