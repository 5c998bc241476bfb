import { describe, expect, it } from 'vitest';
import { addUsage, NO_USAGE, usageOfCall } from '../../domain/llm-usage.ts';

describe('addUsage', () => {
  it('adds calls and tokens, each on its own', () => {
    expect(
      addUsage(
        { calls: 1, inputTokens: 20, outputTokens: 300 },
        { calls: 4, inputTokens: 50, outputTokens: 600 },
      ),
    ).toEqual({ calls: 5, inputTokens: 70, outputTokens: 900 });
  });

  it('adds by model, and what was in the cache', () => {
    const first = usageOfCall('small', { input: 20, output: 3, cachedInput: 10 });
    const second = usageOfCall('big', { input: 40, output: 5 });
    expect([first, second, first].reduce(addUsage, NO_USAGE)).toEqual({
      calls: 3,
      inputTokens: 80,
      outputTokens: 11,
      cachedInputTokens: 20,
      byModel: [
        { model: 'big', calls: 1, inputTokens: 40, outputTokens: 5 },
        { model: 'small', calls: 2, inputTokens: 40, outputTokens: 6, cachedInputTokens: 20 },
      ],
    });
  });

  it('leaves what it adds as it was', () => {
    addUsage(NO_USAGE, { calls: 1, inputTokens: 1, outputTokens: 1 });
    expect(NO_USAGE).toEqual({ calls: 0, inputTokens: 0, outputTokens: 0 });
  });
});
