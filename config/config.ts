import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import { InvalidConfiguration } from '../domain/errors.ts';
import type { BudgetLimit, ModelPrice } from '../domain/budget.ts';
import { parsePrices } from './llm-variables.ts';
import { describeVariable, variables, type Variables } from './variables.ts';

const PROJECT_ROOT = resolve(import.meta.dirname, '..');

/**
 * The configuration, by subject. An address that is undefined is that of the local stack: it is known when
 * the stack is (`stack/addresses.ts`).
 */
export type Config = ReturnType<typeof arrange>;

/**
 * Reads the environment of the process, after adding what a `.env` in the project's folder says and the
 * environment does not. Nothing else in the project reads `process.env`.
 *
 * @throws InvalidConfiguration naming every variable whose value is not allowed.
 */
export function loadConfig(): Config {
  const dotEnv = resolve(PROJECT_ROOT, '.env');
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);
  return parseConfig(process.env);
}

/** The configuration that a set of variables gives; an empty one counts as unset. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) throw new InvalidConfiguration(explain(parsed.error, given));
  checkPairs(parsed.data);
  // npm runs its scripts in the project's folder and keeps the user's own here.
  return arrange(parsed.data, given['INIT_CWD'] ?? process.cwd());
}

function explain(error: z.ZodError, given: Record<string, string | undefined>): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const { secret, enum: allowed, type, minimum, maximum } = describeVariable(name);
    const value = secret ? 'a value' : withoutCredentials(JSON.stringify(given[name]));
    const expected = allowed
      ? `one of ${allowed.join(', ')}`
      : minimum !== undefined
        ? `a ${type === 'number' ? '' : 'whole '}number from ${minimum} to ${maximum}`
        : issue.message.replace(/^(Invalid [^:]*: )?expected /i, '');
    return `${name} is ${value}, which is not allowed: expected ${expected}.`;
  });
  // One variable can break several rules with one message.
  return [...new Set(lines)].join('\n');
}

/** Some write the password into the address, where it does not belong; it is masked all the same. */
function withoutCredentials(value: string): string {
  return value.replace(/\/\/[^@/]*@/, '//***@');
}

function checkPairs(given: Variables): void {
  const need = (name: keyof Variables, because: string) => {
    if (given[name] === undefined) throw new InvalidConfiguration(`${name} is not set: ${because}`);
  };
  if (given.LLM_PROVIDER === 'openai') need('OPENAI_API_KEY', 'LLM_PROVIDER is openai.');
  if (given.LLM_PROVIDER === 'anthropic') need('ANTHROPIC_API_KEY', 'LLM_PROVIDER is anthropic.');
  if (given.NEO4J_URI) need('NEO4J_PASSWORD', 'the server at NEO4J_URI asks for it.');
  refuseCredentials('NEO4J_URI', given.NEO4J_URI, 'NEO4J_USER and NEO4J_PASSWORD');
  refuseCredentials('QDRANT_URL', given.QDRANT_URL, 'QDRANT_API_KEY');
  if (given.EMBEDDING_PROVIDER === 'openai' && !given.OPENAI_API_KEY) {
    need('EMBEDDING_API_KEY', 'EMBEDDING_PROVIDER is openai and OPENAI_API_KEY is not set either.');
  }
  if (given.ROUTE_BIG_FROM_ENTITIES < given.ROUTE_SMALL_FROM_ENTITIES) {
    throw new InvalidConfiguration(
      `ROUTE_BIG_FROM_ENTITIES is ${given.ROUTE_BIG_FROM_ENTITIES}, which is less than ROUTE_SMALL_FROM_ENTITIES (${given.ROUTE_SMALL_FROM_ENTITIES}).`,
    );
  }
  checkPrices(given);
  if (given.CHUNK_OVERLAP_TOKENS >= given.CHUNK_TOKENS) {
    throw new InvalidConfiguration(
      `CHUNK_OVERLAP_TOKENS is ${given.CHUNK_OVERLAP_TOKENS}, which is not less than CHUNK_TOKENS, ${given.CHUNK_TOKENS}.`,
    );
  }
  if (given.TEMPORAL_DEPLOYMENT_NAME || given.TEMPORAL_WORKER_BUILD_ID) {
    need('TEMPORAL_DEPLOYMENT_NAME', 'the build id is a version within a deployment.');
    need('TEMPORAL_WORKER_BUILD_ID', 'a deployment needs to know the version of the worker.');
  }
  if (given.TEMPORAL_TLS_CLIENT_CERT_PATH || given.TEMPORAL_TLS_CLIENT_KEY_PATH) {
    need('TEMPORAL_TLS_CLIENT_CERT_PATH', 'the client key goes with a certificate.');
    need('TEMPORAL_TLS_CLIENT_KEY_PATH', 'the client certificate goes with a key.');
  }
}

/** In an address they would go unused, and stand in every message that names the server. */
function refuseCredentials(name: string, address: string | undefined, instead: string): void {
  if (address === undefined) return;
  const { username, password } = new URL(address);
  if (username === '' && password === '') return;
  throw new InvalidConfiguration(
    `${name} holds a user or a password, which do not belong there: they go into ${instead}.`,
  );
}

/** A limit in money that cannot be counted would be none. */
function checkPrices(given: Variables): void {
  const limited = (['BUDGET_DOCUMENT_USD', 'BUDGET_TENANT_DAILY_USD'] as const).find(
    (name) => given[name] !== undefined,
  );
  const provider = given.LLM_PROVIDER ?? firstWithKey(given);
  if (limited === undefined || provider === 'local') return;
  const model = provider === 'openai' ? given.OPENAI_MODEL : given.ANTHROPIC_MODEL;
  if (model in pricesOf(given)) return;
  throw new InvalidConfiguration(
    `${limited} is set, but LLM_PRICES does not say what the model ${model} costs. Add it there.`,
  );
}

const MEBIBYTE = 1024 * 1024;

function arrange(v: Variables, workingFolder: string) {
  const home = resolve(PROJECT_ROOT, v.KNOWBASE_HOME);
  return {
    projectRoot: PROJECT_ROOT,
    /** The folder that paths given by the user start from. */
    workingFolder,
    home,
    temporal: {
      address: v.TEMPORAL_ADDRESS,
      namespace: v.TEMPORAL_NAMESPACE,
      apiKey: v.TEMPORAL_API_KEY,
      clientCertPath: v.TEMPORAL_TLS_CLIENT_CERT_PATH,
      clientKeyPath: v.TEMPORAL_TLS_CLIENT_KEY_PATH,
      serverCaPath: v.TEMPORAL_TLS_SERVER_CA_CERT_PATH,
      uiUrl: v.TEMPORAL_UI_URL,
      /** Undefined without worker versioning. */
      workerVersion:
        v.TEMPORAL_DEPLOYMENT_NAME === undefined || v.TEMPORAL_WORKER_BUILD_ID === undefined
          ? undefined
          : { deploymentName: v.TEMPORAL_DEPLOYMENT_NAME, buildId: v.TEMPORAL_WORKER_BUILD_ID },
    },
    neo4j: {
      uri: v.NEO4J_URI,
      user: v.NEO4J_USER,
      password: v.NEO4J_PASSWORD,
      database: v.NEO4J_DATABASE,
      maxConnectionPoolSize: v.NEO4J_MAX_CONNECTION_POOL_SIZE,
      maxTransactionRetryTimeMs: v.NEO4J_MAX_TRANSACTION_RETRY_TIME * 1000,
    },
    qdrant: {
      url: v.QDRANT_URL,
      apiKey: v.QDRANT_API_KEY,
      collection: v.QDRANT_COLLECTION,
      batchSize: v.QDRANT_BATCH_SIZE,
      uploadParallelism: v.QDRANT_UPLOAD_PARALLELISM,
    },
    llm: {
      provider: v.LLM_PROVIDER ?? firstWithKey(v),
      timeoutMs: v.LLM_TIMEOUT_SECONDS * 1000,
      outagePatienceMs: v.LLM_OUTAGE_PATIENCE * 1000,
      maxConcurrentCalls: v.MAX_CONCURRENT_LLM_CALLS,
      routing: {
        prepass: v.PREPASS,
        smallFromEntities: v.ROUTE_SMALL_FROM_ENTITIES,
        bigFromEntities: v.ROUTE_BIG_FROM_ENTITIES,
        longFromTokens: v.ROUTE_LONG_FROM_TOKENS,
      },
      openai: {
        apiKey: v.OPENAI_API_KEY,
        baseUrl: v.OPENAI_BASE_URL,
        model: v.OPENAI_MODEL,
        bigModel: v.OPENAI_BIG_MODEL,
        maxCallsPerMinute: v.OPENAI_MAX_RPM,
        maxTokensPerMinute: v.OPENAI_MAX_TPM,
        reasoningEffort: v.OPENAI_REASONING_EFFORT,
        serviceTier: v.OPENAI_SERVICE_TIER,
        responseFormat: v.OPENAI_RESPONSE_FORMAT,
      },
      anthropic: {
        apiKey: v.ANTHROPIC_API_KEY,
        baseUrl: v.ANTHROPIC_BASE_URL,
        model: v.ANTHROPIC_MODEL,
        bigModel: v.ANTHROPIC_BIG_MODEL,
        maxCallsPerMinute: v.ANTHROPIC_MAX_RPM,
        maxTokensPerMinute: v.ANTHROPIC_MAX_TPM,
      },
    },
    budget: {
      document: limitOf(v.BUDGET_DOCUMENT_CALLS, v.BUDGET_DOCUMENT_TOKENS, v.BUDGET_DOCUMENT_USD),
      tenantDaily: limitOf(
        v.BUDGET_TENANT_DAILY_CALLS,
        v.BUDGET_TENANT_DAILY_TOKENS,
        v.BUDGET_TENANT_DAILY_USD,
      ),
      whenSpent: v.BUDGET_WHEN_SPENT,
      prices: pricesOf(v),
    },
    embedding: {
      provider: v.EMBEDDING_PROVIDER,
      model: v.EMBEDDING_MODEL,
      apiKey: v.EMBEDDING_API_KEY ?? v.OPENAI_API_KEY,
      baseUrl: v.EMBEDDING_BASE_URL ?? v.OPENAI_BASE_URL,
      maxCallsPerMinute: v.EMBEDDING_MAX_RPM,
    },
    chunking: { maxTokens: v.CHUNK_TOKENS, overlapTokens: v.CHUNK_OVERLAP_TOKENS },
    maxParallelSegments: v.MAX_PARALLEL_SEGMENTS,
    segmentMaxTokens: v.SEGMENT_MAX_TOKENS,
    maxSegmentsPerWorkflow: v.MAX_SEGMENTS_PER_WORKFLOW,
    gatekeeperProfile: v.GATEKEEPER_PROFILE,
    nearDuplicateSimilarity: v.NEAR_DUPLICATE_SIMILARITY,
    canonicalisation: v.CANONICALISATION,
    ontologyFile:
      v.ONTOLOGY_FILE === undefined ? undefined : resolve(workingFolder, v.ONTOLOGY_FILE),
    maxWorkerThreads: v.MAX_WORKER_THREADS,
    shutdownGraceMs: v.SHUTDOWN_GRACE_SECONDS * 1000,
    replayWindowSeconds: v.REPLAY_WINDOW,
    deckLimits: {
      fileBytes: v.DECK_MAX_FILE_MB * MEBIBYTE,
      entries: v.DECK_MAX_ENTRIES,
      xmlPartBytes: v.DECK_MAX_PART_MB * MEBIBYTE,
      inflatedBytes: v.DECK_MAX_INFLATED_MB * MEBIBYTE,
      xmlDepth: v.DECK_MAX_XML_DEPTH,
      xmlNodes: v.DECK_MAX_XML_NODES,
      textCharacters: v.DECK_MAX_CHARS,
    },
    deckThread: { maxMs: v.DECK_MAX_SECONDS * 1000, maxHeapMb: v.DECK_MAX_MEMORY_MB },
    javaHome: v.JAVA_HOME,
    artifactUrl: v.ARTIFACT_URL ?? pathToFileURL(resolve(home, 'artifacts')).href,
    http: { host: v.HTTP_HOST, port: v.HTTP_PORT },
    log: { level: v.LOG_LEVEL, format: v.LOG_FORMAT },
    /** Where workers offer their metrics; undefined for nowhere. */
    metricsAddress: v.METRICS_ADDRESS,
    /** Values that must not appear in anything that is written or sent. */
    secrets: Object.entries(v)
      .filter(([name, value]) => describeVariable(name).secret && typeof value === 'string')
      .map(([, value]) => String(value)),
  };
}

function limitOf(
  calls: number | undefined,
  tokens: number | undefined,
  dollars: number | undefined,
): BudgetLimit {
  return {
    ...(calls === undefined ? {} : { calls }),
    ...(tokens === undefined ? {} : { tokens }),
    ...(dollars === undefined ? {} : { microUsd: Math.round(dollars * 1_000_000) }),
  };
}

function pricesOf({ LLM_PRICES: given }: Variables): Record<string, ModelPrice> {
  return given === undefined ? {} : (parsePrices(given) ?? {});
}

function firstWithKey(v: Variables): 'openai' | 'anthropic' | 'local' {
  if (v.OPENAI_API_KEY) return 'openai';
  if (v.ANTHROPIC_API_KEY) return 'anthropic';
  return 'local';
}
