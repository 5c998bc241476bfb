import { readFileSync } from 'node:fs';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import neo4j from 'neo4j-driver';
import { inject } from 'vitest';
import { parseConfig } from '../../config/config.ts';
import { dataFolder, stackLayout } from '../../stack/layout.ts';
import type { LocalServer } from '../../stack/local-server.ts';
import { localNeo4j, NEO4J_USER, type Neo4jSettings } from '../../stack/neo4j/server.ts';
import { knownSettings, startServers, stopServers } from '../../stack/stack.ts';

const CERTIFICATES = resolve(import.meta.dirname, '../certificates');

/** The certificate of the authority that signed those of the servers. */
export const AUTHORITY = resolve(CERTIFICATES, 'authority.pem');

/** A Neo4j of a test file's own that takes TLS alone. */
export interface TlsNeo4j {
  port: number;
  user: string;
  password: string;
  close: () => Promise<void>;
}

export async function startTlsNeo4j(): Promise<TlsNeo4j> {
  const home = await mkdtemp(join(tmpdir(), 'knowbase-tls-'));
  const layout = stackLayout(join(parseConfig({}).home, 'programs'), home);
  const plain = localNeo4j({}, process.env['JAVA_HOME']);
  const server: LocalServer<Neo4jSettings> = {
    ...plain,
    prepare: async (where, settings) => {
      await plain.prepare(where, settings);
      const configuration = resolve(dataFolder(where, 'neo4j'), 'conf', 'neo4j.conf');
      await appendFile(configuration, TLS_SETTINGS.join('\n'));
    },
    probe: async ({ boltPort, password }) => {
      const driver = neo4j.driver(
        `bolt+ssc://127.0.0.1:${boltPort}`,
        neo4j.auth.basic(NEO4J_USER, password),
      );
      try {
        await driver.executeQuery('RETURN 1');
      } finally {
        await driver.close();
      }
    },
  };
  await startServers(layout, [server], () => undefined);
  const { boltPort, password } = knownSettings(layout, server)!;
  return {
    port: boltPort,
    user: NEO4J_USER,
    password,
    close: async () => {
      await stopServers(layout, [server]);
      await rm(home, { recursive: true, force: true });
    },
  };
}

const TLS_SETTINGS = [
  'server.bolt.tls_level=REQUIRED',
  'dbms.ssl.policy.bolt.enabled=true',
  `dbms.ssl.policy.bolt.base_directory=${CERTIFICATES}`,
  'dbms.ssl.policy.bolt.private_key=server.key',
  'dbms.ssl.policy.bolt.public_certificate=server.pem',
  'dbms.ssl.policy.bolt.client_auth=NONE',
  '',
];

/** The shared Qdrant behind TLS, with a key, which the local one does not ask for by itself. */
export interface TlsQdrant {
  port: number;
  apiKey: string;
  close: () => Promise<void>;
}

export async function startTlsQdrant(): Promise<TlsQdrant> {
  const apiKey = 'key-of-the-index-0123456789';
  const target = inject('addresses').qdrant.url;
  const server = createServer(
    {
      key: readFileSync(resolve(CERTIFICATES, 'server.key')),
      cert: readFileSync(resolve(CERTIFICATES, 'server.pem')),
    },
    (incoming, response) => {
      if (incoming.headers['api-key'] === apiKey) return passOn(target, incoming, response);
      // As a Qdrant says it.
      response.writeHead(401, { 'content-type': 'text/plain' });
      response.end('Invalid API key or JWT');
    },
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    apiKey,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function passOn(target: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url = '/', headers } = incoming;
  const onward = request(new URL(url, target), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', (error) => response.destroy(error));
  incoming.pipe(onward);
}
