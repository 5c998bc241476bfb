import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { parseConfig } from '../../config/config.ts';
import { pythonProgram, stackLayout } from '../../stack/layout.ts';
import { installPython } from '../../stack/python.ts';
import { ownServers, serverAddresses } from '../../stack/servers.ts';
import { startServers, stopServers } from '../../stack/stack.ts';

/**
 * Starts a stack of the tests' own, on data of its own, for the whole run. Servers that the environment
 * names are used instead.
 */
export default async function localStack(project: TestProject): Promise<() => Promise<void>> {
  const config = parseConfig(process.env);
  const layout = stackLayout(resolve(config.home, 'programs'), resolve(config.home, 'test-stack'));
  const servers = ownServers(config);
  // What a run that was killed may have left.
  await stopServers(layout, servers);
  await rm(layout.instance, { recursive: true, force: true });

  await startServers(layout, servers, (message) => process.stderr.write(`${message}\n`));
  await installPython(layout, () => undefined);
  const addresses = serverAddresses(config, layout);
  project.provide('addresses', addresses);
  project.provide('qdrantUrl', addresses.qdrant.url);
  project.provide('pythonPath', pythonProgram(layout, 'python'));
  return () => stopServers(layout, servers);
}
