import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { dataFolder, pythonProgram, type StackLayout } from '../layout.ts';
import { choosePort, LOOPBACK, type LocalServer } from '../local-server.ts';
import { python } from '../prerequisites.ts';
import type { Command } from '../processes.ts';
import { installPython } from '../python.ts';

const qdrantSettings = z.object({ port: z.number() });
export type QdrantSettings = z.infer<typeof qdrantSettings>;

/** The port that the user told, if any. */
export interface QdrantPorts {
  port?: number | undefined;
}

/**
 * Qdrant: the server when a `qdrant` is on the PATH, else its engine behind the part of its REST interface
 * that Knowbase uses (docs/decisions/local-qdrant.md).
 */
export function localQdrant(told: QdrantPorts): LocalServer<QdrantSettings> {
  return {
    name: 'qdrant',
    label: 'Qdrant',
    settings: qdrantSettings,
    prerequisites: [python],
    startTimeoutMs: 60_000,
    stopGraceMs: 15_000,
    install: installPython,
    settle: async (previous) => ({ port: await choosePort(told.port, previous?.port) }),
    prepare: async (layout, { port }) => {
      const data = dataFolder(layout, 'qdrant');
      await mkdir(data, { recursive: true });
      await writeFile(serverConfigFile(layout), serverConfig(data, port));
    },
    command: async (layout, { port }) =>
      (await serverOnPath()) ? serverCommand(layout) : standInCommand(layout, port),
    probe: async ({ port }) => {
      const answer = await fetch(`http://${LOOPBACK}:${port}/readyz`, {
        signal: AbortSignal.timeout(2000),
      });
      if (!answer.ok) throw new Error(`Qdrant answers ${answer.status}`);
    },
  };
}

async function serverOnPath(): Promise<boolean> {
  const { failed } = await execa('qdrant', ['--version'], { reject: false });
  return !failed;
}

function serverCommand(layout: StackLayout): Command {
  return { file: 'qdrant', args: ['--config-path', serverConfigFile(layout)] };
}

function serverConfigFile(layout: StackLayout): string {
  return resolve(dataFolder(layout, 'qdrant'), 'server.yaml');
}

/** JSON, which is YAML too. */
function serverConfig(data: string, port: number): string {
  return JSON.stringify({
    service: { host: LOOPBACK, http_port: port, grpc_port: null },
    storage: {
      storage_path: resolve(data, 'server', 'storage'),
      snapshots_path: resolve(data, 'server', 'snapshots'),
    },
    telemetry_disabled: true,
  });
}

function standInCommand(layout: StackLayout, port: number): Command {
  return {
    file: pythonProgram(layout, 'python'),
    args: [
      // Without compiled files in the checkout, which is not ours to write in.
      '-B',
      import.meta.dirname,
      `--host=${LOOPBACK}`,
      `--port=${port}`,
      `--storage=${resolve(dataFolder(layout, 'qdrant'), 'stand-in')}`,
    ],
  };
}
