/** What providers say of their rate limits in the headers of an answer. */

/** What is left of a limit, and when all of it is there again. */
export interface RateLimit {
  of: 'requests' | 'tokens' | 'input-tokens' | 'output-tokens';
  /** Undefined where the provider does not say. */
  limit: number | undefined;
  remaining: number;
  /** Milliseconds from the answer on. */
  resetMs: number;
}

/** An absurd wait is a mistake of the server's; limits by the day, the longest there are, stay within it. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1000;
const DECIMAL = /^\d+(\.\d+)?$/;
const HTTP_DATE = /^[A-Z][a-z]{2,8}, .+ GMT$/;

/**
 * Milliseconds to wait before the next try, from `retry-after-ms`, or from `retry-after` in seconds or as a date
 * (RFC 9110, 10.2.3); undefined when neither says.
 *
 * @param now milliseconds since the epoch, by which dates are read when the answer has none itself
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = headers.get('retry-after-ms')?.trim() ?? '';
  const given = headers.get('retry-after')?.trim() ?? '';
  if (DECIMAL.test(milliseconds)) return asWait(Number(milliseconds));
  if (DECIMAL.test(given)) return asWait(Number(given) * 1000);
  if (HTTP_DATE.test(given)) return asWait(Date.parse(given) - sentAt(headers, now));
  return undefined;
}

/** Milliseconds until the limit that was reached is whole again; undefined when the headers tell of none. */
export function untilReset(headers: Headers, now: number): number | undefined {
  const limits = rateLimits(headers, now);
  const reached = limits.filter(({ remaining }) => remaining <= 0);
  // A request for more tokens than are left is refused, too.
  const waits = (reached.length > 0 ? reached : limits).map(({ resetMs }) => resetMs);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

const KINDS = ['requests', 'tokens', 'input-tokens', 'output-tokens'] as const;

/** The limits that the headers tell of, as OpenAI (`x-ratelimit-…`) or Anthropic (`anthropic-ratelimit-…`) has them. */
export function rateLimits(headers: Headers, now: number): RateLimit[] {
  return KINDS.flatMap((of) => [
    ...limitFrom(of, headers, {
      limit: `x-ratelimit-limit-${of}`,
      remaining: `x-ratelimit-remaining-${of}`,
      resetMs: duration(headers.get(`x-ratelimit-reset-${of}`) ?? ''),
    }),
    ...limitFrom(of, headers, {
      limit: `anthropic-ratelimit-${of}-limit`,
      remaining: `anthropic-ratelimit-${of}-remaining`,
      resetMs: untilTime(headers.get(`anthropic-ratelimit-${of}-reset`) ?? '', headers, now),
    }),
  ]);
}

function limitFrom(
  of: RateLimit['of'],
  headers: Headers,
  names: { limit: string; remaining: string; resetMs: number | undefined },
): RateLimit[] {
  const remaining = wholeNumber(headers.get(names.remaining));
  if (remaining === undefined || names.resetMs === undefined) return [];
  return [{ of, limit: wholeNumber(headers.get(names.limit)), remaining, resetMs: names.resetMs }];
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}

const DURATION = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/;

/** OpenAI writes durations as Go does: `1s`, `6m0s`, `20ms`. */
function duration(text: string): number | undefined {
  const parts = DURATION.exec(text.trim());
  if (parts === null || parts[0] === '') return undefined;
  const [days, hours, minutes, seconds, milliseconds] = parts
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number];
  const total = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  return asWait(total);
}

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

function untilTime(text: string, headers: Headers, now: number): number | undefined {
  if (!RFC_3339.test(text.trim())) return undefined;
  return asWait(Date.parse(text.trim()) - sentAt(headers, now));
}

/** When the answer was sent, by the clock that its other times are of. */
function sentAt(headers: Headers, now: number): number {
  const date = headers.get('date')?.trim() ?? '';
  const sent = HTTP_DATE.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isFinite(sent) ? sent : now;
}

function asWait(milliseconds: number): number | undefined {
  return Number.isFinite(milliseconds)
    ? Math.min(Math.max(milliseconds, 0), MAX_WAIT_MS)
    : undefined;
}
