import type { MetricMeter, MetricTags } from '@temporalio/common';
import { noopMetricMeter } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { usageOfCall } from '../../domain/llm-usage.ts';
import type { SentCall } from '../../llm/metered-model.ts';
import { llmMetrics } from '../../workers/llm-metrics.ts';

const TAGS = { provider: 'openai', model: 'model-1', step: 'prepass' };
const PRICES = { 'model-1': { input: 0.25, output: 2 } };
const ANSWERED: SentCall = {
  provider: 'openai',
  model: 'model-1',
  step: 'prepass',
  usage: usageOfCall('model-1', { input: 1000, output: 50, cachedInput: 800 }),
  errorType: undefined,
};

/** What the metrics have after these calls: a line for each value that was added. */
function metricsOf(calls: SentCall[], prices: Parameters<typeof llmMetrics>[1] = PRICES) {
  const values: [name: string, value: number, tags: MetricTags | undefined][] = [];
  const meter: MetricMeter = {
    createGauge: (...about) => noopMetricMeter.createGauge(...about),
    withTags: (tags) => noopMetricMeter.withTags(tags),
    createCounter: (name, unit, description) => ({
      ...noopMetricMeter.createCounter(name, unit, description),
      add: (value, tags) => values.push([name, value, tags]),
    }),
    createHistogram: (name, valueType, unit, description) => ({
      ...noopMetricMeter.createHistogram(name, valueType, unit, description),
      record: (value, tags) => values.push([`${name}_${unit}`, value, tags]),
    }),
  };
  const count = llmMetrics(meter, prices);
  for (const call of calls) count(call);
  return values;
}

describe('llmMetrics', () => {
  it('counts an answer with its tokens and its price', () => {
    expect(metricsOf([ANSWERED])).toEqual([
      ['knowbase_llm_calls', 1, TAGS],
      ['knowbase_llm_input_tokens', 1000, TAGS],
      ['knowbase_llm_cached_input_tokens', 800, TAGS],
      ['knowbase_llm_output_tokens', 50, TAGS],
      ['knowbase_llm_call_cost_usd', 0.00035, TAGS],
    ]);
  });

  it('says nothing of the cost of a model whose price is not known', () => {
    const names = metricsOf([ANSWERED], {}).map(([name]) => name);
    expect(names).toContain('knowbase_llm_calls');
    expect(names).not.toContain('knowbase_llm_call_cost_usd');
  });

  it('counts an answer that is of no use as a call and as a failure', () => {
    const values = metricsOf([{ ...ANSWERED, errorType: 'LlmAnswerInvalid' }]);
    expect(values).toContainEqual(['knowbase_llm_calls', 1, TAGS]);
    expect(values).toContainEqual([
      'knowbase_llm_failed_calls',
      1,
      { ...TAGS, error_type: 'LlmAnswerInvalid' },
    ]);
  });

  it('counts a call without an answer as a failure alone', () => {
    const refused = { ...ANSWERED, usage: undefined, errorType: 'LlmRateLimited' };
    expect(metricsOf([refused])).toEqual([
      ['knowbase_llm_failed_calls', 1, { ...TAGS, error_type: 'LlmRateLimited' }],
    ]);
  });
});
