import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTokens } from '../../domain/token-count.ts';
import { embeddingRequests } from '../../embedding/embedding-requests.ts';

const LIMITS = { inputs: 3, tokensPerInput: 6, tokens: 10 };

describe('embeddingRequests', () => {
  it.each([
    ['nothing', [], []],
    ['as many inputs as are allowed', ['a', 'b', 'c', 'd'], [['a', 'b', 'c'], ['d']]],
    [
      'as many tokens as are allowed',
      ['one two three four', 'one two three four', 'one two three four'],
      [['one two three four', 'one two three four'], ['one two three four']],
    ],
  ])('puts into a request %s', (_, texts, requests) => {
    expect(embeddingRequests(texts, LIMITS)).toEqual(requests);
  });

  it('refuses a text that no request can hold, without repeating much of it', () => {
    const text = 'word '.repeat(9000);
    expect(() => embeddingRequests(['fine', text])).toThrow(/tokens cannot be embedded, 8192/);
    expect(() => embeddingRequests([text])).toThrow(
      expect.objectContaining({ name: 'LlmRequestRejected' }) as Error,
    );
    try {
      embeddingRequests([text]);
    } catch (error) {
      expect((error as Error).message.length).toBeLessThan(300);
    }
  });

  it('keeps every text in order, within all limits', () => {
    const word = fc.array(fc.constantFrom('one', 'two', 'three'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word.map((words) => words.join(' '))), (texts) => {
        const requests = embeddingRequests(texts, LIMITS);
        expect(requests.flat()).toEqual(texts);
        for (const request of requests) {
          expect(request.length).toBeLessThanOrEqual(3);
          const tokens = request.reduce((sum, text) => sum + countTokens(text), 0);
          expect(tokens).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
});
