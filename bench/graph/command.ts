import { Command } from 'commander';
import neo4j, { type Driver } from 'neo4j-driver';
import type { ServerAddresses } from '../../stack/servers.ts';
import { parseConfig } from '../../config/config.ts';
import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import { openGraph } from '../../stores/open-stores.ts';
import { withBenchStack } from '../bench-stack.ts';
import { median, mostMemory, timed } from '../median.ts';
import { report, type Figure } from '../results.ts';
import { writeBare, writeOneByOne } from './bare-driver.ts';
import { documentOf } from './sketch.ts';

const CONCEPTS = 100;
const REPETITIONS = 15;
const WARM_UP = 5;
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
  const few = await writeFew(graph, driver);
  const seconds: number[] = [];
  const megabytes = await mostMemory(async () => {
    seconds.push((await timed(() => writeWhole(graph, 'many', MANY_CONCEPTS))) / 1000);
  });
  await report('graph', INTRO, figures(few, seconds[0]!, megabytes));
}

interface FewTimes {
  oneByOne: number;
  bare: number;
  knowbase: number;
}

/** Medians in milliseconds, the ways in turns. */
async function writeFew(graph: GraphStore, driver: Driver): Promise<FewTimes> {
  const times: Record<keyof FewTimes, number[]> = { oneByOne: [], bare: [], knowbase: [] };
  for (let round = 0; round < WARM_UP + REPETITIONS; round++) {
    const keep = (name: keyof FewTimes, time: number) => {
      if (round >= WARM_UP) times[name].push(time);
    };
    const made = (way: string) => documentOf(`${way}-${round}`, CONCEPTS);
    keep('oneByOne', await timed(() => writeOneByOne(driver, made('one-by-one'))));
    keep('bare', await timed(() => writeBare(driver, made('bare'))));
    const { writing, document } = made('knowbase');
    await graph.beginWriting(writing, new Date().toISOString());
    await graph.openWriting(writing);
    keep('knowbase', await timed(() => graph.save(writing, document)));
    await graph.closeWriting(writing);
    await graph.forgetWriting(writing);
  }
  return {
    oneByOne: median(times.oneByOne),
    bare: median(times.bare),
    knowbase: median(times.knowbase),
  };
}

/** From beginning to end, as an ingest does. */
async function writeWhole(graph: GraphStore, tenantId: string, count: number): Promise<void> {
  const { writing, document } = documentOf(tenantId, count);
  await graph.beginWriting(writing, new Date().toISOString());
  await graph.sweep(writing);
  await graph.openWriting(writing);
  await graph.save(writing, document);
  await graph.closeWriting(writing);
  await graph.sweep(writing);
  await graph.forgetWriting(writing);
}

function figures(
  { oneByOne, bare, knowbase }: FewTimes,
  seconds: number,
  megabytes: number,
): Figure[] {
  return [
    { what: `${CONCEPTS} concepts, one by one`, value: ms(oneByOne), target: '' },
    {
      what: `${CONCEPTS} concepts, the bare driver in one transaction`,
      value: ms(bare),
      target: '',
    },
    { what: `${CONCEPTS} concepts, Knowbase`, value: ms(knowbase), target: '' },
    { what: 'one by one / Knowbase', value: ratio(oneByOne, knowbase), target: 'at least 20x' },
    { what: 'Knowbase / bare driver', value: ratio(knowbase, bare), target: 'at most 1.2x' },
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
  'A document that mentions each of its concepts once, ten in a segment. One by one is a transaction a concept, as the',
  'pipeline did that Knowbase replaces. The bare driver sends the same rows by UNWIND in one transaction, straight to',
  'where they are shown. Knowbase does that and its commit: it settles names, shows the document, and removes what it',
  'replaces. In turns, medians after a warm-up. The large document is written from beginning to end, in batches.',
].join('\n');
