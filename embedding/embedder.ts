export interface EmbedOptions {
  signal?: AbortSignal;
}

/**
 * Turns texts into vectors of unit length. Throws the Llm… types of `domain/errors.ts`, and the signal's
 * reason when aborted.
 */
export interface Embedder {
  /** Names the model for caches: vectors of different names must not meet. */
  readonly model: string;
  /** Length of its vectors. May ask the endpoint the first time. */
  dimensions(): Promise<number>;
  /** One vector a text, in their order. */
  embed(texts: string[], options?: EmbedOptions): Promise<Float32Array[]>;
  close(): Promise<void>;
}
