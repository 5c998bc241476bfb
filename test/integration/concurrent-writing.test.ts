import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import {
  aDocumentGraph,
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

const dump = (tenantId: string) => dumpGraph(graph, tenantId, { withoutRun: true });

describe('two workers that write at the same time', () => {
  const NAMES = Array.from(
    { length: 60 },
    (_, index) => `Concept ${String(index).padStart(2, '0')}`,
  );
  const sketches = [0, 1, 2, 3].map((number): Omit<DocumentSketch, 'tenantId'> => ({
    documentId: `deck-${number}`,
    // Each mentions all of them, in an order of its own.
    segments: Object.fromEntries(
      [0, 1, 2].map((segment) => [
        `s${segment}`,
        NAMES.map((_, index) => NAMES[(index * (7 + 6 * number) + segment) % NAMES.length]!),
      ]),
    ),
    promoted: NAMES.filter((_, index) => index % 4 === number).map((name) => name.toLowerCase()),
  }));

  it.each([
    ['in one transaction each', (sketch: DocumentSketch) => aDocumentGraph(sketch)],
    ['in batches', (sketch: DocumentSketch) => inManyBatches(aDocumentGraph(sketch))],
  ])('give the same graph as one after the other: %s', async (_, documentOf) => {
    const [together, inTurn] = [newTenant(), newTenant()];
    const writeOne = (store: GraphStore, tenantId: string, sketch: (typeof sketches)[number]) =>
      write(store, { ...sketch, tenantId }, documentOf({ ...sketch, tenantId }));
    await Promise.all(
      sketches.map((sketch, number) =>
        writeOne(number % 2 === 0 ? graph : otherWorker, together, sketch),
      ),
    );
    for (const sketch of sketches) await writeOne(graph, inTurn, sketch);
    expect(await dump(together)).toEqual(await dump(inTurn));
  });

  it('make canonical what both mention, though neither promotes it', async () => {
    const [together, inTurn] = [newTenant(), newTenant()];
    const held = sketches.map((sketch) => ({ ...sketch, promoted: [] }));
    await Promise.all(
      held.map((sketch, number) =>
        write(number % 2 === 0 ? graph : otherWorker, { ...sketch, tenantId: together }),
      ),
    );
    for (const sketch of held) await write(graph, { ...sketch, tenantId: inTurn });
    const graphs = [await dump(together), await dump(inTurn)];
    expect(graphs[0]).toEqual(graphs[1]);
    expect(graphs[0]!.nodes.filter((node) => node.includes('CanonicalConcept'))).toHaveLength(
      NAMES.length,
    );
  });

  it('remove what nothing supports any more, and nothing else', async () => {
    const [together, inTurn] = [newTenant(), newTenant()];
    const shorter = sketches.map((sketch, number) => ({
      ...sketch,
      generation: 'g2',
      segments: { s0: NAMES.slice(number * 10, number * 10 + 15) },
      promoted: [],
    }));
    for (const tenantId of [together, inTurn]) {
      for (const sketch of sketches) await write(graph, { ...sketch, tenantId });
    }
    await Promise.all(
      shorter.map((sketch, number) =>
        write(number % 2 ? graph : otherWorker, { ...sketch, tenantId: together }),
      ),
    );
    for (const sketch of shorter) await write(graph, { ...sketch, tenantId: inTurn });
    expect(await dump(together)).toEqual(await dump(inTurn));
  });
});
