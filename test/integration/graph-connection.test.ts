import { randomUUID } from 'node:crypto';
import neo4j, { type Driver, type EagerResult } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GraphStore, type GraphStoreOptions } from '../../stores/neo4j/graph-store.ts';
import { latestVersion } from '../../stores/neo4j/migrations.ts';
import { conceptsById } from '../../stores/neo4j/read-concepts.ts';
import { storedDocuments } from '../../stores/neo4j/read-documents.ts';
import { write } from '../stores/neo4j/document-builder.ts';

let driver: Driver;
beforeAll(() => {
  const { uri, user, password } = inject('addresses').neo4j;
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
});
afterAll(() => driver.close());

const tenantId = `tenant-${randomUUID()}`;

/** Works with a graph that is opened otherwise than usual. */
async function withGraph<Result>(
  options: Partial<GraphStoreOptions>,
  work: (graph: GraphStore) => Promise<Result>,
): Promise<Result> {
  const { uri, user, password } = inject('addresses').neo4j;
  const graph = new GraphStore({
    uri,
    user,
    password,
    database: 'neo4j',
    maxConnectionPoolSize: 5,
    maxTransactionRetryTimeMs: 1000,
    ...options,
  });
  try {
    return await work(graph);
  } finally {
    await graph.close();
  }
}

describe('a graph', () => {
  it('is written and read with routing, as a cluster wants it', async () => {
    const uri = inject('addresses').neo4j.uri.replace(/^bolt:/, 'neo4j:');
    expect(uri).toMatch(/^neo4j:/);
    const documents = await withGraph({ uri }, async (graph) => {
      await graph.verify();
      await graph.prepare();
      await write(graph, { tenantId, documentId: 'one', segments: { s1: ['Kafka'] } });
      return storedDocuments(graph, tenantId);
    });
    expect(documents).toMatchObject([{ document_id: 'one' }]);
  });

  it.each([
    ['a wrong password', { password: 'wrong-password' }, 'StoreRejected', 'NEO4J_PASSWORD'],
    ['a database that is none', { database: 'nowhere' }, 'StoreRejected', 'nowhere'],
    ['a port where nobody listens', { uri: 'bolt://127.0.0.1:9' }, 'StoreUnavailable', ':9'],
    ['TLS where there is none', { tls: true }, 'StoreUnavailable', 'bolt+s://'],
  ])(
    'cannot be reached with %s',
    async (_, { tls, ...options }: Record<string, unknown>, name, word) => {
      const uri = inject('addresses').neo4j.uri.replace(/^bolt:/, 'bolt+s:');
      const given = { ...(tls === true ? { uri } : {}), ...options };
      await expect(
        withGraph(given, (graph) => graph.read('RETURN 1 AS n', {})),
      ).rejects.toMatchObject({
        name,
        message: expect.stringContaining(word) as string,
      });
    },
  );
});

describe('a graph of an earlier version', () => {
  it('is brought up to date, twice to the same', async () => {
    const earlier = `tenant-${randomUUID()}`;
    await driver.executeQuery(
      `CREATE (d:Document {tenant_id: $tenant, document_id: 'old', name: 'old.pptx', status: 'complete', chunks: 1})
       CREATE (s:Segment {tenant_id: $tenant, document_id: 'old', segment_id: $tenant + '/s', ordinal: 1, text: 'a b'})
       CREATE (a:ProtoConcept {tenant_id: $tenant, canonical_key: 'a', canonical_name: 'A', concept_type: 'ENTITY', concept_id: $tenant + '/a'})
       CREATE (b:ProtoConcept {tenant_id: $tenant, canonical_key: 'b', canonical_name: 'B', concept_type: 'ENTITY', concept_id: $tenant + '/b'})
       CREATE (k:CanonicalConcept {tenant_id: $tenant, canonical_key: 'a'})
       CREATE (d)-[:HAS_SEGMENT]->(s), (a)-[:PROMOTED_TO]->(k)
       CREATE (s)-[:MENTIONS {tenant_id: $tenant, document_id: 'old', surface_form: 'a', confidence: 0.9, slide: 1}]->(a)
       CREATE (s)-[:MENTIONS {tenant_id: $tenant, document_id: 'old', surface_form: 'b', confidence: 0.9, slide: 1}]->(b)
       CREATE (a)-[:USES {tenant_id: $tenant, document_id: 'old', segment_id: $tenant + '/s', confidence: 0.9}]->(b)`,
      { tenant: earlier },
    );
    await driver.executeQuery('MATCH (v:SchemaVersion) SET v.version = 1');
    for (const _ of [1, 2]) {
      await withGraph({}, (graph) => graph.prepare());
      const { records } = await driver.executeQuery<EagerResult<{ rows: unknown[] }>>(
        `MATCH (:Segment {tenant_id: $tenant})-[m:MENTIONS]->(c)
         WITH c, m ORDER BY c.canonical_key
         RETURN collect([c.canonical_key, m.promotes, m.generation]) AS rows`,
        { tenant: earlier },
      );
      expect(records[0]!.get('rows')).toEqual([
        ['a', true, ''],
        ['b', false, ''],
      ]);
    }
    const { records } = await driver.executeQuery<
      EagerResult<{ version: { toNumber: () => number } }>
    >('MATCH (v:SchemaVersion) RETURN v.version AS version');
    expect(records.map((record) => record.get('version').toNumber())).toEqual([latestVersion()]);
    const ids = [`${earlier}/a`, `${earlier}/b`];
    const concepts = await withGraph({}, (graph) => conceptsById(graph, earlier, ids));
    expect(concepts).toMatchObject([
      { canonical_name: 'A', canonical: true, relations: [{ relation_type: 'USES', other: 'B' }] },
      { canonical_name: 'B', canonical: false },
    ]);
  });
});
