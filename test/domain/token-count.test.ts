import * as fc from 'fast-check';
import { countTokens as countAtOnce } from 'gpt-tokenizer/encoding/o200k_base';
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

  it('counts a text as its lines together', () => {
    const line = fc.string({
      unit: fc.constantFrom('word ', 'x', '. ', '…', '語', '😀', '12', "it's"),
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.constantFrom('\n', '\n\n'),
        (given, end) => {
          const lines = given.map((each) => `${each.trim() || 'x'}${end}`);
          const sum = lines.reduce((tokens, each) => tokens + countTokens(each), 0);
          expect(countTokens(lines.join(''))).toBe(sum);
        },
      ),
    );
  });

  it('counts a text as the encoding does, however it is cut to be counted', () => {
    const text = `${words(300)}.\n\n- ${words(300)} 2024:\n`.repeat(5);
    expect(countTokens(text)).toBe(countAtOnce(text));
  });
});
