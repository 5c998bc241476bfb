import { describe, expect, it, onTestFinished } from 'vitest';
import { parseConfig } from '../../config/config.ts';
import { LlmRateLimited } from '../../domain/errors.ts';
import { createReaders } from '../../llm/create-readers.ts';
import type { SentCall } from '../../llm/metered-model.ts';
import type { SimulatedRequest } from '../simulated-llm/http-server.ts';
import { ANTHROPIC, OPENAI, rejectionOf } from './providers.ts';
import { segmentOf } from './segments.ts';

async function readersOf(environment: Record<string, string>) {
  const readers = await createReaders(parseConfig(environment));
  onTestFinished(() => readers.close());
  return readers;
}

const KEYS = { OPENAI_API_KEY: 'sk-openai-0123456789', ANTHROPIC_API_KEY: 'sk-ant-0123456789' };

describe('createReaders', () => {
  it.each([
    [{}, 'local', ['local']],
    [{ OPENAI_API_KEY: KEYS.OPENAI_API_KEY }, 'openai', ['local', 'openai']],
    [{ ANTHROPIC_API_KEY: KEYS.ANTHROPIC_API_KEY }, 'anthropic', ['anthropic', 'local']],
    [KEYS, 'openai', ['anthropic', 'local', 'openai']],
    [{ ...KEYS, LLM_PROVIDER: 'anthropic' }, 'anthropic', ['anthropic', 'local', 'openai']],
    [{ ...KEYS, LLM_PROVIDER: 'local' }, 'local', ['anthropic', 'local', 'openai']],
  ])('of %j chooses %s, and has one for each key', async (environment, chosen, providers) => {
    const readers = await readersOf(environment);
    expect(readers.chosen.provider).toBe(chosen);
    expect(readers.chosen).toBe(readers.byProvider.get(readers.chosen.provider)?.SMALL);
    expect(readers.bigger).toBeUndefined();
    expect([...readers.byProvider.keys()].toSorted()).toEqual(providers);
    for (const [provider, { SMALL }] of readers.byProvider) {
      expect(SMALL?.provider).toBe(provider);
    }
  });

  it.each([
    [OPENAI, 'OPENAI'],
    [ANTHROPIC, 'ANTHROPIC'],
  ])('gives the reader of $name its address, key and model', async (provider, prefix) => {
    const requests: SimulatedRequest[] = [];
    const server = await provider.startServer({ inspect: (request) => requests.push(request) });
    onTestFinished(() => server.close());
    const { chosen } = await readersOf({
      [`${prefix}_API_KEY`]: 'sk-configured-0123456789',
      [`${prefix}_BASE_URL`]: server.baseUrl,
      [`${prefix}_MODEL`]: 'configured-model',
    });
    expect(chosen.model).toBe('configured-model');
    const { answer } = await chosen.prepass(segmentOf('Warehouse Ledger keeps stock.'));
    expect(answer.entities).toContain('Warehouse Ledger keeps');
    expect(requests).toHaveLength(1);
    expect(requests[0]!.body).toMatchObject({ model: 'configured-model' });
    expect(requests[0]!.headers.authorization).toBe('Bearer sk-configured-0123456789');
  });

  it.each([
    [OPENAI, 'OPENAI'],
    [ANTHROPIC, 'ANTHROPIC'],
  ])('has a second reader for the bigger model of $name', async (provider, prefix) => {
    const server = await provider.startServer();
    onTestFinished(() => server.close());
    const { bigger, byProvider } = await readersOf({
      [`${prefix}_API_KEY`]: 'sk-configured-0123456789',
      [`${prefix}_BASE_URL`]: server.baseUrl,
      [`${prefix}_BIG_MODEL`]: 'bigger-model',
    });
    expect(bigger?.model).toBe('bigger-model');
    expect(byProvider.get(bigger!.provider)?.BIG).toBe(bigger);
    await bigger!.prepass(segmentOf('Warehouse Ledger keeps stock.'));
    expect(server.calls).toMatchObject([{ model: 'bigger-model' }]);
  });

  it('counts the tokens of both models under one limit', async () => {
    const server = await OPENAI.startServer();
    onTestFinished(() => server.close());
    const { chosen, bigger } = await readersOf({
      OPENAI_API_KEY: KEYS.OPENAI_API_KEY,
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_BIG_MODEL: 'bigger-model',
      OPENAI_MAX_TPM: '1600',
    });
    await chosen.prepass(segmentOf('Warehouse Ledger keeps stock. '.repeat(200)));
    const error = await rejectionOf(bigger!.prepass(segmentOf('Courier Portal tracks parcels.')));
    expect(error).toBeInstanceOf(LlmRateLimited);
    expect(server.calls).toHaveLength(1);
  });

  it('tells of each call that was sent, and of none that was turned back', async () => {
    const server = await OPENAI.startServer({
      misbehave: ({ text }) =>
        text.startsWith('Busy') ? { status: 429, headers: { 'retry-after': '60' } } : undefined,
    });
    onTestFinished(() => server.close());
    const calls: SentCall[] = [];
    const config = parseConfig({
      OPENAI_API_KEY: KEYS.OPENAI_API_KEY,
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_MODEL: 'usual-model',
    });
    const { chosen, close } = await createReaders(config, (call) => calls.push(call));
    onTestFinished(close);
    const { usage } = await chosen.prepass(segmentOf('Warehouse Ledger keeps stock.'));
    for (const text of ['Busy Desk waits.', 'Courier Portal tracks parcels.']) {
      expect(await rejectionOf(chosen.prepass(segmentOf(text)))).toBeInstanceOf(LlmRateLimited);
    }
    expect(server.calls).toHaveLength(2);
    const call = { provider: 'openai', model: 'usual-model', step: 'prepass' };
    expect(calls).toEqual([
      { ...call, usage, errorType: undefined },
      { ...call, usage: undefined, errorType: 'LlmRateLimited' },
    ]);
  });

  it('lets one model be asked while the other is to wait', async () => {
    const server = await OPENAI.startServer({
      misbehave: ({ model }) =>
        model === 'bigger-model' ? undefined : { status: 429, headers: { 'retry-after': '60' } },
    });
    onTestFinished(() => server.close());
    const { chosen, bigger } = await readersOf({
      OPENAI_API_KEY: KEYS.OPENAI_API_KEY,
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_BIG_MODEL: 'bigger-model',
    });
    const segment = segmentOf('Warehouse Ledger keeps stock.');
    await rejectionOf(chosen.prepass(segment));
    const turnedBack = await rejectionOf(chosen.prepass(segment));
    expect(turnedBack).toBeInstanceOf(LlmRateLimited);
    expect(server.calls).toHaveLength(1);
    await bigger!.prepass(segment);
    expect(server.calls).toHaveLength(2);
  });

  it('gives the readers the time limit', async () => {
    const server = await OPENAI.startServer({ misbehave: () => 'hang' });
    onTestFinished(() => server.close());
    const { chosen } = await readersOf({
      OPENAI_API_KEY: KEYS.OPENAI_API_KEY,
      OPENAI_BASE_URL: server.baseUrl,
      LLM_TIMEOUT_SECONDS: '1',
    });
    const error = await rejectionOf(chosen.prepass(segmentOf('Text.')));
    expect(error.message).toMatch(/did not answer within/);
  });

  it('reads locally without key or network', async () => {
    const { chosen } = await readersOf({});
    const { answer, usage } = await chosen.prepass(segmentOf('The warehouse keeps stock.'));
    expect(answer.language).toBe('en');
    expect(usage).toEqual({ calls: 0, inputTokens: 0, outputTokens: 0 });
  });
});
