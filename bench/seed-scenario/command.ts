import { Command, InvalidArgumentError, Option } from 'commander';
import type { Embedder } from '../../embedding/embedder.ts';
import { createReaders } from '../../llm/create-readers.ts';
import type { SegmentReader } from '../../llm/segment-reader.ts';
import { createLogger } from '../../logging/logger.ts';
import type { ServerAddresses } from '../../stack/servers.ts';
import { startSimulatedOpenAi } from '../../test/simulated-llm/openai-server.ts';
import { installRuntime } from '../../workers/runtime.ts';
import { withBenchStack } from '../bench-stack.ts';
import { report, type Figure } from '../results.ts';
import { walkCriticalPath } from './critical-path.ts';
import { throughKnowbase } from './knowbase-run.ts';
import type { Job } from './scenario.ts';
import { runSequentially } from './sequential-pipeline.ts';
import { timeRun, type Way } from './timed-run.ts';

const PREPASS_SECONDS = 4;
const EXTRACTION_SECONDS = 7.5;
const CAPS = [10, 5];
const MOST_OVER_CRITICAL_PATH = 1.1;
const LEAST_SPEED_UP = 8;

/** `seed-scenario`: the job that the project is measured by. */
export function seedScenarioCommand(): Command {
  return new Command('seed-scenario')
    .description(
      '50 slides, 10 segments, a simulated LLM: Knowbase against the sequential pipeline',
    )
    .addOption(
      new Option('--scale <factor>', 'shortens the simulated calls, up to 1')
        .default(1)
        .argParser(parseScale),
    )
    .action(({ scale }: { scale: number }) =>
      withBenchStack((addresses) => measure(addresses, scale)),
    );
}

function parseScale(given: string): number {
  const scale = Number(given);
  if (scale > 0 && scale <= 1) return scale;
  throw new InvalidArgumentError('Give a number above 0, up to 1.');
}

async function measure(addresses: ServerAddresses, scale: number): Promise<void> {
  installRuntime(createLogger({ level: 'warn', format: 'auto' }, (line) => line));
  const latencyMs = {
    prepass: PREPASS_SECONDS * 1000 * scale,
    extraction: EXTRACTION_SECONDS * 1000 * scale,
  };
  const provider = await startSimulatedOpenAi();
  const time = (name: string, callsAtOnce: number, way: Way) =>
    timeRun({ name, callsAtOnce, addresses, provider, latencyMs, way });
  try {
    const sequential = await time('sequential', 1, directly(runSequentially));
    const figures: Figure[] = [
      { what: 'sequential pipeline', value: seconds(sequential), target: '' },
    ];
    for (const cap of CAPS) {
      const walk = (job: Job, reader: SegmentReader, embedder: Embedder) =>
        walkCriticalPath(job, reader, embedder, cap);
      const path = await time(`path-${cap}`, cap, directly(walk));
      const knowbase = await time(`knowbase-${cap}`, cap, throughKnowbase);
      figures.push(...figuresOf(cap, { sequential, path, knowbase }));
    }
    await report('seed-scenario', intro(scale), figures);
  } finally {
    await provider.close();
  }
}

/** A way that does the job in this process, without Temporal. */
function directly(
  pipeline: (job: Job, reader: SegmentReader, embedder: Embedder) => Promise<void>,
): Way {
  return async ({ config, services }, closing) => {
    const readers = await createReaders(config);
    closing.defer(readers.close);
    return (job) => pipeline(job, readers.chosen, services.embedder);
  };
}

function figuresOf(
  cap: number,
  { sequential, path, knowbase }: { sequential: number; path: number; knowbase: number },
): Figure[] {
  const calls = `at most ${cap} calls`;
  return [
    { what: `critical path, ${calls}`, value: seconds(path), target: '' },
    { what: `Knowbase, ${calls}`, value: seconds(knowbase), target: '' },
    {
      what: `Knowbase / critical path, ${calls}`,
      value: `${(knowbase / path).toFixed(3)}x`,
      target: `at most ${MOST_OVER_CRITICAL_PATH.toFixed(2)}x`,
    },
    {
      what: `sequential / Knowbase, ${calls}`,
      value: `${(sequential / knowbase).toFixed(2)}x`,
      target: cap === CAPS[0] ? `at least ${LEAST_SPEED_UP}x` : '',
    },
  ];
}

function intro(scale: number): string {
  return [
    `50 slides, 10 segments; simulated LLM calls of ${PREPASS_SECONDS * scale} s (prepass) and ${EXTRACTION_SECONDS * scale} s (extraction).`,
    'The sequential pipeline reads one segment after the other, writes one concept a transaction and uploads one',
    'point a request. The critical path is the same steps in one process with promises, batched, with nothing kept',
    'if it dies. All three on the same servers in the same run, each after a warm-up with another deck.',
  ].join('\n');
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}
