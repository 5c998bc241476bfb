import OpenAI, { APIError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { LlmAnswerInvalid } from '../domain/errors.ts';
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
    .object({ prompt_tokens: z.number(), completion_tokens: z.number() })
    .nullish()
    .catch(undefined),
});

const REFUSAL_MAX_CHARS = 200;

/** Chat Completions of OpenAI, or of any server that speaks the same. */
export class OpenAiModel implements ChatModel {
  readonly provider = 'openai';
  readonly model: string;
  readonly #client: OpenAI;
  readonly #options: ChatModelOptions;

  constructor(options: ChatModelOptions) {
    this.model = options.model;
    this.#options = options;
    this.#client = openAiClient(options);
  }

  async answer<Answer>(request: ChatRequest<Answer>): Promise<Reading<Answer>> {
    const { choices, usage } = await askProvider({
      who: 'OpenAI',
      timeoutMs: this.#options.timeoutMs,
      signal: request.signal,
      prompt: request.input,
      send: (signal) => this.#send(request, signal),
      translate: (error) => openAiError('OpenAI', error),
      schema: completionSchema,
    });
    const cost = {
      calls: 1,
      inputTokens: usage?.prompt_tokens ?? 0,
      outputTokens: usage?.completion_tokens ?? 0,
    };
    return readAnswer(cost, () => {
      const { finish_reason: reason, message } = choices?.[0] ?? {};
      if (message?.refusal) {
        const refusal = withoutEcho(message.refusal.slice(0, REFUSAL_MAX_CHARS), request.input);
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

  async #send(
    { instructions, input, schema, schemaName }: ChatRequest<unknown>,
    signal: AbortSignal,
  ) {
    const { data, response } = await this.#client.chat.completions
      .create(
        {
          model: this.model,
          messages: [
            { role: 'system', content: instructions },
            { role: 'user', content: input },
          ],
          response_format: zodResponseFormat(schema, schemaName),
        },
        { signal },
      )
      .withResponse();
    this.#options.onHeaders?.(response.headers);
    return data;
  }
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
