import Anthropic, { APIError } from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { z } from 'zod';
import { LlmAnswerInvalid } from '../domain/errors.ts';
import { parseAnswer, readAnswer } from './answers.ts';
import type { ChatModel, ChatModelOptions, ChatRequest } from './chat-model.ts';
import { llmError, withRootCause } from './provider-errors.ts';
import { askProvider } from './provider-request.ts';
import type { Reading } from './segment-reader.ts';

/** The API wants a limit; a segment's concepts take a fraction of it. */
const MAX_OUTPUT_TOKENS = 16_000;

const messageSchema = z.object({
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string().nullish(),
  usage: z.object({
    input_tokens: z.number(),
    output_tokens: z.number(),
    cache_creation_input_tokens: z.number().nullish(),
    cache_read_input_tokens: z.number().nullish(),
  }),
});

const CUT_SHORT = ['max_tokens', 'model_context_window_exceeded'];

/** Messages of Anthropic, with structured outputs. */
export class AnthropicModel implements ChatModel {
  readonly provider = 'anthropic';
  readonly model: string;
  readonly #client: Anthropic;
  readonly #options: ChatModelOptions;

  constructor(options: ChatModelOptions) {
    const { apiKey, baseUrl, timeoutMs } = options;
    this.model = options.model;
    this.#options = options;
    this.#client = new Anthropic({
      apiKey,
      baseURL: baseUrl,
      timeout: timeoutMs,
      maxRetries: 0,
      // Its logs hold whole prompts.
      logLevel: 'off',
    });
  }

  async answer<Answer>(request: ChatRequest<Answer>): Promise<Reading<Answer>> {
    const message = await askProvider({
      who: 'Anthropic',
      timeoutMs: this.#options.timeoutMs,
      signal: request.signal,
      prompt: request.input,
      send: (signal) => this.#send(request, signal),
      translate: anthropicError,
      schema: messageSchema,
    });
    const { usage } = message;
    const cost = {
      calls: 1,
      inputTokens:
        usage.input_tokens +
        (usage.cache_creation_input_tokens ?? 0) +
        (usage.cache_read_input_tokens ?? 0),
      outputTokens: usage.output_tokens,
    };
    return readAnswer(cost, () => {
      const { stop_reason: reason, content } = message;
      if (reason === 'refusal') throw new LlmAnswerInvalid('The model refuses.');
      if (CUT_SHORT.includes(reason ?? '')) {
        throw new LlmAnswerInvalid('The answer was cut short. Answer more briefly.');
      }
      return parseAnswer(content.map(({ text }) => text ?? '').join(''), request.schema);
    });
  }

  async #send({ instructions, input, schema }: ChatRequest<unknown>, signal: AbortSignal) {
    const format = zodOutputFormat(schema);
    const { data, response } = await this.#client.messages
      .create(
        {
          model: this.model,
          max_tokens: MAX_OUTPUT_TOKENS,
          system: [{ type: 'text', text: instructions, cache_control: { type: 'ephemeral' } }],
          messages: [{ role: 'user', content: input }],
          output_config: { format: { type: format.type, schema: format.schema } },
        },
        { signal },
      )
      .withResponse();
    this.#options.onHeaders?.(response.headers);
    return data;
  }
}

function anthropicError(error: unknown): Error | undefined {
  if (!(error instanceof APIError)) return undefined;
  const { status, headers, type, errorCode, apiMessage, message } = error;
  // A gateway in between may put anything there.
  const reason = withRootCause(typeof apiMessage === 'string' ? apiMessage : message, error);
  return llmError(
    { who: 'Anthropic', status, codes: [type, errorCode], message: reason, headers },
    error,
  );
}
