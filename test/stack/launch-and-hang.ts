import { parseConfig } from '../../config/config.ts';
import { stackLayout } from '../../stack/layout.ts';
import { ownServers } from '../../stack/servers.ts';
import { startServers } from '../../stack/stack.ts';

/** Starts the servers of an instance, says so, and stays until it is killed. */
const [programs, instance] = process.argv.slice(2);
await startServers(
  stackLayout(programs!, instance!),
  ownServers(parseConfig(process.env)),
  () => undefined,
);
process.stdout.write('started\n');
setInterval(() => undefined, 60_000);
