import { describe, expect, it } from 'vitest';
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
import { anthropicError, type AnthropicRequestBody } from '../simulated-llm/anthropic-server.ts';
import { extractionAnswer } from '../simulated-llm/segment-answers.ts';
import { isStrict, objectSchemas, propertyNames } from './json-schema.ts';
import { ANTHROPIC, API_KEY, failureOf, SEGMENT_TEXT, simulate } from './providers.ts';

describe('a request to Anthropic', () => {
  it('has the model, the instructions as cached system text, the input as user message', async () => {
    const { ask, requests } = await simulate(ANTHROPIC);
    await ask();
    expect(requests[0]!.path).toBe('/v1/messages');
    expect(requests[0]!.headers).toMatchObject({
      authorization: `Bearer ${API_KEY}`,
      'anthropic-version': expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    const { output_config, max_tokens, ...rest } = requests[0]!.body as AnthropicRequestBody;
    expect(rest).toEqual({
      model: 'model-under-test',
      system: [{ type: 'text', text: 'Extract.', cache_control: { type: 'ephemeral' } }],
      messages: [{ role: 'user', content: promptInput(SEGMENT_TEXT) }],
    });
    expect(max_tokens).toBeGreaterThan(0);
    expect(Object.keys(output_config)).toEqual(['format']);
  });

  it.each([
    ['prepass', prepassSchema],
    ['extraction', extractionClaimsSchema],
  ])('holds the %s to a strict schema, made from the one that reads it', async (name, schema) => {
    const { model, requests } = await simulate(ANTHROPIC);
    const input = promptInput(SEGMENT_TEXT);
    await model.answer<unknown>({
      subject: 's1',
      instructions: '.',
      input,
      schema,
      schemaName: name,
    });
    const { format } = (requests[0]!.body as AnthropicRequestBody).output_config;
    expect(Object.keys(format).toSorted()).toEqual(['schema', 'type']);
    expect(format.type).toBe('json_schema');
    expect(objectSchemas(format.schema).filter((object) => !isStrict(object))).toEqual([]);
    expect(propertyNames(format.schema)).toEqual(propertyNames(z.toJSONSchema(schema)));
  });

  it('has what is known of the document cached too, before the input', async () => {
    const { model, requests } = await simulate(ANTHROPIC);
    const input = promptInput(SEGMENT_TEXT);
    const schema = extractionClaimsSchema;
    const question = { subject: 's1', instructions: '.', input, schema, schemaName: 'extraction' };
    await model.answer({ ...question, context: 'About the deck.' });
    expect((requests[0]!.body as AnthropicRequestBody).messages[0]?.content).toEqual([
      { type: 'text', text: 'About the deck.', cache_control: { type: 'ephemeral' } },
      { type: 'text', text: input },
    ]);
  });

  it('goes below the base URL of a gateway', async () => {
    const { ask, requests } = await simulate(ANTHROPIC, undefined, { basePath: '/gateway/a' });
    await ask();
    expect(requests[0]!.path).toBe('/gateway/a/v1/messages');
  });
});

const withUsage = (usage: object) => ({
  amend: (answer: Record<string, unknown>) => ({ ...answer, usage }),
});

describe('what an answer of Anthropic has cost', () => {
  it('counts the tokens that were written to the cache and read from it', async () => {
    const { ask } = await simulate(
      ANTHROPIC,
      withUsage({
        input_tokens: 5,
        cache_creation_input_tokens: 70,
        cache_read_input_tokens: 900,
        output_tokens: 11,
      }),
    );
    expect((await ask()).usage).toMatchObject({
      calls: 1,
      inputTokens: 975,
      outputTokens: 11,
      byModel: [{ model: 'model-under-test', cachedInputTokens: 900 }],
    });
  });

  it.each([
    ['null', { cache_creation_input_tokens: null, cache_read_input_tokens: null }],
    ['not given', {}],
  ])('counts none for the cache when they are %s', async (_, cache) => {
    const { ask } = await simulate(
      ANTHROPIC,
      withUsage({ input_tokens: 5, output_tokens: 11, ...cache }),
    );
    expect((await ask()).usage).toEqual({
      calls: 1,
      inputTokens: 5,
      outputTokens: 11,
      byModel: [{ model: 'model-under-test', calls: 1, inputTokens: 5, outputTokens: 11 }],
    });
  });
});

describe('an answer of Anthropic', () => {
  const good = extractionAnswer(SEGMENT_TEXT);

  it('is put together from its blocks of text, and from no others', async () => {
    const text = JSON.stringify(good);
    const { ask } = await simulate(ANTHROPIC, {
      amend: (answer) => ({
        ...answer,
        content: [
          { type: 'thinking', thinking: 'Let me see.', signature: '' },
          { type: 'text', text: text.slice(0, 25) },
          { type: 'text', text: text.slice(25) },
        ],
      }),
    });
    expect((await ask()).answer).toEqual(good);
  });

  it.each(['refusal', 'max_tokens', 'model_context_window_exceeded', 'pause_turn'])(
    'that stopped with %s before anything was said cannot be used',
    async (finishReason) => {
      const error = await failureOf(await simulate(ANTHROPIC, { content: null, finishReason }));
      expect(error).toBeInstanceOf(LlmAnswerInvalid);
      expect(error).toMatchObject({ usage: { calls: 1, outputTokens: 0 } });
    },
  );
});

describe('an error of Anthropic', () => {
  it.each([
    [402, 'billing_error', 'There is an issue with your billing.'],
    [403, 'billing_error', 'There is an issue with your billing.'],
    [400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'],
    [400, 'invalid_request_error', 'You have reached your specified API usage limits.'],
  ])('of status %i, %s: "%s" is an account without credit', async (status, type, message) => {
    const body = ANTHROPIC.errorBody(message, type);
    const error = await failureOf(await simulate(ANTHROPIC, { status, body }));
    expect(error).toBeInstanceOf(LlmQuotaExhausted);
    expect(error).toMatchObject({ traits: { retryable: false } });
    expect(error.message).toContain(message);
  });

  // The codes are those that the SDK documents for Messages.
  it.each([
    [429, 'rate_limit_error', 'contract_spend_limit_reached', LlmQuotaExhausted],
    [429, 'rate_limit_error', 'enforced_spend_limit_reached', LlmQuotaExhausted],
    [402, 'billing_error', 'linked_organization_spend_limit_reached', LlmQuotaExhausted],
    [429, 'rate_limit_error', 'ramp_limit_exceeded', LlmRateLimited],
    [503, 'api_error', 'cmek_key_unreachable', LlmUnavailable],
    [413, 'invalid_request_error', 'request_body_too_large_after_decoding', LlmRequestRejected],
  ])('of status %i, %s, is told by its code %s', async (status, errorType, code, type) => {
    const body = anthropicError(errorType, 'the reason', code);
    expect(await failureOf(await simulate(ANTHROPIC, { status, body }))).toBeInstanceOf(type);
  });

  it.each([
    [400, 'invalid_request_error', LlmRequestRejected],
    [401, 'authentication_error', LlmUnauthorized],
    [403, 'permission_error', LlmUnauthorized],
    [404, 'not_found_error', LlmRequestRejected],
    [409, 'conflict_error', LlmUnavailable],
    [413, 'request_too_large', LlmRequestRejected],
    [429, 'rate_limit_error', LlmRateLimited],
    [500, 'api_error', LlmUnavailable],
    [504, 'timeout_error', LlmUnavailable],
    [529, 'overloaded_error', LlmUnavailable],
  ])('of status %i, %s is of its type', async (status, errorType, type) => {
    const body = ANTHROPIC.errorBody('the reason', errorType);
    expect(await failureOf(await simulate(ANTHROPIC, { status, body }))).toBeInstanceOf(type);
  });
});
