import { describe, expect, it } from 'vitest';
import { countTokens } from '../../domain/token-count.ts';
import { words } from '../pptx/deck-of.ts';

describe('countTokens', () => {
  it.each([
    ['', 0],
    ['word', 1],
    ['hello world', 2],
    [words(10), 10],
  ])('counts %j as %i', (text, tokens) => {
    expect(countTokens(text)).toBe(tokens);
  });

  it('counts a long text as its parts', () => {
    expect(countTokens(words(5000))).toBe(5000);
  });

  it('takes the marks of models for text', () => {
    expect(countTokens('<|endoftext|>')).toBeGreaterThan(1);
  });

  it.each([' ', 'b', '!?-', '日本語', '\n'])('counts a long run of %j', (unit) => {
    const length = 200_000;
    const tokens = countTokens(unit.repeat(length / unit.length));
    expect(tokens).toBeGreaterThan(0);
    expect(tokens).toBeLessThanOrEqual(length);
  });
});
