/** What LLM calls have cost. The local reader makes no calls and uses no tokens. */
export interface LlmUsage {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** Of the input tokens, those that the provider had in its prompt cache; absent where it does not say. */
  cachedInputTokens?: number;
  /** The same by model, in the order of their names; absent where nobody was asked. */
  byModel?: ModelUsage[];
}

export interface ModelUsage {
  model: string;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  cachedInputTokens?: number;
}

export const NO_USAGE: LlmUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };

/** What one call of a model has cost. */
export function usageOfCall(
  model: string,
  tokens: { input: number; output: number; cachedInput?: number | null | undefined },
): LlmUsage {
  const usage = {
    calls: 1,
    inputTokens: tokens.input,
    outputTokens: tokens.output,
    ...(tokens.cachedInput ? { cachedInputTokens: tokens.cachedInput } : {}),
  };
  return { ...usage, byModel: [{ model, ...usage }] };
}

export function addUsage(a: LlmUsage, b: LlmUsage): LlmUsage {
  const models = Map.groupBy([...(a.byModel ?? []), ...(b.byModel ?? [])], ({ model }) => model);
  const byModel = [...models]
    .map(([model, usages]): ModelUsage => ({ model, ...usages.reduce(sum, NO_USAGE) }))
    .toSorted((x, y) => (x.model < y.model ? -1 : 1));
  return { ...sum(a, b), ...(byModel.length === 0 ? {} : { byModel }) };
}

type Tokens = Omit<ModelUsage, 'model'>;

function sum(a: Tokens, b: Tokens): Tokens {
  const cached = (a.cachedInputTokens ?? 0) + (b.cachedInputTokens ?? 0);
  return {
    calls: a.calls + b.calls,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    ...(cached === 0 ? {} : { cachedInputTokens: cached }),
  };
}
