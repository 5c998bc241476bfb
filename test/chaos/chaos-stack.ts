import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseConfig } from '../../config/config.ts';
import { stackLayout } from '../../stack/layout.ts';
import type { ServerName } from '../../stack/local-server.ts';
import { ownServers, serverAddresses, type ServerAddresses } from '../../stack/servers.ts';
import { startServers, stopServers } from '../../stack/stack.ts';
import { readState } from '../../stack/state.ts';

/** How a server goes away: asked to end, or killed like a machine that loses its power. */
export type WayToGo = 'stopped' | 'killed';

/** The servers that the suite ingests on. */
export interface ChaosStack {
  addresses: ServerAddresses;
  /** Variables that say where on these servers the suite keeps to itself. */
  settings: Record<string, string>;
  /** Folder of the logs and the artifacts. */
  folder: string;
  /** Ends a server and starts it again after `awayMs`. Gives how long it was away, in milliseconds. */
  restart: (server: ServerName, how: WayToGo, awayMs: number) => Promise<number>;
  close: () => Promise<void>;
}

/**
 * Starts a stack with data of its own, empty at first. Servers that the environment names are never used:
 * those of others are not to be killed.
 *
 * @param name of its folder beside the other stacks of the checkout
 */
export async function startChaosStack(
  name: string,
  report: (message: string) => void,
): Promise<ChaosStack> {
  const { KNOWBASE_HOME, JAVA_HOME } = process.env;
  const config = parseConfig({ KNOWBASE_HOME, JAVA_HOME });
  const layout = stackLayout(resolve(config.home, 'programs'), resolve(config.home, name));
  const servers = ownServers(config);
  // What a run that was killed may have left.
  await stopServers(layout, servers);
  await rm(layout.instance, { recursive: true, force: true });
  await startServers(layout, servers, report);
  const addresses = serverAddresses(config, layout);

  const only = (one: ServerName) => servers.filter((server) => server.name === one);
  return {
    addresses,
    settings: {},
    folder: layout.instance,
    restart: async (server, how, awayMs) => {
      const wentAt = Date.now();
      if (how === 'killed') process.kill(readState(layout)[server]!.process!.pid, 'SIGKILL');
      await stopServers(layout, only(server));
      await sleep(awayMs);
      await startServers(layout, only(server), () => undefined);
      if (!isDeepStrictEqual(serverAddresses(config, layout), addresses)) {
        throw new Error(`${server} came back at another address: its port was taken meanwhile`);
      }
      return Date.now() - wentAt;
    },
    close: () => stopServers(layout, servers),
  };
}
