import { KnowbaseError, LlmAnswerInvalid } from '../domain/errors.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import type { ChatModel, ChatRequest } from './chat-model.ts';
import type { Provider, Reading } from './segment-reader.ts';

/** What became of a call that was sent to a provider. */
export interface SentCall {
  provider: Provider;
  model: string;
  /** What was asked for: `prepass`, `extraction` or `canonicalisation`. */
  step: string;
  /** What it has cost; undefined where no answer came, and nobody knows. */
  usage: LlmUsage | undefined;
  /** Type of the error that it ended with (`domain/errors.ts`); undefined when the answer could be used. */
  errorType: string | undefined;
}

/** A model that tells of each of its calls once it has ended. A call that was cancelled is not told of. */
export class MeteredModel implements ChatModel {
  readonly #model: ChatModel;
  readonly #onCall: (call: SentCall) => void;

  constructor(model: ChatModel, onCall: (call: SentCall) => void) {
    this.#model = model;
    this.#onCall = onCall;
  }

  get provider() {
    return this.#model.provider;
  }

  get model() {
    return this.#model.model;
  }

  async answer<Answer>(request: ChatRequest<Answer>): Promise<Reading<Answer>> {
    const { provider, model } = this;
    const call = { provider, model, step: request.schemaName };
    let reading: Reading<Answer>;
    try {
      reading = await this.#model.answer(request);
    } catch (error) {
      if (error instanceof KnowbaseError) {
        const usage = error instanceof LlmAnswerInvalid ? error.usage : undefined;
        this.#onCall({ ...call, usage, errorType: error.type });
      }
      throw error;
    }
    this.#onCall({ ...call, usage: reading.usage, errorType: undefined });
    return reading;
  }
}
