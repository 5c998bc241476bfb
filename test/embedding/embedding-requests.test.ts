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
  ])('puts into a request %s', async (_, texts, requests) => {
    expect(await embeddingRequests(texts, LIMITS)).toEqual(requests);
  });

  it('counts bytes for tokens, of which it has no fewer, as long as they are few enough', async () => {
    expect(await embeddingRequests(['éé', 'éé', 'éé'], LIMITS)).toEqual([['éé', 'éé'], ['éé']]);
  });

  it('refuses a text that no request can hold, without repeating much of it', async () => {
    const refused = await embeddingRequests(['fine', 'word '.repeat(9000)]).catch(
      (error: unknown) => error as Error,
    );
    expect(refused).toMatchObject({ name: 'LlmRequestRejected' });
    const { message } = refused as Error;
    expect(message).toMatch(/tokens cannot be embedded, 8192/);
    expect(message.length).toBeLessThan(300);
  });

  it('keeps every text in order, within all limits', async () => {
    const word = fc.array(fc.constantFrom('one', 'two', 'three'), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(word.map((words) => words.join(' '))), async (texts) => {
        const requests = await embeddingRequests(texts, LIMITS);
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
