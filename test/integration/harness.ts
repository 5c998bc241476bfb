import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type WorkflowHandle, type WorkflowService } from '@temporalio/client';
import type { TypedSearchAttributes } from '@temporalio/common';
import type proto from '@temporalio/proto';
import { msToTs } from '@temporalio/common/lib/time.js';
import { inject } from 'vitest';
import { ingestDeck } from '../../client/ingest-deck.ts';
import type { StartOptions } from '../../client/ingest-client.ts';
import type { IngestRun } from '../../client/latest-run.ts';
import { Services } from '../../client/services.ts';
import { parseConfig, type Config } from '../../config/config.ts';
import { documentIdOfFile } from '../../domain/names.ts';
import { createLogger, type Logger } from '../../logging/logger.ts';
import { createRedactor } from '../../logging/redaction.ts';
import type { ServerAddresses } from '../../stack/servers.ts';
import { connectClient } from '../../temporal/connection.ts';
import { ROLES } from '../../workers/roles.ts';
import { installRuntime } from '../../workers/runtime.ts';
import { startWorkers, type RunningWorkers } from '../../workers/start-workers.ts';
import type { IngestSummary } from '../../workflows/contract.ts';

export const EXAMPLES = resolve(import.meta.dirname, '../../examples');

/**
 * A knowledge base of a test file's own on the shared servers: a namespace, a collection, an artifact store and
 * a tenant that nobody else has.
 */
export interface Harness {
  config: Config;
  environment: Record<string, string>;
  tenantId: string;
  services: Services;
  /** Starts a worker for everything, in this process; with settings of its own, if told. */
  startWorker: (settings?: Record<string, string>) => Promise<RunningWorkers>;
  start: (deck: DeckSource, documentId?: string, options?: StartedAs) => Promise<IngestRun>;
  /** Ingests and waits for the end. */
  ingest: (deck: DeckSource, documentId?: string) => Promise<IngestSummary>;
  /** Asks Temporal's server itself, in the namespace of the harness. */
  askTemporal: <Answer>(
    ask: (service: WorkflowService, namespace: string) => Promise<Answer>,
  ) => Promise<Answer>;
  /** What Temporal's Web UI shows of a run. */
  describe: (run: IngestRun) => Promise<WorkflowSight>;
  /** Ends a run from outside, without its knowing. */
  terminate: (run: IngestRun) => Promise<void>;
  /** The history of a run. */
  history: (run: WorkflowRun) => Promise<History>;
  /** The workflows that read the pages of a run right now. */
  pagesOf: (run: WorkflowRun) => Promise<WorkflowRun[]>;
  /** How a run stands, as Temporal calls it. */
  stateOf: (run: WorkflowRun) => Promise<string>;
  close: () => Promise<void>;
}

/** A run of any workflow. */
export type WorkflowRun = Pick<IngestRun, 'workflowId' | 'runId'>;

type History = proto.temporal.api.history.v1.IHistory;

/** A deck on disk, or made by the test. */
export type DeckSource = string | { name: string; bytes: Uint8Array };

/** For whom an ingest is started, and how urgent it is; the harness's tenant if nothing is said. */
export type StartedAs = StartOptions & { tenantId?: string };

let logger: Logger | undefined;

export async function createHarness(
  settings: Record<string, string> = {},
  addresses: ServerAddresses = inject('addresses'),
): Promise<Harness> {
  const id = randomUUID().slice(0, 8);
  const tenantId = `tenant-${id}`;
  const folder = await mkdtemp(resolve(tmpdir(), 'knowbase-test-'));
  const environment = {
    TEMPORAL_ADDRESS: addresses.temporal.address,
    TEMPORAL_NAMESPACE: `test-${id}`,
    NEO4J_URI: addresses.neo4j.uri,
    NEO4J_USER: addresses.neo4j.user,
    NEO4J_PASSWORD: addresses.neo4j.password,
    QDRANT_URL: addresses.qdrant.url,
    QDRANT_COLLECTION: `test-${id}`,
    ARTIFACT_URL: pathToFileURL(folder).href,
    LOG_LEVEL: 'fatal',
    ...settings,
  };
  const config = parseConfig(environment);
  await createNamespace(config, addresses.temporal.address);
  const services = new Services(config, addresses);
  const workers: RunningWorkers[] = [];

  const withClient = async <Result>(look: (client: Client) => Promise<Result>): Promise<Result> => {
    const connection = await connectClient(config, addresses.temporal.address);
    try {
      return await look(new Client({ connection, namespace: config.temporal.namespace }));
    } finally {
      await connection.close();
    }
  };
  const withHandle = <Result>(
    { workflowId, runId }: WorkflowRun,
    look: (handle: WorkflowHandle) => Promise<Result>,
  ) => withClient((client) => look(client.workflow.getHandle(workflowId, runId)));
  const start: Harness['start'] = async (
    deck,
    documentId,
    { tenantId: as = tenantId, ...options } = {},
  ) => {
    const name = typeof deck === 'string' ? basename(deck) : deck.name;
    const given = {
      tenantId: as,
      documentId: documentId ?? documentIdOfFile(name),
      name,
      skipHidden: false,
      footers: false,
      bytes: typeof deck === 'string' ? createReadStream(deck) : Readable.from([deck.bytes]),
    };
    return ingestDeck(services, given, options);
  };
  return {
    config,
    environment,
    tenantId,
    services,
    startWorker: async (own = {}) => {
      if (logger === undefined) {
        logger = createLogger(config.log, (line) => line);
        installRuntime(logger);
      }
      const worker = await startWorkers(
        {
          config: parseConfig({ ...environment, ...own }),
          addresses,
          logger,
          redact: createRedactor(config.secrets),
        },
        [...ROLES],
      );
      workers.push(worker);
      return worker;
    },
    start,
    ingest: async (deck, documentId) => {
      const run = await start(deck, documentId);
      const ingests = await services.ingests();
      return ingests.result(run);
    },
    askTemporal: (ask) =>
      withClient((client) => ask(client.workflowService, config.temporal.namespace)),
    describe: (run) => withHandle(run, sightOf),
    terminate: (run) =>
      withHandle(run, async (handle) => {
        await handle.terminate('by the test');
      }),
    history: (run) => withHandle(run, (handle) => handle.fetchHistory()),
    pagesOf: (run) =>
      withHandle(run, async (handle) => {
        const { raw } = await handle.describe();
        return (raw.pendingChildren ?? []).map(({ workflowId, runId }) => ({
          workflowId: workflowId!,
          runId: runId!,
        }));
      }),
    stateOf: (run) => withHandle(run, async (handle) => (await handle.describe()).status.name),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await services.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface WorkflowSight {
  staticSummary: string | undefined;
  staticDetails: string | undefined;
  currentDetails: string | undefined;
  searchAttributes: TypedSearchAttributes;
}

async function sightOf(handle: WorkflowHandle): Promise<WorkflowSight> {
  const described = await handle.describe();
  // The query with which the Web UI asks for it.
  const metadata = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
  return {
    staticSummary: await described.staticSummary(),
    staticDetails: await described.staticDetails(),
    currentDetails: metadata.currentDetails,
    searchAttributes: described.typedSearchAttributes,
  };
}

/** Makes the namespace and waits until the server's parts have all heard of it. */
export async function createNamespace(config: Config, address: string): Promise<void> {
  const { namespace } = config.temporal;
  const connection = await connectClient(config, address);
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs('1 day'),
    });
    const known = () =>
      connection.workflowService.getWorkflowExecutionHistory({
        namespace,
        execution: { workflowId: 'none' },
      });
    await waitFor(async () => {
      const error = await known().catch((reason: { details?: string }) => reason);
      return !('details' in error && error.details?.includes('Namespace'));
    });
  } finally {
    await connection.close();
  }
}

/** Waits until the condition holds; the test's own time limit is the only other one. */
export async function waitFor(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await sleep(50);
}
