import { describe, expect, it } from 'vitest';
import { ReportedLimits } from '../../llm/reported-limits.ts';

const NEED = { inputTokens: 900, outputTokens: 100 };

function limitsThatSay(given: Record<string, string>) {
  const clock = { now: Date.parse('2026-02-01T12:00:00Z') };
  const limits = new ReportedLimits(() => clock.now);
  limits.report(new Headers(given));
  return { clock, limits };
}

const openAi = (of: string, limit: number | undefined, remaining: number, reset: string) => ({
  ...(limit === undefined ? {} : { [`x-ratelimit-limit-${of}`]: String(limit) }),
  [`x-ratelimit-remaining-${of}`]: String(remaining),
  [`x-ratelimit-reset-${of}`]: reset,
});

describe('ReportedLimits', () => {
  it('knows nothing until an answer says something', () => {
    const { limits } = limitsThatSay({});
    expect(limits.isKnown).toBe(false);
    expect(limits.waitFor(NEED)).toBe(0);
    limits.report(new Headers(openAi('requests', 60, 0, '60s')));
    expect(limits.isKnown).toBe(true);
    limits.report(new Headers());
    expect(limits.isKnown).toBe(true);
  });

  it.each([
    ['a request is left', openAi('requests', 60, 1, '59s'), 0],
    ['no request is left', openAi('requests', 60, 0, '60s'), 1000],
    ['enough tokens are left', openAi('tokens', 10_000, 1000, '6s'), 0],
    ['half of the tokens are missing', openAi('tokens', 10_000, 500, '9.5s'), 500],
    ['all tokens are missing', openAi('tokens', 10_000, 0, '10s'), 1000],
    ['the call needs more than there ever is', openAi('tokens', 500, 0, '3s'), 3000],
    ['the provider does not say of how many', openAi('tokens', undefined, 0, '10s'), 10_000],
    [
      'of several limits one is reached',
      { ...openAi('requests', 60, 10, '50s'), ...openAi('tokens', 10_000, 0, '10s') },
      1000,
    ],
  ])('waits until there is room: %s', (_, headers, wait) => {
    const { limits, clock } = limitsThatSay(headers);
    expect(limits.waitFor(NEED)).toBe(wait);
    clock.now += wait;
    expect(limits.waitFor(NEED)).toBe(0);
  });

  it('tells tokens of prompts from those of answers, as Anthropic does', () => {
    const soon = '2026-02-01T12:00:10Z';
    const { limits } = limitsThatSay({
      'anthropic-ratelimit-input-tokens-limit': '10000',
      'anthropic-ratelimit-input-tokens-remaining': '900',
      'anthropic-ratelimit-input-tokens-reset': soon,
      'anthropic-ratelimit-output-tokens-limit': '1000',
      'anthropic-ratelimit-output-tokens-remaining': '0',
      'anthropic-ratelimit-output-tokens-reset': soon,
    });
    expect(limits.waitFor(NEED)).toBe(1000);
  });

  it('counts calls that have no answer yet', () => {
    const { limits } = limitsThatSay(openAi('requests', 60, 2, '58s'));
    limits.take(NEED);
    limits.take(NEED);
    expect(limits.waitFor(NEED)).toBeGreaterThan(0);
    limits.report(new Headers(openAi('requests', 60, 30, '30s')));
    expect(limits.waitFor(NEED)).toBe(0);
  });
});
