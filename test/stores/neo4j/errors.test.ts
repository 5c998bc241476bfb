import { Neo4jError } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { StoreRejected, StoreUnavailable } from '../../../domain/errors.ts';
import { neo4jError } from '../../../stores/neo4j/errors.ts';

function failure(code: string): unknown {
  return neo4jError('bolt://graph', new Neo4jError('It failed.', code, '50N42', 'It failed.'));
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

it.each(['Neo.ClientError.Statement.SyntaxError', 'Neo.ClientError.Security.Unauthorized'])(
  '%s is not',
  (code) => {
    expect(failure(code)).toBeInstanceOf(StoreRejected);
  },
);

it('leaves what is not of the driver as it is', () => {
  const error = new Error('else');
  expect(neo4jError('bolt://graph', error)).toBe(error);
});
