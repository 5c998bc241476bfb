import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config/config.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

describe('parseConfig, of an empty environment', () => {
  const config = parseConfig({});

  it('has the defaults that users know', () => {
    expect(config).toMatchObject({
      temporal: { namespace: 'default' },
      neo4j: { user: 'neo4j', maxConnectionPoolSize: 50, maxTransactionRetryTimeMs: 30_000 },
      qdrant: { collection: 'knowbase', batchSize: 100, uploadParallelism: 4 },
      llm: {
        provider: 'local',
        maxConcurrentCalls: 5,
        openai: { maxCallsPerMinute: 500 },
        anthropic: { maxCallsPerMinute: 100 },
      },
      embedding: { provider: 'local' },
      maxParallelSegments: 10,
      maxSegmentsPerWorkflow: 500,
      maxWorkerThreads: 8,
      http: { host: '127.0.0.1', port: 8000 },
      log: { level: 'info', format: 'auto' },
    });
  });

  it('names no server, for the local stack knows its own', () => {
    expect(config.temporal.address).toBeUndefined();
    expect(config.neo4j.uri).toBeUndefined();
    expect(config.qdrant.url).toBeUndefined();
  });

  it('keeps what it writes in a folder of the project', () => {
    expect(config.projectRoot).toBe(PROJECT);
    expect(config.home).toBe(join(PROJECT, '.knowbase'));
    expect(config.artifactUrl).toBe(pathToFileURL(join(PROJECT, '.knowbase/artifacts')).href);
  });

  it('limits decks', () => {
    expect(config.deckLimits).toEqual({
      fileBytes: 200 * 1024 ** 2,
      entries: 10_000,
      xmlPartBytes: 64 * 1024 ** 2,
      inflatedBytes: 512 * 1024 ** 2,
      xmlDepth: 256,
      xmlNodes: 600_000,
      textCharacters: 50_000_000,
    });
    expect(config.deckThread).toEqual({ maxMs: 60_000, maxHeapMb: 256 });
  });

  it('offers no metrics', () => {
    expect(config.metricsAddress).toBeUndefined();
  });

  it('has no secrets', () => {
    expect(config.secrets).toEqual([]);
  });
});

describe('parseConfig', () => {
  it('takes empty and blank values for unset', () => {
    const blank = {
      OPENAI_API_KEY: '',
      MAX_WORKER_THREADS: ' ',
      NEO4J_URI: '\t',
      LLM_PROVIDER: '',
    };
    expect(parseConfig({ ...blank, QDRANT_URL: undefined })).toEqual(parseConfig({}));
  });

  it('leaves variables alone that are not its own', () => {
    expect(parseConfig({ PATH: '/bin', MAX_SEGMENTS: 'many' })).toEqual(parseConfig({}));
  });

  it('gives times in milliseconds and sizes in bytes', () => {
    const config = parseConfig({
      NEO4J_MAX_TRANSACTION_RETRY_TIME: '45',
      LLM_TIMEOUT_SECONDS: '7',
      LLM_OUTAGE_PATIENCE: '90',
      SHUTDOWN_GRACE_SECONDS: '4',
      DECK_MAX_FILE_MB: '3',
      DECK_MAX_PART_MB: '2',
      DECK_MAX_INFLATED_MB: '5',
      DECK_MAX_SECONDS: '9',
    });
    expect(config.neo4j.maxTransactionRetryTimeMs).toBe(45_000);
    expect(config.llm.timeoutMs).toBe(7000);
    expect(config.deckThread.maxMs).toBe(9000);
    expect(config.llm.outagePatienceMs).toBe(90_000);
    expect(config.shutdownGraceMs).toBe(4000);
    expect(config.deckLimits).toMatchObject({
      fileBytes: 3_145_728,
      xmlPartBytes: 2_097_152,
      inflatedBytes: 5_242_880,
    });
  });

  it('starts the paths of users from the folder that they called npm in', () => {
    expect(parseConfig({ INIT_CWD: '/home/jo' }).workingFolder).toBe('/home/jo');
    expect(parseConfig({}).workingFolder).toBe(process.cwd());
  });

  it('takes the home as a folder of the project, or as an absolute path', () => {
    expect(parseConfig({ KNOWBASE_HOME: 'data' })).toMatchObject({
      home: join(PROJECT, 'data'),
      artifactUrl: pathToFileURL(join(PROJECT, 'data/artifacts')).href,
    });
    expect(parseConfig({ KNOWBASE_HOME: '/srv/kb' }).home).toBe('/srv/kb');
  });

  it('takes the artifact store that is named', () => {
    const ARTIFACT_URL = 'file:///srv/shared/artifacts';
    expect(parseConfig({ ARTIFACT_URL }).artifactUrl).toBe(ARTIFACT_URL);
  });
});

describe('parseConfig, of who reads the segments', () => {
  const openai = { OPENAI_API_KEY: 'sk-openai' };
  const anthropic = { ANTHROPIC_API_KEY: 'sk-anthropic' };

  it.each([
    ['local without a key', {}, 'local'],
    ['openai with its key', openai, 'openai'],
    ['anthropic with its key', anthropic, 'anthropic'],
    ['openai with both keys', { ...anthropic, ...openai }, 'openai'],
    ['whom the user names', { ...anthropic, ...openai, LLM_PROVIDER: 'anthropic' }, 'anthropic'],
    ['local when named, whatever the keys', { ...openai, LLM_PROVIDER: 'local' }, 'local'],
  ])('is %s', (_, environment: Record<string, string>, provider) => {
    expect(parseConfig(environment).llm.provider).toBe(provider);
  });

  it('keeps keys, addresses and rates of the providers apart', () => {
    const { llm } = parseConfig({
      ...openai,
      ...anthropic,
      OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:2',
      OPENAI_MAX_RPM: '60',
      ANTHROPIC_MAX_RPM: '20',
      OPENAI_MAX_TPM: '90000',
      OPENAI_MODEL: 'one',
      ANTHROPIC_MODEL: 'two',
      ANTHROPIC_BIG_MODEL: 'two-large',
    });
    expect(llm).toMatchObject({
      openai: { apiKey: 'sk-openai', baseUrl: 'http://127.0.0.1:1/v1', model: 'one' },
      anthropic: { apiKey: 'sk-anthropic', baseUrl: 'http://127.0.0.1:2', model: 'two' },
    });
    expect(llm.openai.maxCallsPerMinute).toBe(60);
    expect(llm.anthropic.maxCallsPerMinute).toBe(20);
    expect(llm.openai).toMatchObject({ bigModel: undefined, maxTokensPerMinute: 90_000 });
    expect(llm.anthropic).toMatchObject({ bigModel: 'two-large', maxTokensPerMinute: undefined });
  });

  it('embeds with the key and address of OpenAI unless it has its own', () => {
    const base = { ...openai, OPENAI_BASE_URL: 'http://one/v1', EMBEDDING_PROVIDER: 'openai' };
    expect(parseConfig(base).embedding).toMatchObject({
      apiKey: 'sk-openai',
      baseUrl: 'http://one/v1',
    });
    const own = { EMBEDDING_API_KEY: 'sk-embed', EMBEDDING_BASE_URL: 'http://two/v1' };
    expect(parseConfig({ ...base, ...own }).embedding).toMatchObject({
      apiKey: 'sk-embed',
      baseUrl: 'http://two/v1',
    });
  });
});

describe('parseConfig, of secrets', () => {
  it('lists every key and password that is set', () => {
    const secrets = {
      TEMPORAL_API_KEY: 'key-1',
      NEO4J_PASSWORD: 'key-2',
      QDRANT_API_KEY: 'key-3',
      OPENAI_API_KEY: 'key-4',
      ANTHROPIC_API_KEY: 'key-5',
      EMBEDDING_API_KEY: 'key-6',
    };
    expect(parseConfig({ ...secrets, NEO4J_USER: 'jo' }).secrets.toSorted()).toEqual(
      Object.values(secrets),
    );
  });
});

describe('budgets', () => {
  const key = { OPENAI_API_KEY: 'sk-test', OPENAI_MODEL: 'reader' };
  const prices = '{"reader": {"input": 0.25, "output": 2}}';

  it('are none by default', () => {
    expect(parseConfig({}).budget).toEqual({
      document: {},
      tenantDaily: {},
      whenSpent: 'stop',
      prices: {},
    });
  });

  it('in dollars are kept in millionths', () => {
    const { budget } = parseConfig({
      ...key,
      BUDGET_DOCUMENT_CALLS: '100',
      BUDGET_TENANT_DAILY_USD: '2.5',
      LLM_PRICES: prices,
    });
    expect(budget).toMatchObject({
      document: { calls: 100 },
      tenantDaily: { microUsd: 2_500_000 },
      prices: { reader: { input: 0.25, output: 2 } },
    });
  });

  it('in dollars want a price for the model', () => {
    expect(() => parseConfig({ ...key, BUDGET_DOCUMENT_USD: '1' })).toThrow(
      'BUDGET_DOCUMENT_USD is set, but LLM_PRICES does not say what the model reader costs.',
    );
    expect(parseConfig({ BUDGET_DOCUMENT_USD: '1' }).budget.document).toEqual({
      microUsd: 1_000_000,
    });
  });

  it.each(['cheap', '{"reader": 1}', '{"reader": {"input": -1, "output": 1}}'])(
    'have no price table %s',
    (given) => {
      expect(() => parseConfig({ ...key, LLM_PRICES: given })).toThrow(
        /LLM_PRICES is .*JSON such as/s,
      );
    },
  );
});
