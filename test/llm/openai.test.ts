import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { extractionClaimsSchema, prepassSchema } from '../../domain/concept.ts';
import {
  LlmAnswerInvalid,
  LlmQuotaExhausted,
  LlmRateLimited,
  LlmRequestRejected,
  LlmUnauthorized,
  LlmUnavailable,
} from '../../domain/errors.ts';
import { promptInput } from '../../llm/prompts/input.ts';
import { createReaders } from '../../llm/create-readers.ts';
import { parseConfig } from '../../config/config.ts';
import type { SimulatedRequest } from '../simulated-llm/http-server.ts';
import { startSimulatedOpenAi, type OpenAiRequestBody } from '../simulated-llm/openai-server.ts';
import { prepassAnswer } from '../simulated-llm/segment-answers.ts';
import { segmentOf } from './segments.ts';
import { isStrict, objectSchemas, propertyNames } from './json-schema.ts';
import { API_KEY, failureOf, OPENAI, SEGMENT_TEXT, simulate } from './providers.ts';

describe('a request to OpenAI', () => {
  it('has the model, the instructions as system message, the input as user message, and no more', async () => {
    const { ask, requests } = await simulate(OPENAI);
    await ask();
    expect(requests[0]!.path).toBe('/v1/chat/completions');
    expect(requests[0]!.headers.authorization).toBe(`Bearer ${API_KEY}`);
    const { model, messages, ...rest } = requests[0]!.body as OpenAiRequestBody;
    expect(model).toBe('model-under-test');
    expect(messages).toEqual([
      { role: 'system', content: 'Extract.' },
      { role: 'user', content: promptInput(SEGMENT_TEXT) },
    ]);
    expect(Object.keys(rest)).toEqual(['response_format']);
  });

  it.each([
    ['prepass', prepassSchema],
    ['extraction', extractionClaimsSchema],
  ])('holds the %s to a strict schema, made from the one that reads it', async (name, schema) => {
    const { model, requests } = await simulate(OPENAI);
    const input = promptInput(SEGMENT_TEXT);
    await model.answer<unknown>({
      subject: 's1',
      instructions: '',
      input,
      schema,
      schemaName: name,
    });
    const { response_format } = requests[0]!.body as OpenAiRequestBody;
    expect(response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { name, strict: true },
    });
    const sent = response_format!.json_schema!.schema;
    expect(objectSchemas(sent).filter((object) => !isStrict(object))).toEqual([]);
    expect(propertyNames(sent)).toEqual(propertyNames(z.toJSONSchema(schema)));
  });

  it.each(['/gateway/tenant-7/v1', '/gateway/tenant-7/v1/', '/openai'])(
    'goes below the base URL of a compatible server, such as %s',
    async (basePath) => {
      const { ask, requests } = await simulate(OPENAI, undefined, { basePath });
      await ask();
      expect(requests[0]!.path).toBe(`${basePath.replace(/\/$/, '')}/chat/completions`);
    },
  );
});

describe('what the configuration adds to a request to OpenAI', () => {
  const SEGMENT = segmentOf(SEGMENT_TEXT, { language: 'en' });
  async function askWith(settings: Record<string, string>) {
    const requests: SimulatedRequest[] = [];
    const server = await startSimulatedOpenAi({ inspect: (request) => requests.push(request) });
    onTestFinished(() => server.close());
    const readers = await createReaders(
      parseConfig({ OPENAI_API_KEY: API_KEY, OPENAI_BASE_URL: server.baseUrl, ...settings }),
    );
    onTestFinished(() => readers.close());
    const { answer } = await readers.chosen.prepass(SEGMENT);
    return { answer, calls: server.calls, body: requests[0]!.body as OpenAiRequestBody };
  }

  it('is nothing by default', async () => {
    const { body } = await askWith({});
    expect(Object.keys(body).toSorted()).toEqual(['messages', 'model', 'response_format']);
  });

  it.each([
    ['OPENAI_REASONING_EFFORT', 'low', { reasoning_effort: 'low' }],
    ['OPENAI_SERVICE_TIER', 'flex', { service_tier: 'flex' }],
  ])('is, with %s=%s, that', async (name, value, expected) => {
    expect((await askWith({ [name]: value })).body).toMatchObject(expected);
  });

  it('asks servers without schemas for JSON, puts the schema into words, and reads the answer', async () => {
    const { body, calls, answer } = await askWith({ OPENAI_RESPONSE_FORMAT: 'json_object' });
    expect(body.response_format).toEqual({ type: 'json_object' });
    expect(body.messages![0]!.content).toContain(JSON.stringify(z.toJSONSchema(prepassSchema)));
    expect(calls).toMatchObject([{ kind: 'prepass' }]);
    expect(answer).toEqual(prepassAnswer(SEGMENT_TEXT));
  });
});

describe('an answer of a server that is compatible with OpenAI', () => {
  it('says how much of the prompt was in the cache', async () => {
    const usage = {
      prompt_tokens: 900,
      completion_tokens: 20,
      prompt_tokens_details: { cached_tokens: 640 },
    };
    const { ask } = await simulate(OPENAI, { amend: (answer) => ({ ...answer, usage }) });
    expect((await ask()).usage).toMatchObject({ inputTokens: 900, cachedInputTokens: 640 });
  });

  it.each([
    ['no usage', undefined],
    ['usage null', null],
    ['usage without numbers', {}],
  ])('with %s counts the call, and no tokens', async (_, usage) => {
    const { ask } = await simulate(OPENAI, { amend: (answer) => ({ ...answer, usage }) });
    expect((await ask()).usage).toMatchObject({ calls: 1, inputTokens: 0, outputTokens: 0 });
  });

  it('with no choice cannot be used, and says what it has cost', async () => {
    const error = await failureOf(
      await simulate(OPENAI, { amend: (answer) => ({ ...answer, choices: [] }) }),
    );
    expect(error).toBeInstanceOf(LlmAnswerInvalid);
    expect(error).toMatchObject({ usage: { calls: 1 } });
  });

  it('without the message of a refusal is read, and one without a finish reason too', async () => {
    const { ask } = await simulate(OPENAI, {
      amend: (answer) => {
        const [{ message }] = answer['choices'] as [{ message: { content: string } }];
        return { ...answer, choices: [{ message: { content: message.content } }] };
      },
    });
    expect((await ask()).answer.concepts).not.toHaveLength(0);
  });

  it('with a long refusal is told in few words', async () => {
    const error = await failureOf(
      await simulate(OPENAI, { content: null, refusal: 'No. '.repeat(10_000) }),
    );
    expect(error.message).toMatch(/^The model refuses: No\./);
    expect(error.message.length).toBeLessThan(300);
  });
});

describe('an error of OpenAI', () => {
  it.each([
    [429, 'insufficient_quota', 'You exceeded your current quota, please check your plan.'],
    [400, 'billing_hard_limit_reached', 'Billing hard limit has been reached'],
    [429, 'billing_not_active', 'Your account is not active, please check your billing details.'],
  ])('of status %i and code %s is an account without credit', async (status, code, message) => {
    const body = OPENAI.errorBody(message, code);
    const error = await failureOf(
      await simulate(OPENAI, { status, body, headers: { 'retry-after': '1' } }),
    );
    expect(error).toBeInstanceOf(LlmQuotaExhausted);
    expect(error).toMatchObject({ traits: { retryable: false } });
    expect(error.message).toContain(message);
  });

  it.each([
    [401, 'invalid_api_key', LlmUnauthorized],
    [403, 'unsupported_country_region_territory', LlmUnauthorized],
    [404, 'model_not_found', LlmRequestRejected],
    [400, 'context_length_exceeded', LlmRequestRejected],
    [429, 'rate_limit_exceeded', LlmRateLimited],
    [500, 'server_error', LlmUnavailable],
    [503, 'server_error', LlmUnavailable],
  ])('of status %i and code %s is of its type', async (status, code, type) => {
    const body = OPENAI.errorBody('the reason', code);
    expect(await failureOf(await simulate(OPENAI, { status, body }))).toBeInstanceOf(type);
  });
});
