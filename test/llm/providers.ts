import { expect, onTestFinished } from 'vitest';
import { extractionClaimsSchema, type ExtractionClaims } from '../../domain/concept.ts';
import { AnthropicModel } from '../../llm/anthropic.ts';
import type { ChatModel, ChatModelOptions } from '../../llm/chat-model.ts';
import { OpenAiModel } from '../../llm/openai.ts';
import { promptInput } from '../../llm/prompts/input.ts';
import type { Reading } from '../../llm/segment-reader.ts';
import { anthropicError, startSimulatedAnthropic } from '../simulated-llm/anthropic-server.ts';
import type {
  Misbehaviour,
  SimulatedProvider,
  SimulatedRequest,
  SimulationOptions,
} from '../simulated-llm/http-server.ts';
import { startSimulatedOpenAi } from '../simulated-llm/openai-server.ts';

export const API_KEY = 'sk-test-0123456789abcdef';
export const SEGMENT_TEXT = 'Warehouse Ledger keeps stock for Courier Portal.\nNothing else.';

/** A provider with its simulated server, for tests that all providers must pass. */
export interface TestedProvider {
  name: string;
  startServer: (options?: SimulationOptions) => Promise<SimulatedProvider>;
  createModel: (options: ChatModelOptions) => ChatModel;
  /** Body of an error, as the provider words it. */
  errorBody: (message: string, code?: string) => unknown;
  /** Why the model stopped, when it was for want of tokens. */
  cutShort: string;
  /** How it says that the account has no credit left. */
  quotaSpent: Misbehaviour;
  /** Headers of an answer that say that no request is left for so many seconds. */
  reachedLimit: (seconds: number) => Record<string, string>;
}

export const OPENAI: TestedProvider = {
  name: 'OpenAI',
  startServer: startSimulatedOpenAi,
  createModel: (options) => new OpenAiModel(options),
  errorBody: (message, code = 'server_error') => ({
    error: { message, type: code, param: null, code },
  }),
  cutShort: 'length',
  quotaSpent: {
    status: 429,
    body: {
      error: {
        message: 'You exceeded your current quota, please check your plan and billing details.',
        type: 'insufficient_quota',
        param: null,
        code: 'insufficient_quota',
      },
    },
  },
  reachedLimit: (seconds) => ({
    'x-ratelimit-limit-requests': '60',
    'x-ratelimit-remaining-requests': '0',
    'x-ratelimit-reset-requests': `${seconds}s`,
  }),
};

export const ANTHROPIC: TestedProvider = {
  name: 'Anthropic',
  startServer: startSimulatedAnthropic,
  createModel: (options) => new AnthropicModel(options),
  errorBody: (message, type = 'api_error') => anthropicError(type, message),
  cutShort: 'max_tokens',
  quotaSpent: {
    status: 400,
    body: anthropicError(
      'invalid_request_error',
      'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing.',
    ),
  },
  reachedLimit: (seconds) => ({
    'anthropic-ratelimit-requests-limit': '60',
    'anthropic-ratelimit-requests-remaining': '0',
    'anthropic-ratelimit-requests-reset': new Date(Date.now() + seconds * 1000).toISOString(),
  }),
};

export const PROVIDERS = [OPENAI, ANTHROPIC];

/** Longer than any test, so that what ends a call is what the test is about. */
const PATIENCE_MS = 60_000;

export interface Simulation {
  server: SimulatedProvider;
  /** Everything that reached the server. */
  requests: SimulatedRequest[];
  model: ChatModel;
  /** Asks for the extraction of `SEGMENT_TEXT`. */
  ask: (signal?: AbortSignal) => Promise<Reading<ExtractionClaims>>;
}

/** A model of the provider and its server, which answers every call alike. It is gone after the test. */
export async function simulate(
  provider: TestedProvider,
  misbehaviour?: Misbehaviour,
  { timeoutMs = PATIENCE_MS, basePath = '' } = {},
): Promise<Simulation> {
  const requests: SimulatedRequest[] = [];
  const server = await provider.startServer({
    inspect: (request) => requests.push(request),
    misbehave: () => misbehaviour,
  });
  onTestFinished(() => server.close());
  const model = provider.createModel({
    apiKey: API_KEY,
    baseUrl: basePath === '' ? server.baseUrl : new URL(basePath, server.baseUrl).href,
    model: 'model-under-test',
    timeoutMs,
  });
  const ask = (signal?: AbortSignal) =>
    model.answer({
      subject: 'segment-1',
      instructions: 'Extract.',
      input: promptInput(SEGMENT_TEXT),
      schema: extractionClaimsSchema,
      schemaName: 'extraction',
      signal,
    });
  return { server, requests, model, ask };
}

/** What the promise rejects with; fails the test when it does not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in outcome) expect.unreachable(`Resolved with ${JSON.stringify(outcome.value)}`);
  expect(outcome.error).toBeInstanceOf(Error);
  return outcome.error as Error;
}

/**
 * What one call of a model fails with, after the checks that every failure must pass: one request and no more,
 * and no key in the message unless the provider put it there.
 */
export async function failureOf(
  { ask, requests }: Simulation,
  signal?: AbortSignal,
): Promise<Error> {
  const error = await rejectionOf(ask(signal));
  expect(requests).toHaveLength(1);
  expect(`${error.message}\n${error.stack}`).not.toContain(API_KEY);
  return error;
}
