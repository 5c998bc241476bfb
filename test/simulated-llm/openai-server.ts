import type { ChatCompletion, CreateEmbeddingResponse } from 'openai/resources';
import {
  segmentTextOf,
  startSimulatedProvider,
  tokensOf,
  type CallKind,
  type OddAnswer,
  type Protocol,
  type SimulatedCall,
  type SimulatedProvider,
  type SimulationOptions,
} from './http-server.ts';
import { goodAnswer } from './segment-answers.ts';

export type { CallKind, Misbehaviour, SimulatedCall } from './http-server.ts';
export type SimulatedOpenAi = SimulatedProvider;
export type SimulatedOpenAiOptions = SimulationOptions;

/** A simulated model behind the wire protocol of OpenAI: Chat Completions with JSON schema, and Embeddings. */
export function startSimulatedOpenAi(
  options: SimulatedOpenAiOptions = {},
): Promise<SimulatedOpenAi> {
  return startSimulatedProvider(openAi, options);
}

/** What the server reads of a request. */
export interface OpenAiRequestBody {
  model: string;
  messages?: { role: string; content: string }[];
  response_format?: {
    type: string;
    /** Absent where the schema is part of the instructions. */
    json_schema?: { name: CallKind; strict: boolean; schema: unknown };
  };
  reasoning_effort?: string;
  service_tier?: string;
  input?: string[];
}

const openAi: Protocol<OpenAiRequestBody> = {
  basePath: '/v1',
  serves: (path) => /\/(chat\/completions|embeddings)$/.test(path),
  describe: ({ model, messages, response_format, input }) => {
    if (input !== undefined) {
      const text = input.join('\n');
      return { kind: 'embedding', model, text, input: text };
    }
    const content = messages?.find(({ role }) => role === 'user')?.content ?? '';
    const instructions = messages?.find(({ role }) => role === 'system')?.content ?? '';
    const asked = instructions.includes('"glossary"') ? 'prepass' : 'extraction';
    const kind = response_format?.json_schema?.name ?? asked;
    return { kind, model, text: segmentTextOf(content), input: content };
  },
  answer: (call, body, odd) =>
    call.kind === 'embedding' ? { ...embeddings(body) } : { ...completion(call, odd) },
  failure: () => ({
    error: { message: 'simulated failure', type: 'server_error', param: null, code: null },
  }),
};

type FinishReason = ChatCompletion['choices'][number]['finish_reason'];

function completion(
  { kind, model, text, input }: SimulatedCall,
  odd: OddAnswer | undefined,
): ChatCompletion {
  const good = goodAnswer(kind, text);
  const content = odd === undefined ? JSON.stringify(good) : odd.content;
  const promptTokens = tokensOf(input);
  const completionTokens = tokensOf(content ?? '');
  return {
    id: 'chatcmpl-simulated',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: odd?.refusal ?? null },
        finish_reason: (odd?.finishReason ?? 'stop') as FinishReason,
        logprobs: null,
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}

function embeddings({ model, input = [] }: OpenAiRequestBody): CreateEmbeddingResponse {
  return {
    object: 'list',
    model,
    data: input.map((text, index) => ({ object: 'embedding', index, embedding: embed(text) })),
    usage: { prompt_tokens: input.length, total_tokens: input.length },
  };
}

const EMBEDDING_DIMENSIONS = 64;

/** Texts that share letters get similar vectors. */
function embed(text: string): number[] {
  const vector = Array.from({ length: EMBEDDING_DIMENSIONS }, () => 0.01);
  for (const character of text) vector[character.codePointAt(0)! % EMBEDDING_DIMENSIONS]! += 1;
  return vector;
}
