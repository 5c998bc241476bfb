import OpenAI, { APIConnectionTimeoutError, APIError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { LlmAnswerInvalid } from '../domain/errors.ts';
import { parseAnswer, readAnswer } from './answers.ts';
import type { ChatModel, ChatModelOptions, ChatRequest } from './chat-model.ts';
import { llmError } from './provider-errors.ts';
import type { Reading } from './segment-reader.ts';

/** Chat Completions of OpenAI, or of any server that speaks the same. */
export class OpenAiModel implements ChatModel {
  readonly provider = 'openai';
  readonly model: string;
  readonly #client: OpenAI;

  constructor({ apiKey, baseUrl, model, timeoutMs }: ChatModelOptions) {
    this.model = model;
    this.#client = new OpenAI({ apiKey, baseURL: baseUrl, timeout: timeoutMs, maxRetries: 0 });
  }

  async answer<Answer>(request: ChatRequest<Answer>): Promise<Reading<Answer>> {
    const completion = await this.#client.chat.completions
      .create(
        {
          model: this.model,
          messages: [
            { role: 'system', content: request.instructions },
            { role: 'user', content: request.input },
          ],
          response_format: zodResponseFormat(request.schema, request.schemaName),
        },
        { signal: request.signal },
      )
      .catch((error: unknown) => {
        request.signal?.throwIfAborted();
        throw openAiError('OpenAI', error);
      });

    const usage = {
      calls: 1,
      inputTokens: completion.usage?.prompt_tokens ?? 0,
      outputTokens: completion.usage?.completion_tokens ?? 0,
    };
    return readAnswer(usage, () => {
      const choice = completion.choices?.[0];
      if (choice?.message.refusal) {
        throw new LlmAnswerInvalid(`The model refuses: ${choice.message.refusal.slice(0, 200)}`);
      }
      if (choice?.finish_reason === 'length') {
        throw new LlmAnswerInvalid('The answer was cut short. Answer more briefly.');
      }
      return parseAnswer(choice?.message.content ?? '', request.schema);
    });
  }
}

/** What the SDK of OpenAI threw, as one of our types; anything else as it is. */
export function openAiError(who: string, error: unknown): unknown {
  if (!(error instanceof APIError)) return error;
  const timedOut = error instanceof APIConnectionTimeoutError;
  return llmError(
    {
      who,
      status: error.status,
      codes: [error.code, error.type],
      message: timedOut ? 'no answer within the time limit' : explain(error),
      headers: error.headers,
    },
    error,
  );
}

/** 'Connection error.' alone helps nobody; the reason is in the cause. */
function explain(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? `${error.message} (${cause.message})` : error.message;
}
