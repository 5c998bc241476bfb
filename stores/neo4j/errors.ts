import { isRetryableError, Neo4jError } from 'neo4j-driver';
import { KnowbaseError, StoreRejected, StoreUnavailable } from '../../domain/errors.ts';

/**
 * Codes for a server that cannot be reached now; what the driver would repeat counts too. The last two are of a
 * transaction that a server ended which shuts down: the driver takes them for what the client did.
 */
const OUTAGE_CODES = [
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.ClientError.Transaction.LockClientStopped',
  'Neo.ClientError.Transaction.Terminated',
];

/** What the driver threw, as one of our types; anything that is not the driver's as it is. */
export function neo4jError(address: string, error: unknown): unknown {
  if (error instanceof KnowbaseError || !(error instanceof Neo4jError)) return error;
  const { code, message } = error;
  if (OUTAGE_CODES.includes(code) || isRetryableError(error)) {
    return new StoreUnavailable(`Neo4j at ${address} does not answer: ${message}`, {
      cause: error,
    });
  }
  if (code.startsWith('Neo.ClientError.Security')) {
    return new StoreRejected(
      `Neo4j at ${address} refuses the user: ${message} Check NEO4J_USER and NEO4J_PASSWORD.`,
      { cause: error },
    );
  }
  return new StoreRejected(`Neo4j at ${address} rejects the request (${code}): ${message}`, {
    cause: error,
  });
}

/** Whether a constraint or an index could not be made because it is there. */
export function isAlreadyMade(error: unknown): boolean {
  return (
    error instanceof Neo4jError && /^Neo\.ClientError\.Schema\..*AlreadyExists$/.test(error.code)
  );
}
