import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedProvider } from '../simulated-llm/http-server.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

const MODELS = { OPENAI_MODEL: 'small-model', OPENAI_BIG_MODEL: 'big-model' };
const NOT_JSON = { content: 'Certainly! Here is the JSON.' };

let provider: SimulatedProvider;
let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness(MODELS);
  provider = harness.provider;
  await harness.startWorker();
});
afterAll(() => harness.close());
afterEach(() => {
  provider.calls.length = 0;
  provider.options = {};
});

const modelsAsked = (kind: string, topic: string) =>
  provider.calls
    .filter((call) => call.kind === kind && call.text.startsWith(topic))
    .map(({ model }) => model);

describe('a bigger model', () => {
  it('is asked once when the usual one has had two complaints, and told of the last', async () => {
    provider.options = {
      misbehave: ({ kind, text, model }) =>
        kind === 'extraction' && text.startsWith('Orchard 1') && model === 'small-model'
          ? NOT_JSON
          : undefined,
    };
    const deck = await longTalk('Orchard', 2);
    const summary = await harness.ingest(deck, 'escalated');
    expect(summary).toMatchObject({ status: 'complete', llm: { calls: 7 } });
    const small = Array.from({ length: 3 }, () => 'small-model');
    expect(modelsAsked('extraction', 'Orchard 1')).toEqual([...small, 'big-model']);
    expect(modelsAsked('extraction', 'Orchard 2')).toEqual(['small-model']);
    const asked = provider.calls.find(({ model }) => model === 'big-model');
    expect(asked?.input).toContain('The answer is not JSON.');

    // What it said is the answer: nobody is asked a second time.
    provider.calls.length = 0;
    const second = await harness.ingest(deck, 'escalated');
    expect(second).toMatchObject({ status: 'complete', segments: { reused: 2 } });
    expect(provider.calls).toEqual([]);
  });

  it('is asked for a prepass, too', async () => {
    provider.options = {
      misbehave: ({ kind, text, model }) =>
        kind === 'prepass' && text.startsWith('Pasture 1') && model === 'small-model'
          ? { content: '{}' }
          : undefined,
    };
    const summary = await harness.ingest(await longTalk('Pasture', 1));
    expect(summary).toMatchObject({ status: 'complete', llm: { calls: 5 } });
    expect(modelsAsked('extraction', 'Pasture 1')).toEqual(['small-model']);
  });

  it('is the last to be asked', async () => {
    provider.options = {
      misbehave: ({ kind, text }) =>
        kind === 'extraction' && text.startsWith('Quay 1') ? NOT_JSON : undefined,
    };
    const summary = await harness.ingest(await longTalk('Quay', 2));
    expect(summary).toMatchObject({
      status: 'partial',
      failedSegments: [{ topicLabel: 'Quay 1', errorType: 'LlmAnswerInvalid' }],
    });
    expect(modelsAsked('extraction', 'Quay 1')).toHaveLength(4);
  });

  it('is not asked where the usual one is refused', async () => {
    provider.options = { misbehave: () => ({ status: 401 }) };
    const summary = await harness.ingest(await longTalk('Ridge', 2));
    expect(summary.status).toBe('failed');
    expect(modelsAsked('prepass', 'Ridge')).toEqual(['small-model', 'small-model']);
  });
});
