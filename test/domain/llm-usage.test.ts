import { describe, expect, it } from 'vitest';
import { addUsage, NO_USAGE } from '../../domain/llm-usage.ts';

describe('addUsage', () => {
  it('adds calls and tokens, each on its own', () => {
    expect(
      addUsage(
        { calls: 1, inputTokens: 20, outputTokens: 300 },
        { calls: 4, inputTokens: 50, outputTokens: 600 },
      ),
    ).toEqual({ calls: 5, inputTokens: 70, outputTokens: 900 });
  });

  it('leaves what it adds as it was', () => {
    addUsage(NO_USAGE, { calls: 1, inputTokens: 1, outputTokens: 1 });
    expect(NO_USAGE).toEqual({ calls: 0, inputTokens: 0, outputTokens: 0 });
  });
});
