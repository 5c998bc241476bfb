import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { logFile, type StackLayout } from './layout.ts';
import type { LocalServer, Report, ServerName } from './local-server.ts';
import { withLock } from './lock.ts';
import { requirePrerequisites } from './prerequisites.ts';
import { isRunning, startDetached, stopProcess, waitUntilReady } from './processes.ts';
import { readState, updateState } from './state.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- each server has settings of its own
export type AnyServer = LocalServer<any>;

/**
 * Starts the servers that do not run yet, installing what is missing, and waits until all are ready. Running
 * it again, or after a crash, is harmless.
 *
 * @returns the names of the servers that this call started.
 * @throws PrerequisiteMissing, StackFailed. Servers that this call started are stopped before it throws.
 */
export async function startServers(
  layout: StackLayout,
  servers: AnyServer[],
  report: Report,
): Promise<ServerName[]> {
  return withLock(layout, async () => {
    const absent: AnyServer[] = [];
    for (const server of servers) if (!(await runs(layout, server))) absent.push(server);
    await requirePrerequisites([...new Set(absent.flatMap((server) => server.prerequisites))]);

    const outcomes = await Promise.allSettled(
      absent.map((server) => startServer(layout, server, (what) => report(what))),
    );
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure !== undefined) {
      await Promise.all(absent.map((server) => stopServer(layout, server)));
      throw failure.reason;
    }
    return absent.map((server) => server.name);
  });
}

/** Stops those of the servers that run, and only them. */
export async function stopServers(layout: StackLayout, servers: AnyServer[]): Promise<void> {
  if (!existsSync(layout.stateFile)) return;
  await withLock(layout, () => Promise.all(servers.map((server) => stopServer(layout, server))));
}

export type ServerState = 'running' | 'unreachable' | 'stopped';

/** Whether a server runs and answers. */
export async function serverState(layout: StackLayout, server: AnyServer): Promise<ServerState> {
  if (!(await runs(layout, server))) return 'stopped';
  return server.probe(knownSettings(layout, server)).then(
    () => 'running' as const,
    () => 'unreachable' as const,
  );
}

async function startServer(layout: StackLayout, server: AnyServer, report: Report): Promise<void> {
  await server.install(layout, report);
  await mkdir(layout.instance, { recursive: true });
  const settings = await server.settle(knownSettings(layout, server));
  updateState(layout, { [server.name]: { settings, process: null } });
  await server.prepare(layout, settings);

  report(`starting ${server.label}`);
  const output = logFile(layout, server.name);
  const command = await server.command(layout, settings);
  const started = await startDetached(command, output, (process) =>
    updateState(layout, { [server.name]: { settings, process } }),
  );
  const logs = [output, ...(server.ownLog === undefined ? [] : [server.ownLog(layout)])];
  await waitUntilReady(server.label, started, logs, server.startTimeoutMs, () =>
    server.probe(settings),
  );
  report(`${server.label} is ready`);
}

/** What the state keeps of a server, if it was ever started. */
export function knownSettings<Settings extends Record<string, unknown>>(
  layout: StackLayout,
  server: LocalServer<Settings>,
): Settings | undefined {
  return server.settings.optional().parse(readState(layout)[server.name]?.settings);
}

async function stopServer(layout: StackLayout, server: AnyServer): Promise<void> {
  const known = readState(layout)[server.name];
  if (known?.process == null) return;
  await stopProcess(known.process, server.stopGraceMs);
  updateState(layout, { [server.name]: { settings: known.settings, process: null } });
}

async function runs(layout: StackLayout, server: AnyServer): Promise<boolean> {
  const known = readState(layout)[server.name]?.process;
  return known != null && (await isRunning(known));
}
