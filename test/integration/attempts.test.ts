import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Misbehaviour, SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

const SLOW_DOWN: Misbehaviour = { status: 429, headers: { 'retry-after-ms': '50' } };

let provider: SimulatedOpenAi;
let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness();
  provider = harness.provider;
  await harness.startWorker();
});
afterAll(() => harness.close());
afterEach(() => {
  provider.calls.length = 0;
  provider.options = {};
});

const extractionsOf = (topic: string) =>
  provider.calls.filter(({ kind, text }) => kind === 'extraction' && text.startsWith(topic));

describe('the attempts of a step', () => {
  it('are not used up by a provider that asks to slow down', async () => {
    provider.options = {
      misbehave: ({ kind, text }, earlier) => {
        if (kind !== 'extraction' || !text.startsWith('Fjord 1')) return undefined;
        if (earlier % 4 === 3 && earlier < 8) return { status: 500 };
        return earlier < 8 ? SLOW_DOWN : undefined;
      },
    };
    const summary = await harness.ingest(await longTalk('Fjord', 2), 'slowed-down');
    expect(summary).toMatchObject({ status: 'complete', segments: { succeeded: 2 } });
    expect(extractionsOf('Fjord 1')).toHaveLength(9);
  });

  it('are five, also when one of them lasts until the next heartbeat', async () => {
    const LONGER_THAN_A_HEARTBEAT_MS = 3500;
    provider.options = {
      misbehave: ({ kind, text }) =>
        kind === 'extraction' && text.startsWith('Gorge 1') ? { status: 500 } : undefined,
      before: async ({ kind, text }) => {
        const isSlow = kind === 'extraction' && text.startsWith('Gorge 1');
        if (isSlow && extractionsOf('Gorge 1').length === 3) {
          await new Promise((resolve) => setTimeout(resolve, LONGER_THAN_A_HEARTBEAT_MS));
        }
      },
    };
    const summary = await harness.ingest(await longTalk('Gorge', 2), 'used-up');
    expect(summary).toMatchObject({
      status: 'partial',
      failedSegments: [{ topicLabel: 'Gorge 1', errorType: 'LlmUnavailable' }],
    });
    expect(extractionsOf('Gorge 1')).toHaveLength(5);
  });
});
