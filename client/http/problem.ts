import { KnowbaseError } from '../../domain/errors.ts';

/** An error as the API answers it: problem details, RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** HTTP statuses by the type of the error; other errors of the client are 400, ours 500. */
const STATUS_OF: Record<string, number> = {
  InvalidDeck: 422,
  EncryptedDeck: 422,
  DeckTooLarge: 413,
  DocumentNotFound: 404,
  DocumentBusy: 409,
  SegmentNotReplayable: 409,
  IngestCancelled: 409,
  ServerUnreachable: 503,
  StoreUnavailable: 503,
};

/** The error as a problem. What was not foreseen is not told to the client; the log has it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof KnowbaseError) {
    const status = STATUS_OF[error.type] ?? (error.traits.blame === 'input' ? 400 : 502);
    return problem(error.type, status, error.message);
  }
  const { statusCode, code, message } = error as {
    statusCode?: number;
    code?: string;
    message?: string;
  };
  // What Fastify and its plugins refuse: the request is at fault, and they say how.
  if (statusCode !== undefined && statusCode < 500) {
    return problem(code ?? 'BadRequest', statusCode, message ?? 'The request is not understood.');
  }
  return problem('Unexpected', 500, 'The server failed. Its log says why.');
}

export function problem(type: string, status: number, detail: string): Problem {
  return { type: `urn:knowbase:error:${type}`, title: type, status, detail };
}
