import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { StackFailed } from '../../domain/errors.ts';
import { dataFolder, type StackLayout } from '../layout.ts';
import { choosePort, LOOPBACK, type LocalServer, type Report } from '../local-server.ts';
import { java, javaProgram, maven } from '../prerequisites.ts';

const neo4jSettings = z.object({
  boltPort: z.number(),
  httpPort: z.number(),
  password: z.string(),
});
export type Neo4jSettings = z.infer<typeof neo4jSettings>;

/** Ports that the user told, if any. */
export interface Neo4jPorts {
  boltPort?: number | undefined;
  httpPort?: number | undefined;
}

export const NEO4J_USER = 'neo4j';

const UNAUTHORIZED = 'Neo.ClientError.Security.Unauthorized';

/** Neo4j Community: the real server, from the jars on Maven Central. */
export function localNeo4j(
  told: Neo4jPorts,
  javaHome: string | undefined,
): LocalServer<Neo4jSettings> {
  return {
    name: 'neo4j',
    label: 'Neo4j',
    settings: neo4jSettings,
    prerequisites: [java(javaHome), maven],
    startTimeoutMs: 120_000,
    stopGraceMs: 30_000,
    install: installJars,
    settle: async (previous) => ({
      boltPort: await choosePort(told.boltPort, previous?.boltPort),
      httpPort: await choosePort(told.httpPort, previous?.httpPort),
      // In digits and letters only: neo4j-admin takes one that begins with '-' for an option.
      password: previous?.password ?? randomBytes(24).toString('hex'),
    }),
    prepare: async (layout, settings) => {
      await mkdir(configFolder(layout), { recursive: true });
      await writeFile(resolve(configFolder(layout), 'neo4j.conf'), configuration(layout, settings));
      if (!existsSync(resolve(dataFolder(layout, 'neo4j'), 'data', 'databases'))) {
        await setInitialPassword(layout, settings.password, javaHome);
      }
    },
    command: (layout) =>
      Promise.resolve({
        file: javaProgram(javaHome),
        args: [
          '--add-opens=java.base/java.nio=ALL-UNNAMED',
          '--add-opens=java.base/java.io=ALL-UNNAMED',
          '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
          // Better gone, which shows, than a process that hangs.
          '-XX:+ExitOnOutOfMemoryError',
          '-Xms256m',
          '-Xmx512m',
          '-cp',
          resolve(jarFolder(layout), '*'),
          'org.neo4j.server.CommunityEntryPoint',
          `--home-dir=${dataFolder(layout, 'neo4j')}`,
          `--config-dir=${configFolder(layout)}`,
        ],
      }),
    ownLog: (layout) => resolve(serverLogFolder(layout), 'neo4j.log'),
    probe: async ({ boltPort, password }) => {
      // It takes its time to load, and every command knows the servers.
      const { default: neo4j, Neo4jError } = await import('neo4j-driver');
      const driver = neo4j.driver(
        `bolt://${LOOPBACK}:${boltPort}`,
        neo4j.auth.basic(NEO4J_USER, password),
        { connectionTimeout: 2000 },
      );
      try {
        await driver.executeQuery('RETURN 1');
      } catch (cause) {
        if (!(cause instanceof Neo4jError && cause.code === UNAUTHORIZED)) throw cause;
        throw new StackFailed(
          'Neo4j does not accept the password of stack.json: its data was made with another one. Remove the folder data/neo4j beside stack.json to begin anew, or put the old stack.json back.',
          { cause },
        );
      } finally {
        await driver.close();
      }
    },
  };
}

function jarFolder(layout: StackLayout): string {
  return resolve(layout.programs, 'neo4j');
}

function configFolder(layout: StackLayout): string {
  return resolve(layout.instance, 'data', 'neo4j', 'conf');
}

function serverLogFolder(layout: StackLayout): string {
  return resolve(layout.instance, 'logs', 'neo4j');
}

async function installJars(layout: StackLayout, report: Report): Promise<void> {
  const pom = resolve(import.meta.dirname, 'pom.xml');
  const jars = jarFolder(layout);
  const stamp = resolve(jars, 'installed-pom.xml');
  const wanted = await readFile(pom, 'utf8');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return;

  report('installing Neo4j (Maven, about 125 MB)');
  // Jars of two versions must never lie side by side, so they come into a fresh folder.
  const draft = `${jars}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const { failed, all } = await execa(
    'mvn',
    [
      '--batch-mode',
      '--no-transfer-progress',
      '--quiet',
      `--file=${pom}`,
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${draft}`,
    ],
    { reject: false, all: true },
  );
  if (failed) throw new StackFailed(`Neo4j could not be downloaded. Maven says:\n${all}`);
  await writeFile(resolve(draft, 'installed-pom.xml'), wanted);
  await rm(jars, { recursive: true, force: true });
  await rename(draft, jars);
}

function configuration(layout: StackLayout, { boltPort, httpPort }: Neo4jSettings): string {
  const data = dataFolder(layout, 'neo4j');
  return [
    `server.directories.data=${resolve(data, 'data')}`,
    `server.directories.logs=${serverLogFolder(layout)}`,
    `server.bolt.listen_address=${LOOPBACK}:${boltPort}`,
    `server.bolt.advertised_address=${LOOPBACK}:${boltPort}`,
    `server.http.listen_address=${LOOPBACK}:${httpPort}`,
    `server.http.advertised_address=${LOOPBACK}:${httpPort}`,
    'server.https.enabled=false',
    'server.memory.heap.initial_size=256m',
    'server.memory.heap.max_size=512m',
    'server.memory.pagecache.size=128m',
    // The default keeps two days of logs for backups that a local stack does not make.
    'db.tx_log.rotation.retention_policy=100M size',
    'dbms.usage_report.enabled=false',
    // The server is idle when it is stopped; by default it would wait five seconds for what may still come.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
    '',
  ].join('\n');
}

/** Replaces Neo4j's well-known first password before the server ever listens. */
async function setInitialPassword(
  layout: StackLayout,
  password: string,
  javaHome: string | undefined,
): Promise<void> {
  // In a file that only we can read: arguments of a process can be seen by every user of the machine.
  const args = resolve(configFolder(layout), 'initial-password.args');
  await writeFile(
    args,
    `-cp "${resolve(jarFolder(layout), '*')}" org.neo4j.cli.AdminTool dbms set-initial-password "${password}"`,
    { mode: 0o600 },
  );
  try {
    const { failed, all } = await execa(javaProgram(javaHome), [`@${args}`], {
      reject: false,
      all: true,
      env: { NEO4J_HOME: dataFolder(layout, 'neo4j'), NEO4J_CONF: configFolder(layout) },
    });
    if (failed) throw new StackFailed(`Neo4j's password could not be set:\n${all}`);
  } finally {
    await rm(args, { force: true });
  }
}
