import type { z } from 'zod';
import { LlmUnavailable } from '../domain/errors.ts';
import { withoutEcho } from './echo.ts';
import { TimeLimit } from './time-limit.ts';

export interface ProviderRequest<Answer> {
  /** Who is asked, as the beginning of a message: 'OpenAI'. */
  who: string;
  timeoutMs: number;
  signal: AbortSignal | undefined;
  /** What is sent of a document: no error repeats it. */
  prompt: string;
  send: (signal: AbortSignal) => Promise<unknown>;
  /** What an error of the provider's SDK means; undefined for any other error. */
  translate: (error: unknown) => Error | undefined;
  /** What an answer is at least. */
  schema: z.ZodType<Answer>;
}

/**
 * Sends one request, within the time limit from first byte to last, and holds the answer to its shape.
 *
 * @throws LlmUnavailable when no whole answer comes in time; what `translate` gives; the signal's reason.
 */
export async function askProvider<Answer>(request: ProviderRequest<Answer>): Promise<Answer> {
  const { who, timeoutMs, signal, prompt, send, translate, schema } = request;
  // The SDKs have a time limit too, but not all of them look at it once the headers are there.
  const limit = new TimeLimit(timeoutMs, signal);
  let answer: unknown;
  try {
    answer = await send(limit.signal);
  } catch (cause) {
    signal?.throwIfAborted();
    if (limit.isOver) {
      throw new LlmUnavailable(`${who} did not answer within ${timeoutMs / 1000} s.`, { cause });
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    const error = translate(cause) ?? new LlmUnavailable(`${who} broke off: ${reason}`, { cause });
    error.message = withoutEcho(error.message, prompt);
    throw error;
  } finally {
    limit.clear();
  }
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LlmUnavailable(
    `${who} answers something else than its API does (${issue?.path.join('.')}: ${issue?.message}). Is the base URL right?`,
  );
}
