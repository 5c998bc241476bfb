import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Interrupted } from '../client/cli/exit-status.ts';
import { parseConfig } from '../config/config.ts';
import { stackLayout } from '../stack/layout.ts';
import {
  knownAddresses,
  ownServers,
  serverAddresses,
  type ServerAddresses,
} from '../stack/servers.ts';
import { startServers, stopServers } from '../stack/stack.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs `work` on servers of the benchmark's own, empty at first; those of the environment are used instead.
 *
 * @throws what the work throws; Interrupted on Ctrl-C, when the servers are stopped and the work may not know it yet.
 */
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
  const interrupted = Promise.withResolvers<never>();
  const interrupt = () => interrupted.reject(new Interrupted('interrupted'));
  for (const signal of SIGNALS) process.once(signal, interrupt);
  try {
    const worked = startServers(layout, servers, (message) =>
      process.stderr.write(`${message}\n`),
    ).then(work);
    return await Promise.race([worked, interrupted.promise]);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    await stopServers(layout, servers);
  }
}
