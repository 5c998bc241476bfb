import OpenAI, { APIError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import type { Config } from '../config/config.ts';
import { LlmAnswerInvalid } from '../domain/errors.ts';
import { usageOfCall } from '../domain/llm-usage.ts';
import { parseAnswer, readAnswer } from './answers.ts';
import type { ChatModel, ChatModelOptions, ChatRequest } from './chat-model.ts';
import { withoutEcho } from './echo.ts';
import { llmError, withRootCause } from './provider-errors.ts';
import { askProvider } from './provider-request.ts';
import type { Reading } from './segment-reader.ts';

const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .nullish(),
  // Compatible servers leave it out, or half of it.
  usage: z
    .object({
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      prompt_tokens_details: z
        .object({ cached_tokens: z.number().nullish() })
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

const REFUSAL_MAX_CHARS = 200;

/** What requests to OpenAI may say beside the question; what is undefined is left out, and the server decides. */
export interface OpenAiOptions extends ChatModelOptions {
  reasoningEffort?: Config['llm']['openai']['reasoningEffort'];
  serviceTier?: Config['llm']['openai']['serviceTier'];
  /**
   * How the form of the answer is asked for. `json_object` is for servers that do not know `json_schema`: the schema
   * is then part of the instructions.
   */
  responseFormat?: Config['llm']['openai']['responseFormat'];
}

/** Chat Completions of OpenAI, or of any server that speaks the same. */
export class OpenAiModel implements ChatModel {
  readonly provider = 'openai';
  readonly model: string;
  readonly #client: OpenAI;
  readonly #options: OpenAiOptions;

  constructor(options: OpenAiOptions) {
    this.model = options.model;
    this.#options = options;
    this.#client = openAiClient(options);
  }

  async answer<Answer>(request: ChatRequest<Answer>): Promise<Reading<Answer>> {
    const { choices, usage } = await askProvider({
      who: 'OpenAI',
      timeoutMs: this.#options.timeoutMs,
      signal: request.signal,
      prompt: userMessage(request),
      send: (signal) => this.#send(request, signal),
      translate: (error) => openAiError('OpenAI', error),
      schema: completionSchema,
    });
    const cost = usageOfCall(this.model, {
      input: usage?.prompt_tokens ?? 0,
      output: usage?.completion_tokens ?? 0,
      cachedInput: usage?.prompt_tokens_details?.cached_tokens,
    });
    return readAnswer(cost, () => {
      const { finish_reason: reason, message } = choices?.[0] ?? {};
      if (message?.refusal) {
        const refusal = withoutEcho(
          message.refusal.slice(0, REFUSAL_MAX_CHARS),
          userMessage(request),
        );
        throw new LlmAnswerInvalid(`The model refuses: ${refusal}`);
      }
      if (reason === 'content_filter')
        throw new LlmAnswerInvalid('A content filter cut the answer.');
      if (reason === 'length') {
        throw new LlmAnswerInvalid('The answer was cut short. Answer more briefly.');
      }
      return parseAnswer(message?.content ?? '', request.schema);
    });
  }

  async #send(request: ChatRequest<unknown>, signal: AbortSignal) {
    const { reasoningEffort, serviceTier, onHeaders } = this.#options;
    const { instructions, schema, schemaName } = request;
    const asText = this.#options.responseFormat === 'json_object';
    const { data, response } = await this.#client.chat.completions
      .create(
        {
          model: this.model,
          // What is the same in many requests comes first: the provider's cache goes by how prompts begin.
          messages: [
            {
              role: 'system',
              content: asText ? withSchema(instructions, schema) : instructions,
            },
            { role: 'user', content: userMessage(request) },
          ],
          response_format: asText ? { type: 'json_object' } : zodResponseFormat(schema, schemaName),
          ...(reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort }),
          ...(serviceTier === undefined ? {} : { service_tier: serviceTier }),
        },
        { signal },
      )
      .withResponse();
    onHeaders?.(response.headers);
    return data;
  }
}

function userMessage({ context, input }: ChatRequest<unknown>): string {
  return context === undefined ? input : `${context}\n\n${input}`;
}

function withSchema(instructions: string, schema: z.ZodType): string {
  return `${instructions}\n\nAnswer with one JSON object that this JSON Schema allows, and nothing else:\n${JSON.stringify(z.toJSONSchema(schema))}`;
}

/** The SDK's client, which neither retries nor logs: retries are Temporal's, and its logs hold whole prompts. */
export function openAiClient({
  apiKey,
  baseUrl,
  timeoutMs,
}: Pick<ChatModelOptions, 'apiKey' | 'baseUrl' | 'timeoutMs'>): OpenAI {
  return new OpenAI({
    apiKey,
    baseURL: baseUrl,
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: 'off',
  });
}

/** What the SDK of OpenAI threw, as one of our types; undefined for any other error. */
export function openAiError(who: string, error: unknown): Error | undefined {
  if (!(error instanceof APIError)) return undefined;
  const { status, code, type, headers } = error;
  const message = withRootCause(error.message, error);
  return llmError({ who, status, codes: [code, type], message, headers }, error);
}
