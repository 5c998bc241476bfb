import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LlmAnswerInvalid, LlmUnavailable } from '../../domain/errors.ts';
import { rejectionOf } from '../llm/providers.ts';
import { answerWith, lengthOf, simulateEndpoint } from './endpoint.ts';

const USELESS_VECTORS: [string, unknown[]][] = [
  ['too few vectors', [[1, 0]]],
  [
    'too many vectors',
    [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
  ],
  ['no vectors', []],
  [
    'a vector of zeros',
    [
      [1, 0],
      [0, 0],
    ],
  ],
  [
    'a vector with null for NaN',
    [
      [1, 0],
      [null, 1],
    ],
  ],
  [
    'a vector of texts',
    [
      [1, 0],
      ['0', '1'],
    ],
  ],
  ['an empty vector', [[1, 0], []]],
  ['a vector that is null', [[1, 0], null]],
  ['a vector that is a number', [[1, 0], 7]],
  ['a vector in base64', [[1, 0], 'AACAPwAAAAA=']],
];

describe('an answer of an embedding endpoint', () => {
  it.each(USELESS_VECTORS)('with %s cannot be used', async (_, vectors) => {
    const { embedder, requests } = await simulateEndpoint(answerWith(vectors));
    const error = await rejectionOf(embedder.embed(['a', 'b']));
    expect(isRefusal(error)).toBe(true);
    expect(error.message).toMatch(/embedding endpoint/);
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['JSON with the number NaN', '{"data": [{"index": 0, "embedding": [NaN, 1]}]}'],
    ['JSON that breaks off', '{"data": [{"index": 0, "embedding": [0.1'],
    ['no data', '{"object": "list"}'],
    ['data that is null', '{"data": null}'],
    ['data that holds null', '{"data": [null]}'],
    ['null', 'null'],
    ['nothing', ''],
    ['an error under status 200', '{"error": {"message": "model is loading"}}'],
  ])('that is %s fails the call with one of our types', async (_, body) => {
    const { embedder } = await simulateEndpoint({ status: 200, body });
    const error = await rejectionOf(embedder.embed(['a']));
    expect(['LlmAnswerInvalid', 'LlmUnavailable']).toContain(error.name);
  });

  it.each([
    ['over what 32 bits hold', [1e39, 1]],
    ['under what 32 bits hold', [1e-50, 0]],
    ['whose squares are over what 32 bits hold', [1e30, 1e30]],
    ['whose squares are under what 32 bits hold', [1e-30, 1e-30]],
  ])('with numbers %s gives vectors of unit length or none', async (_, numbers) => {
    const { embedder } = await simulateEndpoint(answerWith([numbers]));
    await expectUnitLengthOrRefusal(embedder.embed(['a']));
  });

  it('gives vectors of unit length or none, whatever the numbers', async () => {
    let numbers: number[] = [];
    const { embedder, server } = await simulateEndpoint();
    server.options.misbehave = () => answerWith([numbers]);
    const usual = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(usual, async (given) => {
        numbers = given;
        await expectUnitLengthOrRefusal(embedder.embed(['a']));
      }),
      { numRuns: 50 },
    );
  });

  it('has vectors of one length', async () => {
    const { embedder } = await simulateEndpoint(
      answerWith([
        [1, 0],
        [0, 1, 0],
      ]),
    );
    expect(await rejectionOf(embedder.embed(['a', 'b']))).toBeInstanceOf(LlmAnswerInvalid);
  });
});

/** An answer of another shape is no answer, one with useless numbers is an invalid one. */
function isRefusal(error: unknown): boolean {
  return error instanceof LlmAnswerInvalid || error instanceof LlmUnavailable;
}

async function expectUnitLengthOrRefusal(embedding: Promise<Float32Array[]>): Promise<void> {
  const outcome = await embedding.catch((error: unknown) => error);
  if (isRefusal(outcome)) return;
  const [vector] = outcome as Float32Array[];
  expect(lengthOf(vector!)).toBeCloseTo(1, 4);
}
