import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseConfig } from '../config/config.ts';
import { stackLayout } from '../stack/layout.ts';
import {
  knownAddresses,
  ownServers,
  serverAddresses,
  type ServerAddresses,
} from '../stack/servers.ts';
import { startServers, stopServers } from '../stack/stack.ts';

/** Runs `work` on servers of the benchmark's own, empty at first; those of the environment are used instead. */
export async function withBenchStack<Result>(
  work: (addresses: ServerAddresses) => Promise<Result>,
): Promise<Result> {
  const bench = benchServers();
  return whileRunning(bench, () => work(serverAddresses(bench.config, bench.layout)));
}

/** The same with Qdrant alone. */
export async function withBenchQdrant<Result>(
  work: (address: ServerAddresses['qdrant']) => Promise<Result>,
): Promise<Result> {
  const bench = benchServers();
  const servers = bench.servers.filter(({ name }) => name === 'qdrant');
  return whileRunning({ ...bench, servers }, () => {
    const { qdrant } = knownAddresses(bench.config, bench.layout);
    if (qdrant === null) throw new Error('Qdrant was started, and nobody knows where');
    return work(qdrant);
  });
}

function benchServers() {
  const config = parseConfig(process.env);
  const layout = stackLayout(resolve(config.home, 'programs'), resolve(config.home, 'bench-stack'));
  return { config, layout, servers: ownServers(config) };
}

async function whileRunning<Result>(
  { config, layout, servers }: ReturnType<typeof benchServers>,
  work: () => Promise<Result>,
): Promise<Result> {
  await stopServers(layout, ownServers(config));
  await rm(layout.instance, { recursive: true, force: true });
  try {
    await startServers(layout, servers, (message) => process.stderr.write(`${message}\n`));
    return await work();
  } finally {
    await stopServers(layout, servers);
  }
}
