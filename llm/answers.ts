import type { z } from 'zod';
import { LlmAnswerInvalid } from '../domain/errors.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import type { Reading } from './segment-reader.ts';

const ISSUES_TOLD = 3;

/** Runs `read` on an answer that cost `usage`; if it cannot be used, the error says what it cost. */
export function readAnswer<Answer>(usage: LlmUsage, read: () => Answer): Reading<Answer> {
  try {
    return { answer: read(), usage };
  } catch (error) {
    if (error instanceof LlmAnswerInvalid) error.usage = usage;
    throw error;
  }
}

/**
 * A model's answer, held to its schema.
 *
 * @throws LlmAnswerInvalid with what the model is to be told when it is asked again.
 */
export function parseAnswer<Answer>(text: string, schema: z.ZodType<Answer>): Answer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new LlmAnswerInvalid('The answer is not JSON.', { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, ISSUES_TOLD)
    .map((issue) => `${issue.path.join('.') || 'the answer'}: ${issue.message}`);
  throw new LlmAnswerInvalid(`The answer breaks the schema (${issues.join('; ')}).`);
}
