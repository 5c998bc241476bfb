import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { GraphStore } from '../../stores/neo4j/graph-store.ts';
import { storedDocuments } from '../../stores/neo4j/read-documents.ts';
import { write } from '../stores/neo4j/document-builder.ts';
import { startBoltProxy, type BoltProxy } from './bolt-proxy.ts';

/*
 * Community Edition is no cluster; so the real server is asked with routing, and what a member of a cluster says that
 * leads it no more is put into its mouth.
 */
let proxy: BoltProxy;
let stores: GraphStore[];
beforeEach(async () => {
  const { hostname, port } = new URL(inject('addresses').neo4j.uri);
  proxy = await startBoltProxy({ host: hostname, port: Number(port) });
  stores = [];
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await proxy.close();
});

function open(scheme: string): GraphStore {
  const { user, password } = inject('addresses').neo4j;
  const store = new GraphStore({
    // Routing leads back to the address that was asked.
    uri: `${scheme}://127.0.0.1:${proxy.port}`,
    user,
    password,
    database: 'neo4j',
    maxConnectionPoolSize: 5,
    maxTransactionRetryTimeMs: 30_000,
  });
  stores.push(store);
  return store;
}

it.each([
  'Neo.ClientError.Cluster.NotALeader',
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
  'Neo.TransientError.General.DatabaseUnavailable',
])('a document is written once all the same, after %s', async (code) => {
  const tenantId = `tenant-${randomUUID()}`;
  const graph = open('neo4j');
  await graph.prepare();
  const failed = proxy.failNext(code, 'No longer the leader.');
  await write(graph, { tenantId, documentId: 'one', segments: { s1: ['Kafka'] } });
  await failed;
  expect(await storedDocuments(graph, tenantId)).toMatchObject([{ document_id: 'one' }]);
  expect(
    await graph.read('MATCH (s:Segment {tenant_id: $tenantId}) RETURN count(s) AS n', { tenantId }),
  ).toEqual([{ n: 1 }]);
});

it('without routing it is waited for, and said how to find the leader', async () => {
  const graph = open('bolt');
  await graph.verify();
  const failed = proxy.failNext('Neo.ClientError.Cluster.NotALeader', 'No longer the leader.');
  await expect(
    write(graph, { tenantId: `tenant-${randomUUID()}`, documentId: 'one', segments: {} }),
  ).rejects.toMatchObject({
    name: 'StoreUnavailable',
    message: expect.stringContaining('neo4j://') as string,
  });
  await failed;
});
