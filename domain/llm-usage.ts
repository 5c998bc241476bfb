/** What LLM calls have cost. The local reader makes no calls and uses no tokens. */
export interface LlmUsage {
  calls: number;
  inputTokens: number;
  outputTokens: number;
}

export const NO_USAGE: LlmUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };

export function addUsage(a: LlmUsage, b: LlmUsage): LlmUsage {
  return {
    calls: a.calls + b.calls,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  };
}
