import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { GraphStore } from '../../stores/neo4j/graph-store.ts';

/** A store on the graph of the tests, as a worker has one. */
export function openTestGraph(): GraphStore {
  const { uri, user, password } = inject('addresses').neo4j;
  return new GraphStore({
    uri,
    user,
    password,
    database: 'neo4j',
    maxConnectionPoolSize: 10,
    maxTransactionRetryTimeMs: 30_000,
  });
}

/** A tenant that nobody else has. */
export function newTenant(): string {
  return `tenant-${randomUUID()}`;
}
