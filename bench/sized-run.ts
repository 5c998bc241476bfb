import { Readable } from 'node:stream';
import pMap from 'p-map';
import { ingestDeck } from '../client/ingest-deck.ts';
import type { ServerAddresses } from '../stack/servers.ts';
import type { SimulatedOpenAi } from '../test/simulated-llm/openai-server.ts';
import { measureHistories, type HistorySizes } from './histories.ts';
import { openKnowledgeBase } from './knowledge-base.ts';
import type { Figure } from './results.ts';
import { startWorkerProcess } from './worker-process.ts';

export interface SizedRunOptions {
  name: string;
  addresses: ServerAddresses;
  provider: SimulatedOpenAi;
  /** Decks that are ingested at the same time. */
  decks: { name: string; bytes: Uint8Array }[];
}

export interface SizedRun {
  segments: number;
  seconds: number;
  /** Bytes. */
  peakMemory: number;
  histories: HistorySizes;
}

/** How many decks are uploaded at once, as by a user with a script. */
const UPLOADS_AT_ONCE = 4;

const MOST_MEMORY_MB = 512;
const MOST_EVENTS = 10_000;
const MOST_PAYLOAD_KB = 256;
const MOST_TIME_PER_SEGMENT = 1.2;

/**
 * Ingests decks with a worker process of their own, whose calls are answered at once by the simulated model: so
 * what is measured is what Knowbase itself takes.
 */
export async function measureRun(options: SizedRunOptions): Promise<SizedRun> {
  const { name, addresses, provider, decks } = options;
  const closing = new AsyncDisposableStack();
  try {
    const base = await openKnowledgeBase(
      {
        name,
        addresses,
        llmBaseUrl: provider.baseUrl,
        callsAtOnce: 10,
        settings: { EMBEDDING_PROVIDER: 'openai', DECK_MAX_ENTRIES: '1000000' },
      },
      closing,
    );
    const worker = await startWorkerProcess(base.environment);
    closing.defer(() => worker.stop());
    const ingests = await base.services.ingests();

    const start = performance.now();
    const runs = await pMap(
      decks,
      (deck) =>
        ingestDeck(base.services, {
          tenantId: `bench-${name}`,
          documentId: deck.name,
          name: `${deck.name}.pptx`,
          skipHidden: false,
          footers: false,
          bytes: Readable.from([deck.bytes]),
        }),
      { concurrency: UPLOADS_AT_ONCE },
    );
    const summaries = await Promise.all(runs.map((run) => ingests.result(run)));
    const seconds = (performance.now() - start) / 1000;

    const incomplete = summaries.filter(({ status }) => status !== 'complete');
    if (incomplete.length > 0) {
      throw new Error(`${incomplete.length} ingests ended ${incomplete[0]!.status}`);
    }
    const segments = summaries.reduce((sum, summary) => sum + summary.segments.total, 0);
    process.stderr.write(`${name}: ${segments} segments in ${seconds.toFixed(1)} s\n`);
    return {
      segments,
      seconds,
      peakMemory: await worker.peakMemory(),
      histories: await measureHistories(base, runs),
    };
  } finally {
    await closing.disposeAsync();
  }
}

/** The figures of a large run beside those of a small one, to see what grows. */
export function figuresOf(
  small: SizedRun,
  smallName: string,
  large: SizedRun,
  name: string,
): Figure[] {
  const { histories } = large;
  return [
    ...ofOne(small, smallName),
    ...ofOne(large, name),
    {
      what: `time per segment, ${name} / ${smallName}`,
      value: `${(perSegment(large) / perSegment(small)).toFixed(2)}x`,
      target: `at most ${MOST_TIME_PER_SEGMENT.toFixed(2)}x`,
    },
    {
      what: `most memory of the worker, ${name}`,
      value: `${(large.peakMemory / 1024 ** 2).toFixed(0)} MB`,
      target: `under ${MOST_MEMORY_MB} MB`,
    },
    {
      what: `longest of ${histories.histories} histories, ${name}`,
      value: `${histories.mostEvents} events`,
      target: `at most ${MOST_EVENTS.toLocaleString('en')}`,
    },
    {
      what: `largest payload, ${name}`,
      value: `${(histories.largestPayload / 1024).toFixed(0)} KB`,
      target: `at most ${MOST_PAYLOAD_KB} KB`,
    },
  ];
}

function ofOne(run: SizedRun, name: string): Figure[] {
  return [
    { what: `whole time, ${name}`, value: `${run.seconds.toFixed(1)} s`, target: '' },
    { what: `time per segment, ${name}`, value: `${perSegment(run).toFixed(1)} ms`, target: '' },
  ];
}

function perSegment({ seconds, segments }: SizedRun): number {
  return (seconds * 1000) / segments;
}
