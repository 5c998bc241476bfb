import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LlmAnswerInvalid, LlmRateLimited, LlmUnavailable } from '../../domain/errors.ts';
import type { LlmUsage } from '../../domain/llm-usage.ts';
import type { ChatModel, ChatRequest } from '../../llm/chat-model.ts';
import { GatedModel } from '../../llm/gated-model.ts';
import { ProviderGate } from '../../llm/provider-gate.ts';
import { ReportedLimits } from '../../llm/reported-limits.ts';
import { TokenWindow } from '../../llm/token-window.ts';
import { rejectionOf } from './providers.ts';

const MINUTE_MS = 60_000;

const request = (subject: string): ChatRequest<unknown> => ({
  subject,
  instructions: 'Extract.',
  input: 'Warehouse Ledger keeps stock.',
  schema: z.unknown(),
  schemaName: 'extraction',
});

/** A gated model whose calls end as they are told, by a clock that stands. */
function aModel({ tokensPerMinute = 10_000 }: { tokensPerMinute?: number | undefined } = {}) {
  const clock = { now: Date.parse('2026-02-01T12:00:00Z') };
  const now = () => clock.now;
  const asked: string[] = [];
  const script: { usage?: LlmUsage; failure?: Error; headers?: Record<string, string> } = {};
  const reported = new ReportedLimits(now);
  const inner: ChatModel = {
    provider: 'openai',
    model: 'model-1',
    answer: async <Answer>({ subject }: ChatRequest<Answer>) => {
      asked.push(subject);
      if (script.failure !== undefined) throw script.failure;
      reported.report(new Headers(script.headers));
      const usage = script.usage ?? { calls: 1, inputTokens: 3000, outputTokens: 1000 };
      return { answer: 'answer' as Answer, usage };
    },
  };
  const model = new GatedModel(inner, {
    gate: new ProviderGate({ who: 'Acme', subjectsToOpen: 3, now, random: () => 0 }),
    reported,
    tokens: new TokenWindow(tokensPerMinute, now),
  });
  return { model, clock, asked, script };
}

describe('GatedModel', () => {
  it('answers as the model does', async () => {
    const { model } = aModel();
    expect(model).toMatchObject({ provider: 'openai', model: 'model-1' });
    expect(await model.answer(request('a'))).toMatchObject({ answer: 'answer' });
  });

  it('turns a call back that has no tokens left in this minute, and names the limit', async () => {
    const { model, clock, asked } = aModel();
    for (const subject of ['a', 'b']) await model.answer(request(subject));
    clock.now += 20_000;
    const turnedBack = await rejectionOf(model.answer(request('c')));
    expect(turnedBack).toBeInstanceOf(LlmRateLimited);
    expect(turnedBack).toMatchObject({ retryAfterMs: 40_000 });
    expect(turnedBack.message).toContain('OPENAI_MAX_TPM');
    expect(asked).toEqual(['a', 'b']);
    clock.now += 40_000;
    await model.answer(request('c'));
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  it('goes by what calls cost, also those of no use', async () => {
    const { model, script } = aModel();
    const invalid = new LlmAnswerInvalid('no JSON');
    invalid.usage = { calls: 1, inputTokens: 9000, outputTokens: 900 };
    script.failure = invalid;
    expect(await rejectionOf(model.answer(request('a')))).toBe(invalid);
    expect(await rejectionOf(model.answer(request('a')))).toBeInstanceOf(LlmRateLimited);
  });

  it('takes nothing for a call that the provider turned away', async () => {
    const { model, script } = aModel({ tokensPerMinute: 1500 });
    script.failure = new LlmRateLimited('slow down');
    for (let call = 0; call < 9; call++) {
      expect(await rejectionOf(model.answer(request('a')))).toBe(script.failure);
    }
  });

  it.each([
    ['whose cost nobody knows', { failure: new LlmUnavailable('500') }],
    ['of a server that does not count', { usage: { calls: 1, inputTokens: 0, outputTokens: 0 } }],
  ])('keeps to the estimate for a call %s', async (_, script) => {
    const { model, script: ownScript, asked } = aModel({ tokensPerMinute: 1500 });
    Object.assign(ownScript, script);
    await model.answer(request('a')).catch(() => undefined);
    expect(await rejectionOf(model.answer(request('b')))).toBeInstanceOf(LlmRateLimited);
    expect(asked).toEqual(['a']);
  });

  it('heeds what the provider says is left', async () => {
    const { model, script, clock, asked } = aModel();
    script.headers = {
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '1m0s',
    };
    script.usage = { calls: 1, inputTokens: 10, outputTokens: 10 };
    await model.answer(request('a'));
    const turnedBack = await rejectionOf(model.answer(request('b')));
    expect(turnedBack).toBeInstanceOf(LlmRateLimited);
    expect(turnedBack).toMatchObject({ retryAfterMs: MINUTE_MS / 60 });
    clock.now += MINUTE_MS / 60;
    await model.answer(request('b'));
    expect(asked).toEqual(['a', 'b']);
  });
});
