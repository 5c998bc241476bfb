import { Command } from 'commander';
import neo4j, { type Driver } from 'neo4j-driver';
import type { ServerAddresses } from '../../stack/servers.ts';
import { parseConfig } from '../../config/config.ts';
import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import { openGraph } from '../../stores/open-stores.ts';
import { dumpGraph } from '../../test/integration/store-dump.ts';
import { begin, end } from '../../test/stores/neo4j/document-builder.ts';
import { withBenchStack } from '../bench-stack.ts';
import { median, mostMemory, timed } from '../median.ts';
import { report, type Figure } from '../results.ts';
import { writeBare, writeByConcept, writeByQuery } from './bare-driver.ts';
import { documentOf, type MadeDocument } from './sketch.ts';

const CONCEPTS = 100;
const REPETITIONS = 30;
const WARM_UP = 50;
const MANY_CONCEPTS = 100_000;

/** `graph`: how fast concepts are written, and in how much memory. */
export function graphCommand(): Command {
  return new Command('graph')
    .description(
      '100 concepts in one batch, one by one, and by the bare driver; 100,000 of one document',
    )
    .action(() => withBenchStack(measure));
}

async function measure({ neo4j: address }: ServerAddresses): Promise<void> {
  await using closing = new AsyncDisposableStack();
  const graph = openGraph(parseConfig({}), address);
  closing.defer(() => graph.close());
  const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password));
  closing.defer(() => driver.close());
  await graph.prepare();
  const seconds: number[] = [];
  const megabytes = await mostMemory(async () => {
    const { writing, document } = documentOf('many', MANY_CONCEPTS);
    const write = async () => {
      await begin(graph, writing);
      await graph.save(writing, document);
      await end(graph, writing);
    };
    seconds.push((await timed(write)) / 1000);
  });
  const few = await writeFew(graph, driver);
  await report('graph', INTRO, figures(few, seconds[0]!, megabytes));
}

interface FewTimes {
  byQuery: number;
  byConcept: number;
  bare: number;
  save: number;
  /** Beginning and ending the writing, before and after it is saved. */
  around: number;
}

/** Medians in milliseconds, the ways in turns. All must leave the same graph. */
async function writeFew(graph: GraphStore, driver: Driver): Promise<FewTimes> {
  const rounds: FewTimes[] = [];
  for (let round = 0; round < WARM_UP + REPETITIONS; round++) {
    const made = (way: string) => documentOf(`${way}-${round}`, CONCEPTS);
    const all = {
      byQuery: made('by-query'),
      byConcept: made('by-concept'),
      bare: made('bare'),
      own: made('knowbase'),
    };
    const { writing, document } = all.own;
    const byQuery = await timed(() => writeByQuery(driver, all.byQuery));
    const byConcept = await timed(() => writeByConcept(driver, all.byConcept));
    const bare = await timed(() => writeBare(driver, all.bare));
    const before = await timed(() => begin(graph, writing));
    const save = await timed(() => graph.save(writing, document));
    const after = await timed(() => end(graph, writing));
    rounds.push({ byQuery, byConcept, bare, save, around: before + after });
    if (round === 0) await requireSameGraph(graph, Object.values(all));
  }
  const medianOf = (name: keyof FewTimes) =>
    median(rounds.slice(WARM_UP).map((times) => times[name]));
  return {
    byQuery: medianOf('byQuery'),
    byConcept: medianOf('byConcept'),
    bare: medianOf('bare'),
    save: medianOf('save'),
    around: medianOf('around'),
  };
}

/** @throws Error when documents that say the same did not become the same graph. */
async function requireSameGraph(graph: GraphStore, documents: MadeDocument[]): Promise<void> {
  const dumps = await Promise.all(
    documents.map(({ writing }) => dumpGraph(graph, writing.tenant_id, { withoutRun: true })),
  );
  const [first, ...others] = dumps.map((dump) => JSON.stringify(dump));
  if (others.some((other) => other !== first)) {
    throw new Error('The graphs that were written differ: what was measured is not the same.');
  }
}

function figures(
  { byQuery, byConcept, bare, save, around }: FewTimes,
  seconds: number,
  megabytes: number,
): Figure[] {
  const few = `${CONCEPTS} concepts`;
  return [
    { what: `${few}, one by one`, value: ms(byQuery), target: '' },
    { what: `${few}, a transaction for each`, value: ms(byConcept), target: '' },
    { what: `${few}, the bare driver in one transaction`, value: ms(bare), target: '' },
    { what: `${few}, Knowbase in one transaction`, value: ms(save), target: '' },
    { what: 'beginning and ending the writing around it', value: ms(around), target: '' },
    { what: 'one by one / Knowbase', value: ratio(byQuery, save), target: 'at least 20x' },
    { what: 'one by one / bare driver', value: ratio(byQuery, bare), target: '' },
    { what: 'Knowbase / bare driver', value: ratio(save, bare), target: 'at most 1.2x' },
    {
      what: `${MANY_CONCEPTS.toLocaleString('en')} concepts of one document`,
      value: `${seconds.toFixed(1)} s`,
      target: '',
    },
    {
      what: 'most memory of the process meanwhile',
      value: `${Math.round(megabytes)} MiB`,
      target: 'under 512 MiB',
    },
  ];
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function ratio(a: number, b: number): string {
  return `${(a / b).toFixed(2)}x`;
}

const INTRO = [
  'A new document that mentions each of its concepts once, ten in a segment, and promotes them all; every tenth has a',
  'second name. All ways write the same nodes, relationships and properties, which the benchmark compares. One by one',
  'is three queries for each concept, committed each by itself: the concept, its promotion, its mention. The bare driver',
  'sends the same rows by UNWIND in one transaction, and takes it that nobody else writes. Knowbase also makes sure',
  'that no other run writes the document, and finds out what others have said of its concepts. Beginning and ending,',
  'in transactions of their own, clear up what earlier writings left behind; only Knowbase has them. In turns, medians',
  'after a warm-up, in the graph that has the large document already; that one is written from beginning to end, in',
  'batches.',
  '',
  'Where the bare driver does not reach 20 times one by one either, the machine does not allow it: a batch saves',
  'commits and round trips, and the quicker these are, the less there is to save.',
].join('\n');
