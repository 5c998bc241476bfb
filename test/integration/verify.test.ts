import { QdrantClient } from '@qdrant/js-client-rest';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { startDeletion } from '../../client/delete-document.ts';
import { verifyLeftovers } from '../../client/verify/repair.ts';
import { verifyDocuments, type DocumentVerdict } from '../../client/verify/verify.ts';
import { brokenRules, takeCensus } from './census.ts';
import { knowbase } from './command-line.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { dumpStores } from './store-dump.ts';
import { longTalk } from './talk.ts';

let harness: ProviderHarness;
let driver: Driver;
let qdrant: QdrantClient;
beforeAll(async () => {
  harness = await createProviderHarness({ EMBEDDING_PROVIDER: 'openai' });
  await harness.startWorker();
  const { neo4j: graph, qdrant: index } = inject('addresses');
  driver = neo4j.driver(graph.uri, neo4j.auth.basic(graph.user, graph.password));
  qdrant = new QdrantClient({ url: index.url, checkCompatibility: false });
});
afterAll(async () => {
  await driver.close();
  await harness.close();
});
afterEach(() => {
  harness.provider.options = {};
});

async function verify(tenantId = harness.tenantId): Promise<DocumentVerdict[]> {
  const verdicts: DocumentVerdict[] = [];
  for await (const one of verifyDocuments(harness.services, tenantId)) verdicts.push(one);
  return verdicts;
}

const change = (query: string) =>
  driver.executeQuery(query, { tenantId: harness.tenantId, now: new Date().toISOString() });

async function removePoints(documentId: string): Promise<void> {
  await qdrant.delete(harness.config.qdrant.collection, {
    wait: true,
    filter: {
      must: [
        { key: 'tenant_id', match: { value: harness.tenantId } },
        { key: 'document_id', match: { value: documentId } },
      ],
    },
  });
}

const idsOf = (lines: string[]) => lines.map((line) => (JSON.parse(line) as string[])[0]);

/** Every count of the stores and the artifacts agrees, and no rule is broken, for this tenant. */
async function expectSound(documents: string[], of = harness): Promise<void> {
  const { services, tenantId } = of;
  const verdicts = await verify(tenantId);
  expect(verdicts.map(({ documentId, condition }) => [documentId, condition])).toEqual(
    documents.map((documentId) => [documentId, 'sound']),
  );
  expect(await verifyLeftovers(services, tenantId, false)).toEqual([]);
  expect(await brokenRules(of)).toEqual([]);
  const census = await takeCensus(of);
  expect(census).toMatchObject({ documents: documents.length, hiddenSegments: 0, writings: 0 });
  const [stored] = await services.graph.read<{ chunks: number; segments: number }>(
    `MATCH (d:Document {tenant_id: $tenantId})
     RETURN coalesce(sum(d.chunks), 0) AS chunks, coalesce(sum(COUNT { (d)-[:HAS_SEGMENT]->() }), 0) AS segments`,
    { tenantId },
  );
  expect(stored).toEqual({ chunks: census.points, segments: census.segments });
}

describe('artifacts, graph and index agree', () => {
  it('after two runs, a changed deck, a cancelled run and a deleted document', async () => {
    const deck = await longTalk('Poplar', 3);
    await harness.ingest(deck);
    await harness.ingest(deck);
    await expectSound(['poplar']);

    const changed = await longTalk('Poplar', 4);
    await harness.ingest(changed);
    await harness.ingest(await longTalk('Aspen', 2));
    await expectSound(['aspen', 'poplar']);
    expect(await takeCensus(harness)).toMatchObject({ segments: 6, points: 6 });

    harness.provider.options = { misbehave: () => 'hang' };
    const ingests = await harness.services.ingests();
    const cancelled = await harness.start(await longTalk('Willow', 2));
    await waitFor(async () => (await ingests.progress(cancelled)).segments.running === 2);
    expect(await verify()).toHaveLength(2);
    await ingests.cancel(cancelled);
    await expect(ingests.result(cancelled)).rejects.toMatchObject({ name: 'IngestCancelled' });
    await expectSound(['aspen', 'poplar']);

    const { services, tenantId } = harness;
    const document = { tenantId, documentId: 'aspen' };
    await (await startDeletion(await services.temporal(), ingests, document)).end();
    await expectSound(['poplar']);
  });

  it('for two tenants with the same deck, of whom neither has anything of the other', async () => {
    const { tenantId } = harness;
    const neighbour = { ...harness, tenantId: `${tenantId}-b` };
    const ingests = await harness.services.ingests();
    const deck = await longTalk('Poplar', 4);
    await ingests.result(await harness.start(deck, 'poplar', { tenantId: neighbour.tenantId }));
    await expectSound(['poplar']);
    await expectSound(['poplar'], neighbour);
    const [ours, theirs] = [await dumpStores(harness), await dumpStores(neighbour)];
    expect(theirs.nodes).toHaveLength(ours.nodes.length);
    expect(idsOf(theirs.points).filter((id) => idsOf(ours.points).includes(id))).toEqual([]);
    const shared = await harness.services.graph.read(
      `MATCH (a {tenant_id: $a})--(b {tenant_id: $b}) RETURN count(*) AS n`,
      { a: tenantId, b: neighbour.tenantId },
    );
    expect(shared).toEqual([{ n: 0 }]);
  });
});

describe('verify', () => {
  it('says what differs, and repairs it without asking an LLM', async () => {
    const before = await dumpStores(harness, { withoutRun: true });
    await change(
      `MATCH (s:Segment {tenant_id: $tenantId, ordinal: 1})-[m:MENTIONS]->(c)
       WHERE COUNT { (c)<-[:MENTIONS]-() } = 1
       WITH s, m ORDER BY m.surface_form LIMIT 1 DELETE m SET s.topic_label = 'Another'`,
    );
    await change(
      `MATCH (a:ProtoConcept {tenant_id: $tenantId}), (b:ProtoConcept {tenant_id: $tenantId})
       MATCH (d:Document {tenant_id: $tenantId})
       WITH a, b, d LIMIT 1
       CREATE (a)-[:REPLACES {tenant_id: $tenantId, document_id: d.document_id,
         generation: d.generation, segment_id: 'none', evidence: 'made up'}]->(b)`,
    );
    await removePoints('poplar');
    const [found] = await verify();
    expect(found).toMatchObject({ condition: 'drifted' });
    expect(found!.differences).toMatchObject([
      { what: 'segments', changed: 1, missing: 0 },
      { what: 'concepts', missing: 1 },
      { what: 'mentions', missing: 1 },
      { what: 'relations', extra: 1 },
      { what: 'chunks', expected: 4, found: 0, missing: 4 },
    ]);

    harness.provider.calls.length = 0;
    const args = ['--tenant', harness.tenantId];
    const seen = await knowbase(harness, 'verify', 'poplar', ...args);
    expect(seen).toMatchObject({ exitStatus: 1 });
    expect(seen.stdout).toContain('poplar: drifted');
    const repaired = await knowbase(harness, 'verify', '--repair', '--json', ...args);
    expect(repaired.exitStatus).toBe(0);
    expect(JSON.parse(repaired.stdout)).toMatchObject({
      documents: [{ document_id: 'poplar', condition: 'drifted', repaired: true }],
      leftovers: [],
    });
    expect(harness.provider.calls).toEqual([]);
    await expectSound(['poplar']);
    // The generation is a new one, and with it the ids of points; all else is as it was.
    const lines = ({ nodes }: typeof before) =>
      nodes.map((line) => line.replace(/\["generation","[^"]*"\]/, '')).toSorted();
    expect(lines(await dumpStores(harness, { withoutRun: true }))).toEqual(lines(before));
  });

  it('writes a document again that the graph has lost, and removes what belongs to none', async () => {
    await change(`MATCH (n {tenant_id: $tenantId}) WHERE n:Document OR n:Segment DETACH DELETE n`);
    await change(
      `CREATE (:Writing {tenant_id: $tenantId, document_id: 'ghost', started_at: '2020-01-01'})
       CREATE (:HiddenSegment {tenant_id: $tenantId, document_id: 'ghost', segment_id: 'g', generation: 'g'})`,
    );
    expect(await verify()).toMatchObject([{ documentId: 'poplar', condition: 'lost' }]);
    const { exitStatus, stdout } = await knowbase(
      harness,
      'verify',
      '--repair',
      '--tenant',
      harness.tenantId,
    );
    expect(stdout).toContain('poplar: lost, repaired');
    expect(exitStatus).toBe(0);
    expect(stdout).toContain('marks of writings that have ended: 1, removed');
    await expectSound(['poplar']);
  });

  it('says of a document without artifacts that nothing can be said', async () => {
    const { artifacts } = harness.services;
    await artifacts.records.remove(harness.tenantId, 'poplar');
    expect(await verify()).toMatchObject([{ documentId: 'poplar', condition: 'unknown' }]);
    await harness.ingest(await longTalk('Poplar', 4));
    await expectSound(['poplar']);
  });
});
