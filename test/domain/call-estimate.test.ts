import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { estimateCall } from '../../domain/call-estimate.ts';
import { extractionClaimsSchema, prepassSchema } from '../../domain/concept.ts';
import { NAMES_A_CALL } from '../../domain/name-batches.ts';
import { nameGroupsSchema } from '../../domain/name-groups.ts';
import { englishPromptsFor } from '../../llm/prompts/english.ts';
import { NAMES_PROMPT, namesInput } from '../../llm/prompts/names.ts';
import { PROMPT_SETS } from '../../llm/prompts/prompt-set.ts';
import { countTokens } from '../../domain/token-count.ts';

describe.each([...PROMPT_SETS, ['another language', englishPromptsFor('pl')] as const])(
  'the estimate of a call with prompts in %s',
  (_, prompts) => {
    it.each([
      ['prepass', prompts.prepass, prepassSchema],
      ['extraction', prompts.extraction, extractionClaimsSchema],
    ] as const)('leaves room for the rest of a %s', (step, instructions, schema) => {
      const prompt =
        countTokens(instructions) + countTokens(JSON.stringify(z.toJSONSchema(schema)));
      const aContext = countTokens('An acronym, what it stands for. '.repeat(100));
      expect(estimateCall(step, 0).inputTokens).toBeGreaterThanOrEqual(prompt + aContext);
    });
  },
);

it('leaves room for the rest of a comparison of names', () => {
  const schema = JSON.stringify(z.toJSONSchema(nameGroupsSchema));
  const names = Array.from({ length: NAMES_A_CALL }, () => {
    return { name: '', type: 'STANDARD' as const, definition: null };
  });
  const prompt = [NAMES_PROMPT, schema, namesInput(names)].map(countTokens);
  const sum = prompt.reduce((total, tokens) => total + tokens);
  expect(estimateCall('canonicalisation', 0).inputTokens).toBeGreaterThanOrEqual(sum);
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
