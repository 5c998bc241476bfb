import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config/config.ts';
import { InvalidConfiguration } from '../../domain/errors.ts';

type Environment = Record<string, string>;

/** Why the environment is refused. */
function refusal(environment: Environment): string {
  try {
    parseConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidConfiguration);
    return (error as Error).message;
  }
  return 'accepted';
}

/** Bounds as the documentation promises them. */
const COUNTS: [string, number, number][] = [
  ['NEO4J_MAX_CONNECTION_POOL_SIZE', 1, 1000],
  ['NEO4J_MAX_TRANSACTION_RETRY_TIME', 0, 3600],
  ['QDRANT_BATCH_SIZE', 1, 10_000],
  ['QDRANT_UPLOAD_PARALLELISM', 1, 64],
  ['OPENAI_MAX_RPM', 2, 1_000_000],
  ['ANTHROPIC_MAX_RPM', 2, 1_000_000],
  ['EMBEDDING_MAX_RPM', 2, 1_000_000],
  ['OPENAI_MAX_TPM', 1000, 1_000_000_000],
  ['ANTHROPIC_MAX_TPM', 1000, 1_000_000_000],
  ['LLM_TIMEOUT_SECONDS', 1, 3600],
  ['ROUTE_LONG_FROM_TOKENS', 0, 100_000],
  ['SEGMENT_MAX_TOKENS', 100, 100_000],
  ['LLM_OUTAGE_PATIENCE', 0, 86_400],
  ['SHUTDOWN_GRACE_SECONDS', 0, 3600],
  ['MAX_PARALLEL_SEGMENTS', 1, 500],
  ['MAX_CONCURRENT_LLM_CALLS', 1, 1000],
  ['MAX_WORKER_THREADS', 1, 256],
  ['DECK_MAX_FILE_MB', 1, 10_000],
  ['DECK_MAX_ENTRIES', 1, 1_000_000],
  ['DECK_MAX_PART_MB', 1, 10_000],
  ['DECK_MAX_INFLATED_MB', 1, 100_000],
  ['DECK_MAX_CHARS', 1, 1_000_000_000],
  ['DECK_MAX_XML_DEPTH', 8, 500],
  ['DECK_MAX_XML_NODES', 1000, 100_000_000],
  ['DECK_MAX_SECONDS', 1, 3600],
  ['DECK_MAX_MEMORY_MB', 128, 65_536],
  ['HTTP_PORT', 1, 65_535],
];

describe('a number', () => {
  it.each(COUNTS)('%s goes from %i to %i', (name, minimum, maximum) => {
    const refused = (value: number) =>
      `${name} is "${value}", which is not allowed: expected a whole number from ${minimum} to ${maximum}.`;
    expect(refusal({ [name]: `${minimum}` })).toBe('accepted');
    expect(refusal({ [name]: `${maximum}` })).toBe('accepted');
    expect(refusal({ [name]: `${minimum - 1}` })).toBe(refused(minimum - 1));
    expect(refusal({ [name]: `${maximum + 1}` })).toBe(refused(maximum + 1));
  });

  it.each(['ten', '1.5', '10 threads', 'NaN', 'Infinity', '-1', 'true', '1,000'])(
    'is not %j',
    (value) => {
      expect(refusal({ MAX_WORKER_THREADS: value })).toBe(
        `MAX_WORKER_THREADS is ${JSON.stringify(value)}, which is not allowed: expected a whole number from 1 to 256.`,
      );
    },
  );

  it('that is wrong in two ways is told of once', () => {
    expect(refusal({ MAX_WORKER_THREADS: '1000.5' }).split('\n')).toHaveLength(1);
  });
});

describe('a choice', () => {
  it.each([
    ['LLM_PROVIDER', 'gemini', 'openai, anthropic, local'],
    ['LLM_PROVIDER', 'OpenAI', 'openai, anthropic, local'],
    ['EMBEDDING_PROVIDER', 'anthropic', 'local, openai'],
    ['LOG_LEVEL', 'verbose', 'fatal, error, warn, info, debug, trace'],
    ['LOG_FORMAT', 'xml', 'auto, pretty, json'],
  ])('%s is not %j', (name, value, allowed) => {
    expect(refusal({ [name]: value })).toBe(
      `${name} is "${value}", which is not allowed: expected one of ${allowed}.`,
    );
  });
});

describe('an address', () => {
  const WEB = 'a URL that begins with http: or https:';
  const METRICS = 'IP:PORT, such as 127.0.0.1:9464';
  const GRAPH =
    'a URL that begins with bolt: or bolt+s: or bolt+ssc: or neo4j: or neo4j+s: or neo4j+ssc:';

  it.each([
    ['QDRANT_URL', 'ftp://host', WEB],
    ['QDRANT_URL', 'localhost:6333', WEB],
    ['OPENAI_BASE_URL', 'not a url', WEB],
    ['ANTHROPIC_BASE_URL', '//host', WEB],
    ['EMBEDDING_BASE_URL', 'http://', WEB],
    ['TEMPORAL_UI_URL', 'javascript:alert(1)', WEB],
    ['NEO4J_URI', 'http://host:7474', GRAPH],
    ['NEO4J_URI', 'neo4j+x://host', GRAPH],
    ['ARTIFACT_URL', 's3://bucket', 'a URL that begins with file:'],
    ['ARTIFACT_URL', '/srv/artifacts', 'a URL that begins with file:'],
    ['TEMPORAL_ADDRESS', 'localhost', 'HOST:PORT'],
    ['TEMPORAL_ADDRESS', 'http://localhost:7233', 'HOST:PORT'],
    ['METRICS_ADDRESS', '9464', METRICS],
    ['METRICS_ADDRESS', ':9464', METRICS],
    ['METRICS_ADDRESS', '127.0.0.1', METRICS],
    ['METRICS_ADDRESS', 'localhost:9464', METRICS],
    ['METRICS_ADDRESS', '127.0.0.256:9464', METRICS],
    ['METRICS_ADDRESS', '::1:9464', METRICS],
    ['METRICS_ADDRESS', '127.0.0.1:0', METRICS],
    ['METRICS_ADDRESS', '127.0.0.1:65536', METRICS],
    ['METRICS_ADDRESS', 'http://127.0.0.1:9464', METRICS],
    ['METRICS_ADDRESS', '127.0.0.1:9464/metrics', METRICS],
    ['QDRANT_COLLECTION', 'my chunks', "letters, digits, '_' or '-'"],
    ['QDRANT_COLLECTION', '../other', "letters, digits, '_' or '-'"],
  ])('%s is not %j', (name, value, expected) => {
    expect(refusal({ [name]: value })).toBe(
      `${name} is "${value}", which is not allowed: expected ${expected}.`,
    );
  });

  it.each([
    { QDRANT_URL: 'https://qdrant.example.org:6333/prefix' },
    { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' },
    { TEMPORAL_ADDRESS: 'temporal.example.org:7233' },
    { TEMPORAL_ADDRESS: '[::1]:7233' },
    { METRICS_ADDRESS: '0.0.0.0:9464' },
    { METRICS_ADDRESS: '[::1]:80' },
    { NEO4J_URI: 'neo4j+ssc://host:7687', NEO4J_PASSWORD: 'password' },
    { NEO4J_URI: 'bolt://host', NEO4J_PASSWORD: 'password' },
    { ARTIFACT_URL: 'file:///srv/artifacts' },
  ])('may be %j', (environment: Environment) => {
    expect(refusal(environment)).toBe('accepted');
  });

  it('of the artifact store is a folder of this machine', () => {
    expect(refusal({ ARTIFACT_URL: 'file://srv/artifacts' })).toMatch(/^ARTIFACT_URL is "file:/);
  });
});

describe('variables that go together', () => {
  const TLS_KEY = { TEMPORAL_TLS_CLIENT_KEY_PATH: 'key.pem' };
  const TLS_CERTIFICATE = { TEMPORAL_TLS_CLIENT_CERT_PATH: 'cert.pem' };

  it('send a segment to the bigger model from as many candidates on as to the usual one, or more', () => {
    const refused = refusal({ ROUTE_SMALL_FROM_ENTITIES: '5', ROUTE_BIG_FROM_ENTITIES: '4' });
    expect(refused).toBe(
      'ROUTE_BIG_FROM_ENTITIES is 4, which is less than ROUTE_SMALL_FROM_ENTITIES (5).',
    );
    expect(refusal({ ROUTE_SMALL_FROM_ENTITIES: '5', ROUTE_BIG_FROM_ENTITIES: '5' })).toBe(
      'accepted',
    );
  });

  it.each<[Environment, string]>([
    [{ LLM_PROVIDER: 'openai' }, 'OPENAI_API_KEY is not set: LLM_PROVIDER is openai.'],
    [{ LLM_PROVIDER: 'anthropic' }, 'ANTHROPIC_API_KEY is not set: LLM_PROVIDER is anthropic.'],
    [
      { NEO4J_URI: 'bolt://host' },
      'NEO4J_PASSWORD is not set: the server at NEO4J_URI asks for it.',
    ],
    [
      { EMBEDDING_PROVIDER: 'openai' },
      'EMBEDDING_API_KEY is not set: EMBEDDING_PROVIDER is openai and OPENAI_API_KEY is not set either.',
    ],
    [
      { TEMPORAL_DEPLOYMENT_NAME: 'knowbase' },
      'TEMPORAL_WORKER_BUILD_ID is not set: a deployment needs to know the version of the worker.',
    ],
    [
      { TEMPORAL_WORKER_BUILD_ID: '1.2.0' },
      'TEMPORAL_DEPLOYMENT_NAME is not set: the build id is a version within a deployment.',
    ],
    [TLS_KEY, 'TEMPORAL_TLS_CLIENT_CERT_PATH is not set: the client key goes with a certificate.'],
    [
      TLS_CERTIFICATE,
      'TEMPORAL_TLS_CLIENT_KEY_PATH is not set: the client certificate goes with a key.',
    ],
  ])('%j lacks its other half', (environment, message) => {
    expect(refusal(environment)).toBe(message);
  });

  it.each<[Environment]>([
    [{ LLM_PROVIDER: 'openai', OPENAI_API_KEY: 'sk-1' }],
    [{ LLM_PROVIDER: 'anthropic', ANTHROPIC_API_KEY: 'sk-1' }],
    [{ EMBEDDING_PROVIDER: 'openai', EMBEDDING_API_KEY: 'sk-1' }],
    [{ EMBEDDING_PROVIDER: 'openai', OPENAI_API_KEY: 'sk-1' }],
    [{ ...TLS_KEY, ...TLS_CERTIFICATE }],
  ])('%j are complete', (environment) => {
    expect(refusal(environment)).toBe('accepted');
  });

  it('are looked at with empty ones as unset', () => {
    expect(refusal({ LLM_PROVIDER: 'openai', OPENAI_API_KEY: ' ' })).toMatch(/is not set/);
  });
});

describe('a refusal', () => {
  it('names every variable that is wrong, on a line of its own', () => {
    const lines = refusal({ MAX_WORKER_THREADS: '0', LOG_LEVEL: 'loud', QDRANT_URL: 'x' })
      .split('\n')
      .map((line) => line.slice(0, line.indexOf(' ')));
    expect(lines.toSorted()).toEqual(['LOG_LEVEL', 'MAX_WORKER_THREADS', 'QDRANT_URL']);
  });

  it('shows no secret', () => {
    const secret = fc.stringMatching(/^[a-z0-9"\\]{12,20}$/);
    const name = fc.constantFrom(
      'OPENAI_API_KEY',
      'ANTHROPIC_API_KEY',
      'EMBEDDING_API_KEY',
      'NEO4J_PASSWORD',
      'QDRANT_API_KEY',
      'TEMPORAL_API_KEY',
    );
    fc.assert(
      fc.property(name, secret, (variable, value) => {
        const message = refusal({ [variable]: value, HTTP_PORT: '0', LLM_PROVIDER: 'x' });
        expect(message).toMatch(/HTTP_PORT is "0"/);
        expect(message).not.toContain(value);
        expect(message).not.toContain(JSON.stringify(value).slice(1, -1));
      }),
    );
  });

  it('shows no password that is part of an address', () => {
    const message = refusal({ NEO4J_URI: 'http://neo4j:hunter2hunter2@host:7474' });
    expect(message).toMatch(/^NEO4J_URI is /);
    expect(message).not.toContain('hunter2hunter2');
  });

  it.each([
    ['NEO4J_URI', 'neo4j+s://neo4j:hunter2hunter2@host:7687', 'NEO4J_PASSWORD'],
    ['QDRANT_URL', 'https://user:hunter2hunter2@host:6333', 'QDRANT_API_KEY'],
    ['QDRANT_URL', 'https://hunter2hunter2@host:6333', 'QDRANT_API_KEY'],
  ])('says where a password in %s belongs', (name, address, variable) => {
    const message = refusal({ [name]: address, NEO4J_PASSWORD: 'password' });
    expect(message).toContain(name);
    expect(message).toContain(variable);
    expect(message).not.toContain('hunter2hunter2');
  });
});
