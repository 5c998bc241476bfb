import { LlmRequestRejected } from '../domain/errors.ts';
import { countTokens } from '../domain/token-count.ts';

/** What OpenAI's embedding endpoint accepts: https://platform.openai.com/docs/api-reference/embeddings/create */
export const EMBEDDING_LIMITS = {
  inputs: 2048,
  tokensPerInput: 8192,
  /** Of all inputs of a request together. */
  tokens: 300_000,
};
export type EmbeddingLimits = typeof EMBEDDING_LIMITS;

/**
 * The texts in requests that the endpoint accepts, in their order.
 *
 * @throws LlmRequestRejected for a text that is too long by itself.
 */
export function embeddingRequests(
  texts: string[],
  limits: EmbeddingLimits = EMBEDDING_LIMITS,
): string[][] {
  const requests: string[][] = [];
  let tokens = 0;
  for (const text of texts) {
    const own = countTokens(text);
    if (own > limits.tokensPerInput) throw tooLong(text, own, limits.tokensPerInput);
    const last = requests.at(-1);
    if (last !== undefined && last.length < limits.inputs && tokens + own <= limits.tokens) {
      last.push(text);
      tokens += own;
    } else {
      requests.push([text]);
      tokens = own;
    }
  }
  return requests;
}

function tooLong(text: string, tokens: number, limit: number): LlmRequestRejected {
  return new LlmRequestRejected(
    `A text of ${tokens} tokens cannot be embedded, ${limit} are allowed: ${JSON.stringify(`${text.slice(0, 60)}…`)}. Lower CHUNK_TOKENS, or ask a shorter question.`,
  );
}
