import { Neo4jError } from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { StoreRejected, StoreUnavailable } from '../../../domain/errors.ts';
import { neo4jError } from '../../../stores/neo4j/errors.ts';

function driverError(code: string, message = 'It failed.', cause?: Error): Neo4jError {
  return new Neo4jError(message, code, '50N42', message, undefined, cause);
}

function failure(code: string): unknown {
  return neo4jError('bolt://graph', driverError(code));
}

function messageOf(address: string, error: Neo4jError): string {
  return (neo4jError(address, error) as Error).message;
}

it.each([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.TransientError.Transaction.DeadlockDetected',
  // As the driver names what a server says that shuts down amid a transaction.
  'Neo.ClientError.Transaction.LockClientStopped',
  'Neo.ClientError.Transaction.Terminated',
])('%s is waited for', (code) => {
  expect(failure(code)).toBeInstanceOf(StoreUnavailable);
  expect(failure(code)).toHaveProperty(
    'message',
    'Neo4j at bolt://graph does not answer: It failed.',
  );
});

it.each([
  ['Neo.ClientError.Cluster.NotALeader', 'neo4j://'],
  ['Neo.ClientError.General.ForbiddenOnReadOnlyDatabase', 'neo4j://'],
  // Of wrong passwords that somebody gave, perhaps not we: it passes.
  ['Neo.ClientError.Security.AuthenticationRateLimit', 'NEO4J_PASSWORD'],
])('%s is waited for, and says what may be amiss', (code, word) => {
  expect(failure(code)).toBeInstanceOf(StoreUnavailable);
  expect(failure(code)).toHaveProperty('message', expect.stringContaining(word));
});

it.each([
  ['Neo.ClientError.Statement.SyntaxError', 'SyntaxError'],
  ['Neo.ClientError.Security.Unauthorized', 'NEO4J_PASSWORD'],
  ['Neo.ClientError.Database.DatabaseNotFound', 'NEO4J_DATABASE'],
])('%s is not', (code, word) => {
  expect(failure(code)).toBeInstanceOf(StoreRejected);
  expect(failure(code)).toHaveProperty('message', expect.stringContaining(word));
});

describe('what the driver says of a connection', () => {
  const ADVICE =
    'Failed to connect to server. Please ensure that your database is listening on the correct host and port. Note that the default has changed in Neo4j 4.0. Caused by: ';
  it('is told without its advice', () => {
    const refused = driverError('ServiceUnavailable', `${ADVICE}connect ECONNREFUSED 127.0.0.1:9`);
    expect(messageOf('bolt://graph:9', refused)).toBe(
      'Neo4j at bolt://graph:9 does not answer: connect ECONNREFUSED 127.0.0.1:9',
    );
  });

  it('is what lies at the bottom, where routing hides it', () => {
    const unknown = driverError('SessionExpired', `${ADVICE}getaddrinfo ENOTFOUND graph`);
    const noRouter = driverError('ServiceUnavailable', 'No routing servers available.', unknown);
    expect(messageOf('neo4j://graph', noRouter)).toBe(
      'Neo4j at neo4j://graph does not answer: getaddrinfo ENOTFOUND graph',
    );
  });

  it('of a certificate says what to do about it', () => {
    const advice = "Server certificate is not trusted. Use `trustedCertificates:['path']`. ";
    const untrusted = driverError(
      'ServiceUnavailable',
      `${ADVICE}${advice}Socket responded with: CERT_HAS_EXPIRED`,
    );
    expect(messageOf('bolt+s://graph', untrusted)).toBe(
      'Neo4j at bolt+s://graph is not trusted. Its certificate is not valid at this time (CERT_HAS_EXPIRED). Renew it, or set the clocks right.',
    );
  });

  it('of one that the server closed asks whether it wants TLS, unless it has it', () => {
    const closed = driverError('ServiceUnavailable', 'Connection was closed by server');
    expect(messageOf('neo4j://graph', closed)).toContain('bolt+s://');
    expect(messageOf('neo4j+s://graph', closed)).not.toContain('bolt+s://');
  });
});

it('leaves what is not of the driver as it is', () => {
  const error = new Error('else');
  expect(neo4jError('bolt://graph', error)).toBe(error);
});
