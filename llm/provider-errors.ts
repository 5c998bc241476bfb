import {
  LlmQuotaExhausted,
  LlmRateLimited,
  LlmRequestRejected,
  LlmUnauthorized,
  LlmUnavailable,
  type KnowbaseError,
} from '../domain/errors.ts';

/** A failed request, in terms that OpenAI and Anthropic share. */
export interface ProviderFailure {
  /** Who failed, for the message: 'OpenAI', 'the embedding endpoint'. */
  who: string;
  /** HTTP status; undefined when no answer came. */
  status: number | undefined;
  /** The provider's own codes and types for the error, such as `insufficient_quota`. */
  codes: (string | null | undefined)[];
  message: string;
  headers: Headers | undefined;
}

/** Codes for an account without credit; more of them come with the status of a rate limit or a bad request. */
const QUOTA_CODES = ['insufficient_quota', 'billing_hard_limit_reached', 'billing_error'];
const QUOTA_MESSAGE = /credit balance is too low|exceeded your current quota/i;
const MESSAGE_MAX_CHARS = 500;

/** The failure as an error that says whether trying again may help. */
export function llmError(failure: ProviderFailure, cause: unknown): KnowbaseError {
  const { who, status, codes, headers } = failure;
  const message = failure.message.slice(0, MESSAGE_MAX_CHARS);
  if (codes.some((code) => QUOTA_CODES.includes(code ?? '')) || QUOTA_MESSAGE.test(message)) {
    return new LlmQuotaExhausted(`The account at ${who} has no credit left: ${message}`, { cause });
  }
  if (status === 429 || status === 529) {
    const retryAfterMs = headers === undefined ? undefined : retryAfter(headers, Date.now());
    return new LlmRateLimited(`${who} asks to slow down: ${message}`, {
      cause,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
  if (status === 401 || status === 403) {
    return new LlmUnauthorized(`${who} refuses the API key: ${message}`, { cause });
  }
  if (status === undefined || status >= 500 || status === 408 || status === 409) {
    return new LlmUnavailable(`${who} does not answer as it should: ${message}`, { cause });
  }
  return new LlmRequestRejected(`${who} rejects the request: ${message}`, { cause });
}

/** An absurd wait is a mistake of the server's, and would park a segment for days. */
const RETRY_AFTER_MAX_MS = 60 * 60 * 1000;

/**
 * Milliseconds to wait, from `retry-after-ms` or from `retry-after` as seconds or as a date (RFC 9110,
 * 10.2.3); undefined when neither says.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const seconds = headers.get('retry-after') ?? '';
  const wait = [
    Number.parseFloat(headers.get('retry-after-ms') ?? ''),
    /^[\d.]+$/.test(seconds) ? Number(seconds) * 1000 : Date.parse(seconds) - now,
  ].find((milliseconds) => Number.isFinite(milliseconds));
  return wait === undefined ? undefined : Math.min(Math.max(wait, 0), RETRY_AFTER_MAX_MS);
}
