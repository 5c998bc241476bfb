import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchConcept } from '../../client/search-concept.ts';
import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import { aDocumentGraph, aWriting, begin, write } from '../stores/neo4j/document-builder.ts';
import { newTenant, openTestGraph } from './test-graph.ts';

let graph: GraphStore;
const tenantId = newTenant();
beforeAll(async () => {
  graph = openTestGraph();
  await graph.prepare();
  const segments = { s1: ['Kafka', 'Broker'], s2: ['Topic', 'Kafka'], s3: ['Canal prioritaire'] };
  await write(graph, { tenantId, documentId: 'one', segments, promoted: ['kafka'] });
  await write(graph, { tenantId: `${tenantId}-b`, documentId: 'theirs', segments });
  // What is being written is not to be seen.
  const sketch = { tenantId, documentId: 'two', segments: { s1: ['Kafka', 'Zookeeper'] } };
  const writing = aWriting(sketch);
  await begin(graph, writing);
  const document = { ...aDocumentGraph(sketch), rowCount: Number.POSITIVE_INFINITY };
  const stopped = { ...document, batches: () => cutShort(document.batches()) };
  await graph.save(writing, stopped).catch((error: Error) => expect(error.message).toBe('cut'));
});
afterAll(() => graph.close());

async function* cutShort<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* items;
  throw new Error('cut');
}

const find = (name: string) => searchConcept({ graph }, tenantId, name, 10);

describe('search by concept', () => {
  it('finds where it is mentioned and what it relates to, with the words, and nothing else', async () => {
    const { concept } = await find('the Kafkas');
    expect(concept).toMatchObject({ canonicalName: 'Kafka', canonical: true, definitions: [] });
    expect(concept!.mentions).toMatchObject([
      { document_id: 'one', document_name: 'one.pptx', slide: 1, surface_form: 'Kafka' },
      { document_id: 'one', surface_form: 'Kafka' },
    ]);
    expect(concept!.relations).toMatchObject([
      { relation_type: 'USES', outgoing: true, other: 'Broker', evidence: 'Kafka uses Broker' },
      { relation_type: 'USES', outgoing: false, other: 'Topic', evidence: 'Topic uses Kafka' },
      { relation_type: 'CO_OCCURS_WITH', evidence: null },
    ]);
  });

  it('finds a name in whichever language its plural is', async () => {
    const { concept } = await find('Canaux prioritaires');
    expect(concept).toMatchObject({ canonicalName: 'Canal prioritaire' });
  });

  it('does not find what is only being written', async () => {
    expect(await find('Zookeeper')).toMatchObject({ concept: null, similar: [] });
  });

  it('names similar ones when there is none', async () => {
    expect(await find('brokerage broker')).toMatchObject({ concept: null, similar: ['Broker'] });
    expect(await find('unheard of')).toMatchObject({ concept: null, similar: [] });
    expect(await find('')).toMatchObject({ concept: null });
  });
});
