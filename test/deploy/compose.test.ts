import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { publishedPorts, readCompose } from './compose-file.ts';
import { PROJECT_ROOT } from './project-root.ts';

const { services, volumes } = readCompose({ NEO4J_PASSWORD: 'eight characters' });
const names = Object.keys(services);
const runsOnce = (name: string) => services[name]!.restart === 'no';
const isFolder = ({ source }: { source: string }) => source.startsWith('./');

it('has the services that an ingest needs', () => {
  expect(names).toEqual(
    expect.arrayContaining([
      'app',
      'ingestion-worker',
      'temporal',
      'temporal-postgresql',
      'temporal-ui',
      'neo4j',
      'qdrant',
    ]),
  );
});

it.each(names)('%s is of an exact version, or built here', (name) => {
  const { image, build } = services[name]!;
  if (build === undefined) expect(image).toMatch(/^[a-z0-9/-]+:v?\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
  else expect(image, 'two services that build one tag at once collide').toBeUndefined();
});

it('has the Neo4j that the local stack has', () => {
  const pom = readFileSync(resolve(PROJECT_ROOT, 'stack/neo4j/pom.xml'), 'utf8');
  const version = /<neo4j.version>(.+)<\/neo4j.version>/.exec(pom)?.[1];
  expect(services['neo4j']!.image).toBe(`neo4j:${version}-community`);
});

describe('order', () => {
  it.each(names)('%s says when it is healthy, or ends', (name) => {
    expect(services[name]!.healthcheck !== undefined).toBe(!runsOnce(name));
  });

  const waits = Object.entries(services).flatMap(([name, { depends_on }]) =>
    Object.entries(depends_on).map(([other, { condition }]) => ({ name, other, condition })),
  );

  it.each(waits)('$name can wait for $other', ({ other, condition }) => {
    expect(names).toContain(other);
    expect(condition).toBe(runsOnce(other) ? 'service_completed_successfully' : 'service_healthy');
  });

  it('has a beginning', () => {
    const started = new Set<string>();
    let ready: string[];
    do {
      ready = names.filter(
        (name) =>
          !started.has(name) &&
          Object.keys(services[name]!.depends_on).every((other) => started.has(other)),
      );
      for (const name of ready) started.add(name);
    } while (ready.length > 0);
    expect([...started].toSorted()).toEqual(names.toSorted());
  });

  it.each(['app', 'ingestion-worker'])('%s starts after all servers', (name) => {
    const before = (service: string): string[] =>
      Object.keys(services[service]!.depends_on).flatMap((other) => [other, ...before(other)]);
    expect(before(name)).toEqual(expect.arrayContaining(['temporal', 'neo4j', 'qdrant']));
  });
});

describe('ports', () => {
  const published = names.flatMap((name) => publishedPorts(services[name]!));

  it('are published on the loopback address only', () => {
    expect(published.map(({ hostAddress }) => hostAddress)).toEqual(
      published.map(() => '127.0.0.1'),
    );
  });

  it('are published once', () => {
    const hostPorts = published.map(({ hostPort }) => hostPort);
    expect(hostPorts).toEqual([...new Set(hostPorts)]);
    expect(hostPorts).not.toContain(Number.NaN);
  });

  it('lead to the API at 8000, or where HTTP_PORT says', () => {
    const moved = readCompose({ NEO4J_PASSWORD: 'eight characters', HTTP_PORT: '9000' });
    expect(publishedPorts(services['app']!)).toMatchObject([{ hostPort: 8000 }]);
    expect(publishedPorts(moved.services['app']!)).toMatchObject([{ hostPort: 9000 }]);
  });

  it('lead to the port that is forwarded to the API, whose health is asked there', () => {
    const { entrypoint, healthcheck } = services['app']!;
    const port = publishedPorts(services['app']!)[0]!.containerPort;
    expect(entrypoint).toEqual(['sh', '/app/deploy/app/serve.sh', `${port}`]);
    expect(healthcheck!.test.join('\n')).toContain(`http://127.0.0.1:${port}/healthz`);
  });

  it('of Temporal are what the health of the worker is seen by', () => {
    const hexadecimal = (7233).toString(16).toUpperCase();
    expect(services['ingestion-worker']!.environment['TEMPORAL_ADDRESS']).toBe('temporal:7233');
    expect(services['ingestion-worker']!.healthcheck!.test).toContain(`:${hexadecimal} 01 `);
  });
});

describe('volumes', () => {
  const mounts = names.flatMap((name) =>
    services[name]!.volumes.map((volume) => {
      const [source, target] = volume.split(':') as [string, string];
      return { name, source, target };
    }),
  );

  it('are those that services use', () => {
    const used = mounts.filter((mount) => !isFolder(mount)).map(({ source }) => source);
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(volumes).toSorted());
  });

  it.each(mounts.filter(isFolder))('$source of $name is in the repository', ({ source }) => {
    expect(existsSync(resolve(PROJECT_ROOT, source))).toBe(true);
  });

  it.each(['app', 'ingestion-worker'])('%s shares the artifacts', (name) => {
    const folder = fileURLToPath(services[name]!.environment['ARTIFACT_URL']!);
    expect(mounts).toContainEqual({ name, source: 'artifacts', target: folder });
  });
});
