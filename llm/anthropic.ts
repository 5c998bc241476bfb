import Anthropic, { APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { LlmAnswerInvalid } from '../domain/errors.ts';
import { parseAnswer, readAnswer } from './answers.ts';
import type { ChatModel, ChatModelOptions, ChatRequest } from './chat-model.ts';
import { llmError } from './provider-errors.ts';
import type { Reading } from './segment-reader.ts';

/** The API wants a limit; a segment's concepts take a fraction of it. */
const MAX_OUTPUT_TOKENS = 16_000;

/** Messages of Anthropic, with structured outputs. */
export class AnthropicModel implements ChatModel {
  readonly provider = 'anthropic';
  readonly model: string;
  readonly #client: Anthropic;

  constructor({ apiKey, baseUrl, model, timeoutMs }: ChatModelOptions) {
    this.model = model;
    this.#client = new Anthropic({ apiKey, baseURL: baseUrl, timeout: timeoutMs, maxRetries: 0 });
  }

  async answer<Answer>(request: ChatRequest<Answer>): Promise<Reading<Answer>> {
    const { type, schema } = zodOutputFormat(request.schema);
    const message = await this.#client.messages
      .create(
        {
          model: this.model,
          max_tokens: MAX_OUTPUT_TOKENS,
          system: [
            { type: 'text', text: request.instructions, cache_control: { type: 'ephemeral' } },
          ],
          messages: [{ role: 'user', content: request.input }],
          output_config: { format: { type, schema } },
        },
        { signal: request.signal },
      )
      .catch((error: unknown) => {
        request.signal?.throwIfAborted();
        throw anthropicError(error);
      });

    const usage = {
      calls: 1,
      inputTokens:
        message.usage.input_tokens +
        (message.usage.cache_creation_input_tokens ?? 0) +
        (message.usage.cache_read_input_tokens ?? 0),
      outputTokens: message.usage.output_tokens,
    };
    return readAnswer(usage, () => {
      if (message.stop_reason === 'refusal') throw new LlmAnswerInvalid('The model refuses.');
      if (message.stop_reason === 'max_tokens') {
        throw new LlmAnswerInvalid('The answer was cut short. Answer more briefly.');
      }
      const texts = message.content.map((block) => (block.type === 'text' ? block.text : ''));
      return parseAnswer(texts.join(''), request.schema);
    });
  }
}

function anthropicError(error: unknown): unknown {
  if (!(error instanceof APIError)) return error;
  const { status, headers, type, cause, message } = error;
  const timedOut = error instanceof APIConnectionTimeoutError;
  const reason = cause instanceof Error ? `${message} (${cause.message})` : message;
  return llmError(
    {
      who: 'Anthropic',
      status,
      codes: [type],
      message: timedOut ? 'no answer within the time limit' : reason,
      headers,
    },
    error,
  );
}
