import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { dataFolder, pythonProgram } from '../layout.ts';
import { choosePort, LOOPBACK, type LocalServer } from '../local-server.ts';
import { python } from '../prerequisites.ts';
import { installPython } from '../python.ts';

const temporalSettings = z.object({ port: z.number(), uiPort: z.number() });
export type TemporalSettings = z.infer<typeof temporalSettings>;

/** Ports that the user told, if any. */
export interface TemporalPorts {
  port?: number | undefined;
  uiPort?: number | undefined;
}

/** Temporal's development server, the real server in one process, on a file. */
export function localTemporal(told: TemporalPorts): LocalServer<TemporalSettings> {
  return {
    name: 'temporal',
    label: 'Temporal',
    settings: temporalSettings,
    prerequisites: [python],
    startTimeoutMs: 60_000,
    stopGraceMs: 10_000,
    install: installPython,
    settle: async (previous) => ({
      port: await choosePort(told.port, previous?.port),
      uiPort: await choosePort(told.uiPort, previous?.uiPort),
    }),
    prepare: async (layout) => {
      await mkdir(dataFolder(layout, 'temporal'), { recursive: true });
    },
    command: (layout, { port, uiPort }) =>
      Promise.resolve({
        file: pythonProgram(layout, 'temporal'),
        args: [
          'server',
          'start-dev',
          '--log-level=warn',
          `--ip=${LOOPBACK}`,
          `--port=${port}`,
          `--ui-port=${uiPort}`,
          `--db-filename=${resolve(dataFolder(layout, 'temporal'), 'temporal.db')}`,
          // A write-ahead log halves what a step costs; with synchronous=1 it survives a kill of the server.
          '--sqlite-pragma=journal_mode=wal',
          '--sqlite-pragma=synchronous=1',
          // The server applies a task queue's rate to each of its partitions, so one makes it exact.
          '--dynamic-config-value=matching.numTaskqueueReadPartitions=1',
          '--dynamic-config-value=matching.numTaskqueueWritePartitions=1',
          // Without it the tenant that came first is served first, however many decks it brought.
          '--dynamic-config-value=matching.enableFairness=true',
          ...Object.values(SEARCH_ATTRIBUTES).map(
            ({ name }) => `--search-attribute=${name}=Keyword`,
          ),
        ],
      }),
    probe: async ({ port }) => {
      // It takes 30 MB, and every command knows the servers.
      const { Connection } = await import('@temporalio/client');
      const connection = await Connection.connect({
        address: `${LOOPBACK}:${port}`,
        connectTimeout: 2000,
      });
      try {
        await connection.workflowService.describeNamespace({ namespace: 'default' });
      } finally {
        await connection.close();
      }
    },
  };
}
