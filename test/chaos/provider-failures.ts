import type { Misbehaviour } from '../simulated-llm/http-server.ts';

const SECOND_MS = 1000;

/** What a provider does once in a while, and answers well when it is asked again. */
export const PASSING_FAILURES = {
  '429 with Retry-After in seconds': () => limited({ 'retry-after': '2' }),
  '429 with Retry-After as a date': () =>
    limited({ 'retry-after': new Date(Date.now() + 3 * SECOND_MS).toUTCString() }),
  '429 without Retry-After': () => limited({}),
  '529 with Retry-After': () => ({ status: 529, headers: { 'retry-after': '2' } }),
  '529 without Retry-After': () => ({ status: 529 }),
  '500': () => ({ status: 500 }),
  '503': () => ({ status: 503 }),
  'connection reset': () => 'reset',
  'connection closed in the answer': () => 'cut',
  'no answer': () => 'hang',
  'half an answer, then nothing': () => 'stall',
  'not JSON': () => ({ content: 'Certainly! Here is what you asked for.' }),
  'cut short': () => ({ content: '{"concepts": [{"canonical_name": "Le', finishReason: 'length' }),
  'schema broken': () => ({ content: '{"concepts": 7, "entities": 7}' }),
  refusal: () => ({ content: null, refusal: 'I cannot help with this.' }),
} satisfies Record<string, () => Misbehaviour>;
export type PassingFailure = keyof typeof PASSING_FAILURES;

/** What asking again does not mend: the segment fails at once, with this error, and can be replayed. */
export const LASTING_FAILURES = {
  'quota exhausted': {
    errorType: 'LlmQuotaExhausted',
    misbehave: () => ({
      status: 429,
      body: { error: { message: 'You exceeded your current quota.', code: 'insufficient_quota' } },
    }),
  },
  '401': { errorType: 'LlmUnauthorized', misbehave: () => ({ status: 401 }) },
  '403': { errorType: 'LlmUnauthorized', misbehave: () => ({ status: 403 }) },
  '400': { errorType: 'LlmRequestRejected', misbehave: () => ({ status: 400 }) },
} satisfies Record<string, { errorType: string; misbehave: () => Misbehaviour }>;
export type LastingFailure = keyof typeof LASTING_FAILURES;

function limited(headers: Record<string, string>): Misbehaviour {
  return {
    status: 429,
    headers,
    body: { error: { message: 'Rate limit reached.', code: 'rate_limit_exceeded' } },
  };
}

/** Milliseconds that a misbehaviour asks to wait, from now; undefined when it does not say. */
export function askedWait(misbehaviour: Misbehaviour): number | undefined {
  if (typeof misbehaviour === 'string' || !('status' in misbehaviour)) return undefined;
  const given = misbehaviour.headers?.['retry-after'];
  if (given === undefined) return undefined;
  const seconds = Number(given);
  return Number.isNaN(seconds) ? Date.parse(given) - Date.now() : seconds * SECOND_MS;
}
