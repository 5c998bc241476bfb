import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config/config.ts';
import { variables } from '../../config/variables.ts';
import { interpolatedNames, publishedPorts, readCompose } from './compose-file.ts';

/** What is of no use in these containers, since the file says where its own servers are. */
const NOT_PASSED_ON = [
  'HTTP_HOST',
  'JAVA_HOME',
  'KNOWBASE_HOME',
  'NEO4J_DATABASE',
  'NEO4J_USER',
  'TEMPORAL_API_KEY',
  'TEMPORAL_DEPLOYMENT_NAME',
  'TEMPORAL_NAMESPACE',
  'TEMPORAL_TLS_CLIENT_CERT_PATH',
  'TEMPORAL_TLS_CLIENT_KEY_PATH',
  'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
  'TEMPORAL_WORKER_BUILD_ID',
];

const OURS = ['app', 'ingestion-worker'];
const PASSWORD = { NEO4J_PASSWORD: 'eight characters' };
const isLoopback = ({ host }: { host: string }) => host === '127.0.0.1';
const known = Object.keys(variables.shape);
const { services } = readCompose(PASSWORD);

function environmentOf(name: string, given: Record<string, string> = PASSWORD) {
  const { environment } = readCompose(given).services[name]!;
  return Object.fromEntries(
    Object.entries(environment).map(([variable, value]) => [variable, value ?? undefined]),
  );
}

describe.each(OURS)('%s', (name) => {
  it('is given variables that exist', () => {
    expect(known).toEqual(expect.arrayContaining(Object.keys(environmentOf(name))));
  });

  it('is given every variable that means something to it', () => {
    const withheld = known.filter((variable) => !(variable in environmentOf(name)));
    const port = name === 'app' ? [] : ['HTTP_PORT'];
    expect(withheld.toSorted()).toEqual([...NOT_PASSED_ON, ...port].toSorted());
  });

  it('starts with nothing but a password', () => {
    expect(parseConfig(environmentOf(name))).toMatchObject({
      neo4j: { uri: 'bolt://neo4j:7687', password: 'eight characters' },
      llm: { provider: 'local' },
      http: { host: '127.0.0.1', port: 8000 },
    });
  });

  it('is given what the shell or .env says', () => {
    const given = { ...PASSWORD, OPENAI_API_KEY: 'sk-1', MAX_PARALLEL_SEGMENTS: '7' };
    expect(parseConfig(environmentOf(name, given))).toMatchObject({
      llm: { provider: 'openai', openai: { apiKey: 'sk-1' } },
      maxParallelSegments: 7,
    });
  });
});

it('gives the API and the worker the same', () => {
  const { HTTP_PORT, ...shared } = environmentOf('app');
  expect(HTTP_PORT).toBe('8000');
  expect(shared).toEqual(environmentOf('ingestion-worker'));
});

it('asks for nothing that .env does not know', () => {
  expect(known).toEqual(expect.arrayContaining(interpolatedNames()));
});

it('does not start without a password for Neo4j', () => {
  expect(() => readCompose({})).toThrow(/NEO4J_PASSWORD: set it in \.env/);
});

it('gives Neo4j and Qdrant the password and the key that their clients use', () => {
  const { neo4j, qdrant } = readCompose({ ...PASSWORD, QDRANT_API_KEY: 'key' }).services;
  expect(neo4j!.environment['NEO4J_AUTH']).toBe('neo4j/eight characters');
  expect(qdrant!.environment['QDRANT__SERVICE__API_KEY']).toBe('key');
});

describe('addresses', () => {
  const addresses = Object.entries(services).flatMap(([name, { environment }]) =>
    Object.entries(environment).flatMap(([variable, value]) => {
      const [, host, port] = /^(?:\w+:\/\/)?([\w.-]+):(\d+)$/.exec(value ?? '') ?? [];
      return host === undefined ? [] : [{ name, variable, host, port: Number(port) }];
    }),
  );

  it('are found', () => {
    expect(addresses.length).toBeGreaterThan(OURS.length * 3);
  });

  it.each(addresses.filter((address) => !isLoopback(address)))(
    '$variable of $name is a port of $host',
    ({ host, port }) => {
      const { expose = [] } = services[host] ?? {};
      const open = services[host] ? publishedPorts(services[host]) : [];
      expect([...expose.map(Number), ...open.map(({ containerPort }) => containerPort)]).toContain(
        port,
      );
    },
  );

  it.each(addresses.filter(isLoopback))('$variable of $name is a published port', ({ port }) => {
    const open = Object.values(services).flatMap(publishedPorts);
    expect(open.map(({ hostPort }) => hostPort)).toContain(port);
  });

  it.each([
    { name: 'temporal', host: 'POSTGRES_SEEDS', port: 'DB_PORT' },
    { name: 'temporal-schema', host: 'SQL_HOST', port: 'SQL_PORT' },
  ])('$name finds its database', ({ name, host, port }) => {
    const { environment } = services[name]!;
    expect(services[environment[host]!]?.expose).toContain(environment[port]);
  });
});
