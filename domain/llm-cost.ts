import type { ModelPrice } from './budget.ts';
import type { LlmUsage } from './llm-usage.ts';

/**
 * What calls have cost in US dollars, by the price of each model; null when one of them has no known price. Tokens of
 * the provider's prompt cache, which most sell cheaper, count in full: it costs no more than that.
 */
export function costUsd(
  { byModel = [] }: LlmUsage,
  prices: Readonly<Record<string, ModelPrice>>,
): number | null {
  let microUsd = 0;
  for (const { model, inputTokens, outputTokens } of byModel) {
    const price = prices[model];
    if (price === undefined) return null;
    // Dollars a million tokens are millionths of a dollar a token.
    microUsd += inputTokens * price.input + outputTokens * price.output;
  }
  return microUsd / 1_000_000;
}
