import { layoutOf, ownServers } from '../../stack/servers.ts';
import { startServers, stopServers } from '../../stack/stack.ts';
import type { Logger } from '../../logging/logger.ts';
import { tell } from './output.ts';
import type { Session } from './session.ts';

/**
 * Starts the servers that do not run and a worker for everything in this process; `closing` learns how to
 * stop what was started, and only that.
 */
export async function startEverything(
  session: Session,
  logger: Logger,
  closing: AsyncDisposableStack,
): Promise<{ workersEnded: Promise<void> }> {
  const { config } = session;
  const layout = layoutOf(config);
  const servers = ownServers(config);
  const started = await startServers(layout, servers, tell);
  closing.defer(async () => {
    const ours = servers.filter(({ name }) => started.includes(name));
    if (ours.length > 0) tell('stopping the servers');
    await stopServers(layout, ours);
  });

  tell('starting a worker');
  const { installRuntime } = await import('../../workers/runtime.ts');
  const { startWorkers } = await import('../../workers/start-workers.ts');
  const { ROLES } = await import('../../workers/roles.ts');
  installRuntime(logger, config.metricsAddress);
  const workers = await startWorkers(
    {
      config,
      addresses: session.addresses,
      logger,
      redact: (text) => session.redact(text),
    },
    [...ROLES],
  );
  closing.defer(async () => {
    tell('stopping the worker');
    await workers.stop();
  });
  return { workersEnded: workers.ended };
}
