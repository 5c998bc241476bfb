import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { Worker, type NativeConnection } from '@temporalio/worker';
import { Command } from 'commander';
import { parseConfig, type Config } from '../../config/config.ts';
import { createLogger, type Logger } from '../../logging/logger.ts';
import {
  connectClient,
  connectWorker,
  registerSearchAttributes,
} from '../../temporal/connection.ts';
import { ActivityEdge } from '../../workers/activity-edge.ts';
import { installRuntime } from '../../workers/runtime.ts';
import { workflowBundle } from '../../workers/workflow-bundle.ts';
import { INGEST_WORKFLOW, type IngestInput } from '../../workflows/contract.ts';
import { TASK_QUEUES } from '../../workflows/task-queues.ts';
import { withBenchStack } from '../bench-stack.ts';
import { report } from '../results.ts';
import { BARE_ACTIVITIES_QUEUE, type bareSegments } from './bare-workflow.ts';
import { emptySteps } from './empty-steps.ts';

const SEGMENTS = 200;
const LANES = 10;
/** Of each, in turns, after one to warm up; the medians are compared. */
const RUNS = 5;
const MOST_OVER_BARE = 1.3;
const BARE_QUEUE = 'bench-bare';

/** Does a job of so many segments; no two have the same name. */
type Job = (segments: number, name: string) => Promise<unknown>;

/** `orchestration`: what Knowbase adds for a segment to what Temporal itself takes. */
export function orchestrationCommand(): Command {
  return new Command('orchestration')
    .description(`${SEGMENTS} segments of empty activities: Knowbase against a bare workflow`)
    .action(() =>
      withBenchStack(async ({ temporal }) => {
        const logger = createLogger({ level: 'warn', format: 'auto' }, (line) => line);
        installRuntime(logger);
        await withServer(parseConfig(process.env), temporal.address, logger);
      }),
    );
}

async function withServer(config: Config, address: string, logger: Logger): Promise<void> {
  const { namespace } = config.temporal;
  const connection = await connectWorker(config, address);
  const clientConnection = await connectClient(config, address);
  try {
    await registerSearchAttributes(connection, namespace);
    const workers = await Promise.all([
      ...bareWorkers(connection, namespace),
      ...ownWorkers(connection, namespace, await workflowBundle(config, logger)),
    ]);
    const running = Promise.all(workers.map((worker) => worker.run()));
    await measure(new Client({ connection: clientConnection, namespace }));
    for (const worker of workers) worker.shutdown();
    await running;
  } finally {
    await clientConnection.close();
    await connection.close();
  }
}

function bareWorkers(connection: NativeConnection, namespace: string): Promise<Worker>[] {
  const workflowsPath = fileURLToPath(new URL('./bare-workflow.ts', import.meta.url));
  return [
    Worker.create({ connection, namespace, taskQueue: BARE_QUEUE, workflowsPath }),
    Worker.create({
      connection,
      namespace,
      taskQueue: BARE_ACTIVITIES_QUEUE,
      activities: { first: doNothing, second: doNothing },
    }),
  ];
}

async function doNothing(): Promise<void> {}

/** The workers of Knowbase, one for each task queue, but for what their activities do. */
function ownWorkers(
  connection: NativeConnection,
  namespace: string,
  bundle: { code: string },
): Promise<Worker>[] {
  const shared = {
    connection,
    namespace,
    interceptors: { activity: [() => ({ inbound: new ActivityEdge((text) => text) })] },
  };
  const { orchestrator, document, stores, 'llm-openai': provider } = TASK_QUEUES;
  return [
    Worker.create({ ...shared, taskQueue: orchestrator, workflowBundle: bundle }),
    ...[document, provider, stores].map((taskQueue) =>
      Worker.create({ ...shared, taskQueue, activities: emptySteps(LANES) }),
    ),
  ];
}

async function measure({ workflow }: Client): Promise<void> {
  const bareJob: Job = (segments, name) =>
    workflow.execute<typeof bareSegments>('bareSegments', {
      taskQueue: BARE_QUEUE,
      workflowId: `bare-${name}`,
      args: [segments, LANES],
    });
  const ownJob: Job = (segments, name) =>
    workflow.execute(INGEST_WORKFLOW, {
      taskQueue: TASK_QUEUES.orchestrator,
      workflowId: `own-${name}`,
      args: [inputOf(segments)],
    });
  const bare: number[] = [];
  const own: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    bare.push(await perSegment(bareJob, run));
    own.push(await perSegment(ownJob, run));
  }
  const [bareMs, ownMs] = [median(bare.slice(1)), median(own.slice(1))];
  await report('orchestration', INTRO, [
    { what: 'bare workflow, a segment', value: `${bareMs.toFixed(1)} ms`, target: '' },
    { what: 'Knowbase, a segment', value: `${ownMs.toFixed(1)} ms`, target: '' },
    {
      what: 'Knowbase / bare',
      value: `${(ownMs / bareMs).toFixed(2)}x`,
      target: `at most ${MOST_OVER_BARE.toFixed(2)}x`,
    },
  ]);
}

/** Milliseconds for each segment more than one. */
async function perSegment(job: Job, run: number): Promise<number> {
  const timed = async (segments: number) => {
    const start = performance.now();
    await job(segments, `${run}-${segments}`);
    return performance.now() - start;
  };
  const one = await timed(1);
  return ((await timed(SEGMENTS)) - one) / (SEGMENTS - 1);
}

function inputOf(segments: number): IngestInput {
  return {
    tenantId: 'bench',
    documentId: String(segments),
    documentName: 'bench.pptx',
    revision: '1',
    deck: 'deck/1',
    skipHidden: false,
  };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const INTRO = [
  `${SEGMENTS} segments of two activities that do nothing, ${LANES} segments at once, on the same server: a workflow that`,
  `does no more, and that of Knowbase with its workers, heartbeats and progress. Both have their activities on other`,
  `task queues than the workflow. The medians of ${RUNS} runs in turns; what a document of one segment takes is left out.`,
].join('\n');
