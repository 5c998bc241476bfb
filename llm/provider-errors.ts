import {
  LlmQuotaExhausted,
  LlmRateLimited,
  LlmRequestRejected,
  LlmUnauthorized,
  LlmUnavailable,
  type KnowbaseError,
} from '../domain/errors.ts';
import { retryAfter, untilReset } from './rate-limit-headers.ts';

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
/** Anthropic's; no status of HTTP. */
const OVERLOADED = 529;
const MESSAGE_MAX_CHARS = 500;

/** What a connection fails with that was never made. */
const UNREACHED = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

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
  const now = Date.now();
  const retryAfterMs =
    headers &&
    (retryAfter(headers, now) ?? (status === 429 ? untilReset(headers, now) : undefined));
  const options = { cause, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  // Overloaded, and no word of when to come back: that is a failure like any other.
  if (status === 429 || (status === OVERLOADED && retryAfterMs !== undefined)) {
    return new LlmRateLimited(`${who} asks to slow down: ${message}`, options);
  }
  if (status === 401 || status === 403) {
    return new LlmUnauthorized(`${who} refuses the API key: ${message}`, { cause });
  }
  if (status === undefined || status >= 500 || status === 408 || status === 409) {
    const error = new LlmUnavailable(`${who} does not answer as it should: ${message}`, options);
    error.isUnreachable = causesOf(cause).some(
      ({ code }) => code !== undefined && UNREACHED.has(code),
    );
    return error;
  }
  return new LlmRequestRejected(`${who} rejects the request: ${message}`, { cause });
}

/** What an SDK says of an error, with what lies at the bottom of it: 'Connection error.' alone helps nobody. */
export function withRootCause(message: string, error: Error): string {
  const root = causesOf(error).at(-1);
  return root === undefined ? message : `${message} (${root.message || root.code})`;
}

/** The causes of an error, from the nearest to the root. */
function causesOf(error: unknown): (Error & { code?: string })[] {
  if (!(error instanceof Error)) return [];
  // Connecting to several addresses of a host, each fails.
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return cause instanceof Error ? [cause, ...causesOf(cause)] : [];
}

/** Cut between words: half a key would not be known as one any more, and would not be masked. */
function shortened(message: string): string {
  if (message.length <= MESSAGE_MAX_CHARS) return message;
  const blank = message.lastIndexOf(' ', MESSAGE_MAX_CHARS);
  return `${message.slice(0, Math.max(blank, 0))} …`;
}
