import { Runtime, Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { Config } from '../config/config.ts';
import { loadOntology } from '../config/ontology-file.ts';
import { DeckThreads } from '../activities/deck-threads.ts';
import { documentThreads } from '../activities/document-threads.ts';
import { createEmbedder } from '../embedding/create-embedder.ts';
import { createReaders } from '../llm/create-readers.ts';
import type { Logger } from '../logging/logger.ts';
import type { ServerAddresses } from '../stack/servers.ts';
import { openArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { connectWorker, registerSearchAttributes } from '../temporal/connection.ts';
import { TASK_QUEUES } from '../workflows/task-queues.ts';
import { ActivityEdge } from './activity-edge.ts';
import { openGraph, openIndex } from '../stores/open-stores.ts';
import { llmMetrics } from './llm-metrics.ts';
import {
  documentQueue,
  embeddingQueue,
  llmQueue,
  storesQueue,
  type QueueOptions,
} from './queue-options.ts';
import type { Role } from './roles.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** Heartbeats carry cancellations back, so this is about how long one takes to arrive. */
const HEARTBEAT_THROTTLE = '2 seconds';

/**
 * Workflows that are kept in memory between their steps, at about 1 MB each; Temporal's default, which goes by the
 * memory of the machine, is thousands. Others are brought back from their history when they go on, which with
 * half as many took half as long again for a thousand documents. Few are busy at a time (`workflows/stand-back.ts`).
 */
const MAX_CACHED_WORKFLOWS = 100;

export interface WorkerSetting {
  config: Config;
  addresses: ServerAddresses;
  logger: Logger;
  /** Takes secrets out of what is sent to Temporal. */
  redact: (text: string) => string;
}

export interface RunningWorkers {
  taskQueues: string[];
  /** Resolves when the workers were stopped; rejects when one of them fails. */
  ended: Promise<void>;
  /** Finishes or hands back what runs, then closes everything. */
  stop: () => Promise<void>;
}

/**
 * Starts the workers of these roles in this process, after checking that the servers they need answer and
 * are set up.
 *
 * @throws ServerUnreachable, StoreUnavailable, StoreRejected, EmbeddingMismatch
 */
export async function startWorkers(setting: WorkerSetting, roles: Role[]): Promise<RunningWorkers> {
  const closing = new AsyncDisposableStack();
  try {
    // First, since with the last connection Temporal's runtime ends, which else would keep the process alive.
    const connection = await connectWorker(setting.config, setting.addresses.temporal.address);
    closing.defer(() => connection.close());
    const queues = await openQueues(setting, roles, closing);
    const workers = await createWorkers(setting, connection, queues);
    const ended = runAll(workers);
    return {
      taskQueues: queues.map(({ taskQueue }) => taskQueue),
      ended,
      stop: async () => {
        for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
        try {
          await ended;
        } finally {
          await closing.disposeAsync();
        }
      },
    };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

/** What the roles need, opened; `closing` learns how to close it. */
async function openQueues(
  { config, addresses, logger }: WorkerSetting,
  roles: Role[],
  closing: AsyncDisposableStack,
): Promise<QueueOptions[]> {
  const artifacts = openArtifactStore(config.artifactUrl);
  const countCall = llmMetrics(Runtime.instance().metricMeter, config.budget.prices);
  const readers = await createReaders(config, countCall);
  closing.defer(readers.close);
  const embedder = createEmbedder(config);
  closing.defer(() => embedder.close());

  const open: Record<Role, () => Promise<QueueOptions[]>> = {
    orchestrator: async () => [
      {
        taskQueue: TASK_QUEUES.orchestrator,
        workflowBundle: await workflowBundle(config, logger),
        maxCachedWorkflows: MAX_CACHED_WORKFLOWS,
      },
    ],
    document: async () => {
      const threads = documentThreads(config);
      closing.defer(() => threads.close());
      const decks = new DeckThreads(config);
      closing.defer(() => decks.close());
      const { chosen: reader, bigger: bigReader, byProvider } = readers;
      const { maxParallelSegments, replayWindowSeconds, llm } = config;
      const { outagePatienceMs } = llm;
      return [
        documentQueue(
          config,
          {
            artifacts,
            decks,
            threads,
            embedder,
            reader,
            bigReader,
            maxParallelSegments,
            outagePatienceMs,
            budget: config.budget,
            routing: llm.routing,
            replayWindowSeconds,
            gatekeeperProfile: config.gatekeeperProfile,
            nearDuplicateSimilarity: config.nearDuplicateSimilarity,
            canonicalisation: config.canonicalisation,
            ontology:
              config.ontologyFile === undefined ? [] : await loadOntology(config.ontologyFile),
          },
          byProvider.get('local')!,
        ),
      ];
    },
    llm: async () => [
      ...(['openai', 'anthropic'] as const).flatMap((provider) => {
        const routed = readers.byProvider.get(provider);
        if (routed === undefined) return [];
        const canonicaliser = readers.canonicalisers.get(provider);
        return [llmQueue(config, artifacts, provider, { readers: routed, canonicaliser })];
      }),
      ...(embedder.provider === 'local' ? [] : [embeddingQueue(config, artifacts, embedder)]),
    ],
    stores: async () => {
      const graph = openGraph(config, addresses.neo4j);
      closing.defer(() => graph.close());
      const index = openIndex(config, addresses.qdrant);
      await Promise.all([graph.prepare(), index.prepare(await embedder.dimensions())]);
      return [storesQueue({ artifacts, graph, index })];
    },
  };
  return (await Promise.all(roles.map((role) => open[role]()))).flat();
}

async function createWorkers(
  { config, redact }: WorkerSetting,
  connection: NativeConnection,
  queues: QueueOptions[],
): Promise<Worker[]> {
  const { namespace, workerVersion } = config.temporal;
  await registerSearchAttributes(connection, namespace);
  const shared = {
    connection,
    namespace,
    shutdownGraceTime: config.shutdownGraceMs,
    maxHeartbeatThrottleInterval: HEARTBEAT_THROTTLE,
    interceptors: { activity: [() => ({ inbound: new ActivityEdge(redact) })] },
    ...(workerVersion === undefined ? {} : versioning(workerVersion)),
  } satisfies Partial<WorkerOptions>;
  return Promise.all(queues.map((queue) => Worker.create({ ...shared, ...queue })));
}

/** A run stays with the version that it began on: its workers are kept until it has ended (docs/operations.md). */
function versioning(
  version: NonNullable<Config['temporal']['workerVersion']>,
): Pick<WorkerOptions, 'workerDeploymentOptions'> {
  return {
    workerDeploymentOptions: {
      version,
      useWorkerVersioning: true,
      defaultVersioningBehavior: 'PINNED',
    },
  };
}

/** Runs the workers until they are stopped. When one fails the others are stopped too, since half a worker helps nobody. */
async function runAll(workers: Worker[]): Promise<void> {
  const outcomes = await Promise.allSettled(
    workers.map((worker) =>
      worker.run().catch((error: unknown) => {
        for (const other of workers) if (other.getState() === 'RUNNING') other.shutdown();
        throw error;
      }),
    ),
  );
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
