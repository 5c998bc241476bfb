import Anthropic, { APIError } from '@anthropic-ai/sdk';
import type { TextBlockParam } from '@anthropic-ai/sdk/resources';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { z } from 'zod';
import { LlmAnswerInvalid } from '../domain/errors.ts';
import { usageOfCall } from '../domain/llm-usage.ts';
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
      prompt: `${request.context ?? ''}\n\n${request.input}`,
      send: (signal) => this.#send(request, signal),
      translate: anthropicError,
      schema: messageSchema,
    });
    const { usage } = message;
    const cost = usageOfCall(this.model, {
      input:
        usage.input_tokens +
        (usage.cache_creation_input_tokens ?? 0) +
        (usage.cache_read_input_tokens ?? 0),
      output: usage.output_tokens,
      cachedInput: usage.cache_read_input_tokens,
    });
    return readAnswer(cost, () => {
      const { stop_reason: reason, content } = message;
      if (reason === 'refusal') throw new LlmAnswerInvalid('The model refuses.');
      if (CUT_SHORT.includes(reason ?? '')) {
        throw new LlmAnswerInvalid('The answer was cut short. Answer more briefly.');
      }
      return parseAnswer(content.map(({ text }) => text ?? '').join(''), request.schema);
    });
  }

  async #send({ instructions, context, input, schema }: ChatRequest<unknown>, signal: AbortSignal) {
    const format = zodOutputFormat(schema);
    const { data, response } = await this.#client.messages
      .create(
        {
          model: this.model,
          max_tokens: MAX_OUTPUT_TOKENS,
          system: [cached(instructions)],
          messages: [
            {
              role: 'user',
              content:
                context === undefined ? input : [cached(context), { type: 'text', text: input }],
            },
          ],
          output_config: { format: { type: format.type, schema: format.schema } },
        },
        { signal },
      )
      .withResponse();
    this.#options.onHeaders?.(response.headers);
    return data;
  }
}

/** A block up to which the prompt is kept in the provider's cache. */
function cached(text: string): TextBlockParam {
  return { type: 'text', text, cache_control: { type: 'ephemeral' } };
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
