import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearLockedPorts } from 'get-port';
import { inject } from 'vitest';
import { parseConfig } from '../../config/config.ts';
import { stackLayout } from '../../stack/layout.ts';
import { ownServers, serverAddresses, type ServerAddresses } from '../../stack/servers.ts';
import { startServers, stopServers } from '../../stack/stack.ts';

type Store = 'neo4j' | 'qdrant';

/** A Neo4j and a Qdrant of a test file's own, which it may stop; Temporal is the one that all share. */
export interface OwnStores {
  addresses: ServerAddresses;
  stop: (store: Store) => Promise<void>;
  /** Where it was before. */
  start: (store: Store) => Promise<void>;
  close: () => Promise<void>;
}

export async function startOwnStores(): Promise<OwnStores> {
  const home = await mkdtemp(join(tmpdir(), 'knowbase-own-stores-'));
  const { temporal } = inject('addresses');
  const config = parseConfig({
    KNOWBASE_HOME: home,
    TEMPORAL_ADDRESS: temporal.address,
    JAVA_HOME: process.env['JAVA_HOME'],
  });
  const layout = stackLayout(join(parseConfig({}).home, 'programs'), home);
  const servers = ownServers(config);
  const only = (store: Store) => servers.filter(({ name }) => name === store);
  await startServers(layout, servers, () => undefined);
  const addresses = serverAddresses(config, layout);
  return {
    addresses: { ...addresses, temporal },
    stop: (store) => stopServers(layout, only(store)),
    start: async (store) => {
      // The library keeps a port that it gave to itself for a while, also when the server is gone.
      clearLockedPorts();
      await startServers(layout, only(store), () => undefined);
    },
    close: async () => {
      await stopServers(layout, servers);
      await rm(home, { recursive: true, force: true });
    },
  };
}
