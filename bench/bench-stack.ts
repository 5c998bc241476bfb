import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseConfig } from '../config/config.ts';
import { stackLayout } from '../stack/layout.ts';
import { ownServers, serverAddresses, type ServerAddresses } from '../stack/servers.ts';
import { startServers, stopServers } from '../stack/stack.ts';

/** Runs `work` on servers of the benchmark's own, empty at first; those of the environment are used instead. */
export async function withBenchStack<Result>(
  work: (addresses: ServerAddresses) => Promise<Result>,
): Promise<Result> {
  const config = parseConfig(process.env);
  const layout = stackLayout(resolve(config.home, 'programs'), resolve(config.home, 'bench-stack'));
  const servers = ownServers(config);
  await stopServers(layout, servers);
  await rm(layout.instance, { recursive: true, force: true });
  try {
    await startServers(layout, servers, (message) => process.stderr.write(`${message}\n`));
    return await work(serverAddresses(config, layout));
  } finally {
    await stopServers(layout, servers);
  }
}
