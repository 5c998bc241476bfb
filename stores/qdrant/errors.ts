import {
  QdrantClientResourceExhaustedError,
  QdrantClientTimeoutError,
  QdrantClientUnexpectedResponseError,
} from '@qdrant/js-client-rest';
import { KnowbaseError, StoreRejected, StoreUnavailable } from '../../domain/errors.ts';
import { certificateFailure } from '../certificate-failure.ts';

/** Shape of what the client's transport throws for an answer that is not a success; not exported by it. */
interface HttpFailure extends Error {
  status: number;
  data: { status?: { error?: string } } | undefined;
}

/** What the client threw, as one of our types. */
export function qdrantError(address: string, error: unknown): unknown {
  if (error instanceof KnowbaseError) return error;
  if (error instanceof QdrantClientResourceExhaustedError) {
    return new StoreUnavailable(`Qdrant at ${address} asks to slow down.`, {
      cause: error,
      retryAfterMs: error.retry_after * 1000,
    });
  }
  if (
    error instanceof QdrantClientTimeoutError ||
    error instanceof QdrantClientUnexpectedResponseError
  ) {
    return new StoreUnavailable(`Qdrant at ${address} does not answer: ${error.message}`, {
      cause: error,
    });
  }
  if (isHttpFailure(error)) return httpError(address, error);
  // `fetch` throws a TypeError for a connection that fails, with the reason as its cause.
  if (error instanceof TypeError && error.message === 'fetch failed') {
    return new StoreUnavailable(`Qdrant at ${address} ${connectionFailure(error)}`, {
      cause: error,
    });
  }
  return error;
}

function connectionFailure(error: TypeError): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  const untrusted =
    'code' in cause ? certificateFailure(String(cause.code), 'QDRANT_URL') : undefined;
  if (untrusted !== undefined) return `is not trusted. ${untrusted}`;
  return `does not answer: ${cause.message}`;
}

function httpError(address: string, error: HttpFailure): KnowbaseError {
  const reason = error.data?.status?.error ?? error.message;
  if (error.status === 401 || error.status === 403) {
    return new StoreRejected(`Qdrant at ${address} refuses the key. Check QDRANT_API_KEY.`, {
      cause: error,
    });
  }
  if (error.status >= 500 && error.status !== 501) {
    return new StoreUnavailable(`Qdrant at ${address} fails (${error.status}): ${reason}`, {
      cause: error,
    });
  }
  return new StoreRejected(
    `Qdrant at ${address} rejects the request (${error.status}): ${reason}`,
    {
      cause: error,
    },
  );
}

export function isHttpFailure(error: unknown): error is HttpFailure {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
