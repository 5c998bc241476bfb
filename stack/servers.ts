import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { ServerUnreachable } from '../domain/errors.ts';
import { stackLayout, type StackLayout } from './layout.ts';
import { LOOPBACK, type ServerName } from './local-server.ts';
import { localNeo4j, NEO4J_USER } from './neo4j/server.ts';
import { localQdrant } from './qdrant/server.ts';
import { knownSettings, serverState, type AnyServer, type ServerState } from './stack.ts';
import { localTemporal } from './temporal/server.ts';

/** Ports that the user told; the others are chosen. */
export interface StackPorts {
  temporal?: number | undefined;
  temporalUi?: number | undefined;
  neo4jBolt?: number | undefined;
  neo4jHttp?: number | undefined;
  qdrant?: number | undefined;
}

/** The stack of this checkout, or of the folder that KNOWBASE_HOME names. */
export function layoutOf(config: Config): StackLayout {
  return stackLayout(resolve(config.home, 'programs'), config.home);
}

/** The servers that are ours to start: those whose address the environment does not give. */
export function ownServers(config: Config, ports: StackPorts = {}): AnyServer[] {
  return [
    ...(config.temporal.address === undefined
      ? [localTemporal({ port: ports.temporal, uiPort: ports.temporalUi })]
      : []),
    ...(config.neo4j.uri === undefined
      ? [localNeo4j({ boltPort: ports.neo4jBolt, httpPort: ports.neo4jHttp }, config.javaHome)]
      : []),
    ...(config.qdrant.url === undefined ? [localQdrant({ port: ports.qdrant })] : []),
  ];
}

export interface ServerAddresses {
  temporal: { address: string; ui: string | null };
  neo4j: { uri: string; http: string | null; user: string; password: string };
  qdrant: { url: string };
}

/** Where the servers are: what the environment says, else the local stack; null when neither knows. */
export function knownAddresses(
  config: Config,
  layout: StackLayout,
): { [Server in ServerName]: ServerAddresses[Server] | null } {
  return {
    temporal: temporalAddress(config, layout),
    neo4j: neo4jAddress(config, layout),
    qdrant: qdrantAddress(config, layout),
  };
}

/** @throws ServerUnreachable when the address of a server is known to nobody. */
export function serverAddresses(config: Config, layout: StackLayout): ServerAddresses {
  const { temporal, neo4j, qdrant } = knownAddresses(config, layout);
  return {
    temporal: temporal ?? unknownAddress('Temporal', 'TEMPORAL_ADDRESS'),
    neo4j: neo4j ?? unknownAddress('Neo4j', 'NEO4J_URI'),
    qdrant: qdrant ?? unknownAddress('Qdrant', 'QDRANT_URL'),
  };
}

function unknownAddress(server: string, variable: string): never {
  throw new ServerUnreachable(
    `${server} is not running. Start the local stack with 'npm run -s knowbase -- stack up', or set ${variable} to a server of your own.`,
  );
}

/** A server of the environment is `external`: it is neither started nor stopped nor judged here. */
export async function serverStates(
  config: Config,
  layout: StackLayout,
): Promise<Record<ServerName, ServerState | 'external'>> {
  const states: Record<ServerName, ServerState | 'external'> = {
    temporal: 'external',
    neo4j: 'external',
    qdrant: 'external',
  };
  await Promise.all(
    ownServers(config).map(async (server) => {
      states[server.name] = await serverState(layout, server);
    }),
  );
  return states;
}

function temporalAddress(
  { temporal }: Config,
  layout: StackLayout,
): ServerAddresses['temporal'] | null {
  if (temporal.address !== undefined) {
    return { address: temporal.address, ui: temporal.uiUrl ?? null };
  }
  const settings = knownSettings(layout, localTemporal({}));
  return settings === undefined
    ? null
    : {
        address: `${LOOPBACK}:${settings.port}`,
        ui: temporal.uiUrl ?? `http://${LOOPBACK}:${settings.uiPort}`,
      };
}

function neo4jAddress(
  { neo4j, javaHome }: Config,
  layout: StackLayout,
): ServerAddresses['neo4j'] | null {
  if (neo4j.uri !== undefined) {
    return { uri: neo4j.uri, http: null, user: neo4j.user, password: neo4j.password ?? '' };
  }
  const settings = knownSettings(layout, localNeo4j({}, javaHome));
  return settings === undefined
    ? null
    : {
        uri: `bolt://${LOOPBACK}:${settings.boltPort}`,
        http: `http://${LOOPBACK}:${settings.httpPort}`,
        user: NEO4J_USER,
        password: settings.password,
      };
}

function qdrantAddress({ qdrant }: Config, layout: StackLayout): ServerAddresses['qdrant'] | null {
  if (qdrant.url !== undefined) return { url: qdrant.url };
  const settings = knownSettings(layout, localQdrant({}));
  return settings === undefined ? null : { url: `http://${LOOPBACK}:${settings.port}` };
}
