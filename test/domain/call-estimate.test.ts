import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { estimateCall } from '../../domain/call-estimate.ts';
import { extractionClaimsSchema, prepassSchema } from '../../domain/concept.ts';
import { EXTRACTION_INSTRUCTIONS } from '../../llm/prompts/extraction.ts';
import { PREPASS_INSTRUCTIONS } from '../../llm/prompts/prepass.ts';
import { countTokens } from '../../domain/token-count.ts';

it.each([
  ['prepass', PREPASS_INSTRUCTIONS, prepassSchema],
  ['extraction', EXTRACTION_INSTRUCTIONS, extractionClaimsSchema],
] as const)('leaves room for instructions and schema of a %s', (step, instructions, schema) => {
  const prompt = countTokens(instructions) + countTokens(JSON.stringify(z.toJSONSchema(schema)));
  expect(estimateCall(step, 0).inputTokens).toBeGreaterThanOrEqual(prompt);
});

it('is more for more text, and always one call', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (a, b) => {
      const [less, more] = [
        estimateCall('prepass', Math.min(a, b)),
        estimateCall('extraction', Math.max(a, b)),
      ];
      expect(less.inputTokens).toBeLessThan(more.inputTokens);
      expect([less.calls, more.calls]).toEqual([1, 1]);
    }),
  );
});
