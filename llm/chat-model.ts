import type { z } from 'zod';
import type { Provider, Reading } from './segment-reader.ts';

export interface ChatRequest<Answer> {
  /** What it is about, as an id: the failures of one segment say less of a provider than those of several. */
  subject: string;
  /** What to do: the same for all segments, so that providers can cache it. */
  instructions: string;
  /** What comes before the input and is the same for all segments of a document, so that it can be cached, too. */
  context?: string;
  /** What to do it with. */
  input: string;
  /** The JSON that the answer must be. */
  schema: z.ZodType<Answer>;
  schemaName: string;
  signal?: AbortSignal | undefined;
}

/**
 * A model of a provider, asked for one JSON answer. One call is one request: repeating is Temporal's.
 *
 * Throws the Llm… types of `domain/errors.ts`, and the signal's reason when aborted.
 */
export interface ChatModel {
  readonly provider: Provider;
  readonly model: string;
  answer<Answer>(request: ChatRequest<Answer>): Promise<Reading<Answer>>;
}

export interface ChatModelOptions {
  apiKey: string;
  baseUrl?: string | undefined;
  model: string;
  timeoutMs: number;
  /** Told of the headers of each good answer. */
  onHeaders?: ((headers: Headers) => void) | undefined;
}
