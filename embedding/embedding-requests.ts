import { LlmRequestRejected } from '../domain/errors.ts';

/** What an embedding endpoint accepts in one request. */
export interface EmbeddingLimits {
  inputs: number;
  tokensPerInput: number;
  /** Of all inputs together. */
  tokens: number;
}

/** OpenAI's: https://platform.openai.com/docs/api-reference/embeddings/create */
const OPENAI_LIMITS: EmbeddingLimits = { inputs: 2048, tokensPerInput: 8192, tokens: 300_000 };

/**
 * The texts in requests that the endpoint accepts, in their order.
 *
 * @throws LlmRequestRejected for a text that is too long by itself.
 */
export async function embeddingRequests(
  texts: string[],
  limits = OPENAI_LIMITS,
): Promise<string[][]> {
  const requests: string[][] = [];
  let tokens = 0;
  for (const text of texts) {
    const own = await tokensAtMost(text, limits.tokensPerInput);
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

/**
 * Its bytes, of which a token has at least one; the tokens themselves only where the bytes are more than `limit`,
 * since the tokeniser takes 60 MB of a worker, and time of its event loop.
 */
async function tokensAtMost(text: string, limit: number): Promise<number> {
  const bytes = Buffer.byteLength(text);
  if (bytes <= limit) return bytes;
  const { countTokens } = await import('../domain/token-count.ts');
  return countTokens(text);
}

function tooLong(text: string, tokens: number, limit: number): LlmRequestRejected {
  return new LlmRequestRejected(
    `A text of ${tokens} tokens cannot be embedded, ${limit} are allowed: ${JSON.stringify(`${text.slice(0, 60)}…`)}. Lower CHUNK_TOKENS, or ask a shorter question.`,
  );
}
