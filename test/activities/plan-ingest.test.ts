import { describe, expect, it } from 'vitest';
import { planIngest } from '../../activities/plan-ingest.ts';
import type { BudgetSettings } from '../../domain/budget.ts';
import type { RoutingSettings } from '../../domain/routing.ts';
import { aReader, anEmbedder } from './readers.ts';

const ROUTING: RoutingSettings = {
  prepass: 'llm',
  smallFromEntities: 3,
  bigFromEntities: 9,
  longFromTokens: 200,
};
const budget: BudgetSettings = { document: {}, tenantDaily: {}, whenSpent: 'stop', prices: {} };

describe('planIngest', () => {
  it('tells what the workers are configured with, as plain data', () => {
    const reader = aReader({ model: 'gpt', version: 'v3' });
    const bigReader = aReader({ model: 'gpt-large', version: 'v3' });
    const plan = planIngest(reader, 7, anEmbedder({ provider: 'openai' }), {
      bigReader,
      outagePatienceMs: 5000,
      budget,
      routing: ROUTING,
      replayWindowSeconds: 60,
    });
    expect(plan).toEqual({
      reader: { provider: 'openai', model: 'gpt', version: 'v3' },
      maxParallelSegments: 7,
      embeddingModel: 'embedding-1',
      embeddingProvider: 'openai',
      bigReader: { provider: 'openai', model: 'gpt-large', version: 'v3' },
      outagePatienceMs: 5000,
      routing: ROUTING,
      prices: {},
      replayWindowSeconds: 60,
    });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it.each([
    ['openai', 'llm', 'llm'],
    ['openai', 'rules', undefined],
    // It is no LLM that could be asked.
    ['local', 'llm', undefined],
  ] as const)('with %s and CANONICALISATION=%s has names compared by %s', (provider, by, asked) => {
    const plan = planIngest({ ...aReader(), provider }, 7, anEmbedder(), {
      bigReader: undefined,
      outagePatienceMs: 0,
      routing: ROUTING,
      replayWindowSeconds: 0,
      budget,
      canonicalisation: by,
    });
    expect(plan.canonicalisation).toBe(asked);
  });

  it('has no bigger model where none is configured', () => {
    const plan = planIngest(aReader(), 7, anEmbedder(), {
      bigReader: undefined,
      outagePatienceMs: 0,
      routing: ROUTING,
      replayWindowSeconds: 0,
      budget,
    });
    expect('bigReader' in plan).toBe(false);
  });

  it('has the budgets with the prices of its models, where there are any', () => {
    const plan = planIngest(aReader({ model: 'gpt' }), 7, anEmbedder(), {
      bigReader: undefined,
      outagePatienceMs: 0,
      routing: ROUTING,
      replayWindowSeconds: 0,
      budget: {
        ...budget,
        document: { calls: 5 },
        prices: { gpt: { input: 1, output: 2 }, other: { input: 3, output: 4 } },
      },
    });
    expect(plan.budget).toEqual({
      document: { calls: 5 },
      tenantDaily: {},
      whenSpent: 'stop',
      prices: { SMALL: { input: 1, output: 2 }, BIG: null },
    });
  });
});
