import {
  LlmQuotaExhausted,
  LlmRateLimited,
  LlmRequestRejected,
  LlmUnauthorized,
  LlmUnavailable,
  type KnowbaseError,
} from '../domain/errors.ts';

/** A refused or failed request, in terms that OpenAI and Anthropic share. */
export interface ProviderFailure {
  /** Who failed, as the beginning of a message: 'OpenAI'. */
  who: string;
  /** HTTP status; undefined when no answer came. */
  status: number | undefined;
  /** The provider's own codes and types for the error, such as `insufficient_quota`. */
  codes: (string | null | undefined)[];
  message: string;
  headers: Headers | undefined;
}

/** Codes for an account without credit; they come with the status of a rate limit or of a bad request. */
const QUOTA_CODES = new Set([
  'insufficient_quota',
  'billing_hard_limit_reached',
  'billing_not_active',
  'billing_error',
  'contract_spend_limit_reached',
  'enforced_spend_limit_reached',
]);
/** The same where there is no code for it. */
const QUOTA_MESSAGE =
  /credit balance is too low|exceeded your current quota|reached your specified API usage limits/i;
const PAYMENT_REQUIRED = 402;
const MESSAGE_MAX_CHARS = 500;

/** The failure as an error that says whether trying again may help. */
export function llmError(failure: ProviderFailure, cause: unknown): KnowbaseError {
  const { who, status, codes, headers } = failure;
  const message = shortened(failure.message);
  const isQuota =
    status === PAYMENT_REQUIRED ||
    codes.some((code) => code != null && QUOTA_CODES.has(code)) ||
    QUOTA_MESSAGE.test(message);
  if (isQuota) {
    return new LlmQuotaExhausted(`${who}: the account has no credit left: ${message}`, { cause });
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

/** Cut between words: half a key would not be known as one any more, and would not be masked. */
function shortened(message: string): string {
  if (message.length <= MESSAGE_MAX_CHARS) return message;
  const blank = message.lastIndexOf(' ', MESSAGE_MAX_CHARS);
  return `${message.slice(0, Math.max(blank, 0))} …`;
}

/** An absurd wait is a mistake of the server's, and would park a segment for days. */
const RETRY_AFTER_MAX_MS = 60 * 60 * 1000;
const SECONDS = /^\d+(\.\d+)?$/;
const HTTP_DATE = /^[A-Z][a-z]{2,8}, .+ GMT$/;

/**
 * Milliseconds to wait, from `retry-after-ms` or from `retry-after` as seconds or as a date (RFC 9110,
 * 10.2.3); undefined when neither says.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = headers.get('retry-after-ms')?.trim() ?? '';
  const given = headers.get('retry-after')?.trim() ?? '';
  const wait = SECONDS.test(milliseconds)
    ? Number(milliseconds)
    : SECONDS.test(given)
      ? Number(given) * 1000
      : HTTP_DATE.test(given)
        ? Date.parse(given) - now
        : Number.NaN;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), RETRY_AFTER_MAX_MS) : undefined;
}
