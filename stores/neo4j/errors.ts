import { isRetryableError, Neo4jError } from 'neo4j-driver';
import { KnowbaseError, StoreRejected, StoreUnavailable } from '../../domain/errors.ts';
import { certificateFailure } from '../certificate-failure.ts';

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

/** For some seconds the server lets nobody in as this user, since somebody gave wrong passwords. */
const LOCKED_OUT = 'Neo.ClientError.Security.AuthenticationRateLimit';

/** Codes of a member of a cluster that does not lead; with routing the driver looks for the one that does. */
const NOT_LEADER_CODES = [
  'Neo.ClientError.Cluster.NotALeader',
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
];

const PASSING_CODES = [...OUTAGE_CODES, ...NOT_LEADER_CODES, LOCKED_OUT];

/** The driver's advice on connections, which stands before the reason. */
const CONNECTION_ADVICE = /^Failed to connect to server\..*? Caused by: /s;

/** What the driver threw, as one of our types; anything that is not the driver's as it is. */
export function neo4jError(address: string, error: unknown): unknown {
  if (error instanceof KnowbaseError || !(error instanceof Neo4jError)) return error;
  const refusal = rejection(error);
  if (refusal !== undefined) {
    return new StoreRejected(`Neo4j at ${address} ${refusal}`, { cause: error });
  }
  return new StoreUnavailable(`Neo4j at ${address} ${outage(address, error)}`, { cause: error });
}

/** What is wrong with what was asked for; undefined when the same may do later. */
function rejection(error: Neo4jError): string | undefined {
  const { code, message } = error;
  if (PASSING_CODES.includes(code) || isRetryableError(error)) return undefined;
  if (code.startsWith('Neo.ClientError.Security')) {
    return `refuses the user: ${message} Check NEO4J_USER and NEO4J_PASSWORD.`;
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return `does not have the database: ${message} Check NEO4J_DATABASE.`;
  }
  return `rejects the request (${code}): ${message}`;
}

/** Why it has to be waited for. */
function outage(address: string, error: Neo4jError): string {
  if (error.code === LOCKED_OUT) {
    return `lets the user in again later: ${error.message} Check NEO4J_USER and NEO4J_PASSWORD.`;
  }
  if (NOT_LEADER_CODES.includes(error.code)) {
    return `does not lead its cluster: ${error.message} With neo4j:// in NEO4J_URI the leader is found.`;
  }
  const reason = rootCause(error).message.replace(CONNECTION_ADVICE, '');
  const code = /Socket responded with: (\w+)/.exec(reason)?.[1];
  const untrusted = code === undefined ? undefined : certificateFailure(code, 'NEO4J_URI');
  if (untrusted !== undefined) return `is not trusted. ${untrusted}`;
  // That is all there is to see of a server that wants TLS.
  const hint =
    reason === 'Connection was closed by server' && /^(bolt|neo4j):/.test(address)
      ? '. If it wants TLS, NEO4J_URI begins with bolt+s:// or neo4j+s://.'
      : '';
  return `does not answer: ${reason}${hint}`;
}

/** With routing the driver itself says no more than that it found no server. */
function rootCause(error: Neo4jError): Neo4jError {
  return error.cause instanceof Neo4jError ? rootCause(error.cause) : error;
}

/** Whether a constraint or an index could not be made because it is there. */
export function isAlreadyMade(error: unknown): boolean {
  return (
    error instanceof Neo4jError && /^Neo\.ClientError\.Schema\..*AlreadyExists$/.test(error.code)
  );
}
