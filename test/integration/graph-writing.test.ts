import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import { conceptsById, topConcepts, topRelations } from '../../stores/neo4j/read-concepts.ts';
import { storedDocuments, storedSegments } from '../../stores/neo4j/read-documents.ts';
import {
  aDocumentGraph,
  aWriting,
  begin,
  end,
  inManyBatches,
  write,
  type DocumentSketch,
} from '../stores/neo4j/document-builder.ts';
import { dumpGraph } from './store-dump.ts';
import { newTenant, openTestGraph } from './test-graph.ts';

let graph: GraphStore;
let otherWorker: GraphStore;
beforeAll(async () => {
  graph = openTestGraph();
  otherWorker = openTestGraph();
  await graph.prepare();
});
afterAll(() => Promise.all([graph.close(), otherWorker.close()]));

/** Changes the graph behind the store's back. */
async function change(query: string, tenantId: string): Promise<void> {
  const { uri, user, password } = inject('addresses').neo4j;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  await driver.executeQuery(query, { tenantId });
  await driver.close();
}

const dump = (tenantId: string) => dumpGraph(graph, tenantId, { withoutRun: true });

/** All that readers are told of a tenant. */
async function sightOf(tenantId: string) {
  const documents = await storedDocuments(graph, tenantId);
  const ids = documents.map(({ document_id }) => document_id);
  const concepts = await graph.read<{ id: string }>(
    'MATCH (c:ProtoConcept {tenant_id: $tenantId}) RETURN c.concept_id AS id',
    { tenantId },
  );
  return {
    documents,
    segments: await Promise.all(ids.map((id) => storedSegments(graph, tenantId, id))),
    concepts: await conceptsById(
      graph,
      tenantId,
      concepts.map(({ id }) => id),
    ),
    top: await topConcepts(graph, tenantId, ids, 100),
    relations: await topRelations(graph, tenantId, ids, 100),
  };
}

/** Names of the concepts that readers are told to be canonical. */
async function canonicalOf(tenantId: string): Promise<string[]> {
  const { concepts } = await sightOf(tenantId);
  return concepts.filter(({ canonical }) => canonical).map(({ canonical_name: name }) => name);
}

/** The aliases of Kafka's canonical concept, which are those of the concept. */
async function aliasesIn(tenantId: string): Promise<(string[] | null)[]> {
  const rows = await graph.read<{ aliases: string[] | null }>(
    `MATCH (c:ProtoConcept {tenant_id: $tenantId, canonical_key: 'kafka'})-[:PROMOTED_TO]->(k)
     WHERE coalesce(c.aliases, []) = coalesce(k.aliases, [])
     RETURN k.aliases AS aliases`,
    { tenantId },
  );
  return rows.map(({ aliases }) => aliases);
}

const one: Omit<DocumentSketch, 'tenantId'> = {
  documentId: 'one',
  segments: { s1: ['Kafka', 'Broker'], s2: ['Topic', 'Kafka'] },
  promoted: ['kafka'],
};
const changed: Omit<DocumentSketch, 'tenantId'> = {
  documentId: 'one',
  generation: 'g2',
  segments: { s1: ['Kafka', 'Broker'], s3: ['Kraft', 'Broker'] },
  promoted: ['broker'],
};

describe('writing a document', () => {
  it('changes nothing when it is written again', async () => {
    const tenantId = newTenant();
    await write(graph, { ...one, tenantId });
    const { nodes, relationships } = await dump(tenantId);
    await write(graph, { ...one, tenantId });
    expect(await dump(tenantId)).toEqual({ nodes, relationships });
    expect(nodes).toHaveLength(1 + 2 + 3 + 1);
  });

  it('leaves of an earlier generation what the new one says too, as if it had been the first', async () => {
    const [tenantId, fresh] = [newTenant(), newTenant()];
    await write(graph, { ...one, tenantId });
    await write(graph, { ...changed, tenantId });
    await write(graph, { ...changed, tenantId: fresh });
    expect(await dump(tenantId)).toEqual(await dump(fresh));
  });

  it('keeps what other documents support', async () => {
    const [tenantId, fresh] = [newTenant(), newTenant()];
    const other = {
      documentId: 'other',
      segments: { t1: ['Topic', 'Kafka'] },
      promoted: ['kafka'],
    };
    await write(graph, { ...one, tenantId });
    await write(graph, { ...other, tenantId });
    await write(graph, { ...changed, tenantId });
    await write(graph, { ...changed, tenantId: fresh });
    await write(graph, { ...other, tenantId: fresh });
    expect(await dump(tenantId)).toEqual(await dump(fresh));
  });

  it('makes canonical what two documents mention, for as long as they do', async () => {
    const [tenantId, fresh] = [newTenant(), newTenant()];
    const held = { documentId: 'held', segments: { s1: ['Kafka', 'Broker'] } };
    const other = { documentId: 'other', segments: { t1: ['Kafka', 'Topic'] } };
    await write(graph, { ...held, tenantId });
    expect(await canonicalOf(tenantId)).toEqual([]);
    await write(graph, { ...other, tenantId });
    expect(await canonicalOf(tenantId)).toEqual(['Kafka']);
    await write(graph, { ...other, tenantId: fresh });
    await write(graph, { ...held, tenantId: fresh });
    expect(await dump(tenantId)).toEqual(await dump(fresh));

    const without = { documentId: 'other', generation: 'g2', segments: { t1: ['Topic'] } };
    await write(graph, { ...without, tenantId });
    expect(await canonicalOf(tenantId)).toEqual([]);
    const { nodes } = await dump(tenantId);
    expect(JSON.stringify(nodes)).not.toContain('CanonicalConcept');
  });

  it('gives a concept the aliases that its documents give it, for as long as they do', async () => {
    const tenantId = newTenant();
    const sketch = { tenantId, segments: { s1: ['Kafka'] }, promoted: ['kafka'] };
    await write(graph, { ...sketch, documentId: 'one', aliases: { kafka: ['Apache Kafka'] } });
    await write(graph, { ...sketch, documentId: 'two', aliases: { kafka: ['AK'] } });
    expect(await aliasesIn(tenantId)).toEqual([['AK', 'Apache Kafka']]);
    await write(graph, { ...sketch, documentId: 'one', generation: 'g2' });
    expect(await aliasesIn(tenantId)).toEqual([['AK']]);
    await write(graph, {
      ...sketch,
      documentId: 'two',
      generation: 'g2',
      segments: { s1: ['Topic'] },
    });
    expect(await aliasesIn(tenantId)).toEqual([null]);
  });

  it('mends what was removed behind its back', async () => {
    const tenantId = newTenant();
    await write(graph, { ...one, tenantId });
    const before = await dump(tenantId);
    await change('MATCH (s:Segment {tenant_id: $tenantId, ordinal: 1}) DETACH DELETE s', tenantId);
    expect(await dump(tenantId)).not.toEqual(before);
    await write(graph, { ...one, tenantId });
    expect(await dump(tenantId)).toEqual(before);
  });

  it('comes out the same when its rows come in several batches', async () => {
    const [tenantId, whole] = [newTenant(), newTenant()];
    for (const sketch of [one, changed]) {
      const document = aDocumentGraph({ ...sketch, tenantId });
      const { batches } = inManyBatches(document);
      await write(graph, { ...sketch, tenantId }, { ...document, batches });
      await write(graph, { ...sketch, tenantId: whole });
      expect(await dump(tenantId)).toEqual(await dump(whole));
    }
  });

  it('settles the name and aliases of a concept that was left without mentions', async () => {
    const [tenantId, fresh] = [newTenant(), newTenant()];
    const lower = { documentId: 'lower', segments: { s1: ['kafka'] }, promoted: ['kafka'] };
    await write(graph, { ...lower, tenantId, aliases: { kafka: ['AK'] } });
    await change('MATCH (n:Document|Segment {tenant_id: $tenantId}) DETACH DELETE n', tenantId);
    for (const tenant of [tenantId, fresh]) {
      await write(graph, { ...one, tenantId: tenant });
    }
    expect(await dump(tenantId)).toEqual(await dump(fresh));
  });

  it('gives a concept the same name whichever document is first', async () => {
    const [tenantId, reversed] = [newTenant(), newTenant()];
    const lower = { documentId: 'lower', segments: { s1: ['kafka'] }, promoted: ['kafka'] };
    await write(graph, { ...one, tenantId });
    await write(graph, { ...lower, tenantId });
    await write(graph, { ...lower, tenantId: reversed });
    await write(graph, { ...one, tenantId: reversed });
    expect(await dump(tenantId)).toEqual(await dump(reversed));
  });
});

describe('a document that is too much for one transaction', () => {
  it('comes out as it would in one', async () => {
    const [tenantId, fresh] = [newTenant(), newTenant()];
    for (const sketch of [one, changed]) {
      const document = inManyBatches(aDocumentGraph({ ...sketch, tenantId }));
      await write(graph, { ...sketch, tenantId }, document);
    }
    await write(graph, { ...changed, tenantId: fresh });
    expect(await dump(tenantId)).toEqual(await dump(fresh));
  });

  it.each([
    ['the first time', []],
    ['over an earlier generation', [one]],
  ])('is seen by readers when all of it is there, and not before: %s', async (_, earlier) => {
    const tenantId = newTenant();
    for (const sketch of earlier) await write(graph, { ...sketch, tenantId });
    const before = await sightOf(tenantId);
    const document = aDocumentGraph({ ...changed, tenantId });
    let looks = 0;
    await write(
      graph,
      { ...changed, tenantId },
      inManyBatches(document, async () => {
        looks += 1;
        expect(await sightOf(tenantId)).toEqual(before);
      }),
    );
    expect(looks).toBe(5);
    const fresh = newTenant();
    await write(graph, { ...changed, tenantId: fresh });
    const [{ documents: _d, ...after }, { documents: _f, ...expected }] = await Promise.all([
      sightOf(tenantId),
      sightOf(fresh),
    ]);
    expect(JSON.stringify(after).replaceAll(tenantId, fresh)).toEqual(JSON.stringify(expected));
  });

  it.each([
    ['the first time', []],
    ['over an earlier generation', [one]],
    ['beside a document that says the same', [{ ...changed, documentId: 'beside' }]],
  ])('leaves no trace when it is given up half-way: %s', async (_, earlier) => {
    const tenantId = newTenant();
    for (const sketch of earlier) await write(graph, { ...sketch, tenantId });
    const before = await dumpGraph(graph, tenantId);
    const writing = aWriting({ ...changed, tenantId });
    const giveUp = new AbortController();
    const document = inManyBatches(aDocumentGraph({ ...changed, tenantId }), async (index) => {
      if (index === 2) giveUp.abort(new Error('given up'));
    });
    await begin(graph, writing);
    await expect(graph.save(writing, document, giveUp.signal)).rejects.toThrow('given up');
    expect((await graph.closeWriting(writing)).committed).toBeNull();
    await end(graph, writing);
    expect(await dumpGraph(graph, tenantId)).toEqual(before);
  });

  it('is cleared up by the next writing when nobody did before', async () => {
    const [tenantId, fresh] = [newTenant(), newTenant()];
    const abandoned = aWriting({ ...changed, tenantId });
    await begin(graph, abandoned);
    const crash = inManyBatches(aDocumentGraph({ ...changed, tenantId }), (index) =>
      index === 2 ? Promise.reject(new Error('crash')) : Promise.resolve(),
    );
    await expect(graph.save(abandoned, crash)).rejects.toThrow('crash');

    await write(graph, { ...one, tenantId });
    await write(graph, { ...one, tenantId: fresh });
    expect(await dump(tenantId)).toEqual(await dump(fresh));
  });
});

describe('a writing that another has taken over from', () => {
  it('can neither write, nor show, nor remove anything', async () => {
    const tenantId = newTenant();
    const stale = aWriting({ ...one, tenantId });
    await begin(graph, stale);
    const current = aWriting({ ...changed, tenantId });
    await begin(otherWorker, current);

    const document = aDocumentGraph({ ...one, tenantId });
    await expect(graph.save(stale, document)).rejects.toThrow(
      'no longer being written by this run',
    );
    await expect(graph.save(stale, inManyBatches(document))).rejects.toThrow('no longer');
    await expect(graph.sweep(stale)).rejects.toThrow('no longer');
    expect(await graph.closeWriting(stale)).toMatchObject({ isOwn: false, committed: null });
    await otherWorker.save(current, aDocumentGraph({ ...changed, tenantId }));
    await end(otherWorker, current);
    expect((await storedDocuments(graph, tenantId)).map(({ segments }) => segments)).toEqual([2]);
  });

  it('does not take over again', async () => {
    const tenantId = newTenant();
    const current = aWriting({ ...one, tenantId });
    await graph.beginWriting(current, '2026-01-02T00:00:00.000Z');
    const stale = aWriting({ ...changed, tenantId });
    await expect(graph.beginWriting(stale, '2026-01-01T00:00:00.000Z')).rejects.toThrow(
      'another has taken over',
    );
  });

  it('does not remove what is being written, though it is its own', async () => {
    const tenantId = newTenant();
    const writing = aWriting({ ...one, tenantId });
    await begin(graph, writing);
    // A second attempt has come further while the first one hung in its sweeping.
    await expect(graph.sweep(writing)).rejects.toThrow('no longer');
  });
});
