import type { MetricMeter } from '@temporalio/common';
import type { ModelPrice } from '../domain/budget.ts';
import { costUsd } from '../domain/llm-cost.ts';
import type { SentCall } from '../llm/metered-model.ts';

/** The histogram of what calls cost, without its unit; `workers/runtime.ts` has its buckets. */
export const CALL_COST = 'knowbase_llm_call_cost';

/**
 * Counts calls of LLMs into the metrics of a worker, by provider, model and step; of which tenant or document a call
 * is they do not say. The exporter adds the endings: `_total` to counters, the unit to histograms.
 *
 * Temporal's counters hold whole numbers, so dollars are the sum of a histogram.
 */
export function llmMetrics(
  meter: MetricMeter,
  prices: Readonly<Record<string, ModelPrice>>,
): (call: SentCall) => void {
  const counter = (name: string, description: string) =>
    meter.createCounter(`knowbase_llm_${name}`, undefined, description);
  const calls = counter('calls', 'Calls that were answered, also where the answer was of no use.');
  const input = counter('input_tokens', 'Tokens of prompts, with those of the prompt cache.');
  const cached = counter('cached_input_tokens', "Of these, those of the provider's prompt cache.");
  const output = counter('output_tokens', 'Tokens of answers.');
  const failed = counter('failed_calls', 'Calls without an answer that can be used.');
  const cost = meter.createHistogram(
    CALL_COST,
    'float',
    'usd',
    'What a call costs by LLM_PRICES, where the model has a price there.',
  );
  return ({ provider, model, step, usage, errorType }) => {
    const tags = { provider, model, step };
    if (errorType !== undefined) failed.add(1, { ...tags, error_type: errorType });
    if (usage === undefined) return;
    calls.add(usage.calls, tags);
    input.add(usage.inputTokens, tags);
    cached.add(usage.cachedInputTokens ?? 0, tags);
    output.add(usage.outputTokens, tags);
    const dollars = costUsd(usage, prices);
    if (dollars !== null) cost.record(dollars, tags);
  };
}
