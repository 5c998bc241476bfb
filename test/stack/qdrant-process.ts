import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QdrantClient } from '@qdrant/js-client-rest';
import { execa } from 'execa';
import getPort from 'get-port';
import { inject, onTestFinished, vi } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../../stack/qdrant');

/** A stand-in that runs for one test. */
export interface StandIn {
  url: string;
  client: QdrantClient;
  port: number;
  /** Sends the signal, and gives the exit code once the process has ended. */
  stop: (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => Promise<number | undefined>;
}

/** An empty directory. */
export function makeStorage(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'qdrant-stand-in-'));
}

/** An empty directory that is removed when the test has finished. */
export async function newStorage(): Promise<string> {
  const directory = await makeStorage();
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Runs the stand-in until it ends by itself. */
export function runStandIn(storage: string, port: number) {
  return execa(inject('pythonPath'), ['-B', PROGRAM, '--port', `${port}`, '--storage', storage], {
    reject: false,
  });
}

/** Starts the stand-in on a free port, and waits until it answers. */
export async function launchStandIn(storage: string): Promise<StandIn> {
  const port = await getPort();
  const url = `http://127.0.0.1:${port}`;
  const running = runStandIn(storage, port);
  const ready = vi.waitFor(() => fetch(`${url}/readyz`), { timeout: 15_000 });
  const ended = running.then(({ stderr }): never => {
    throw new Error(`The stand-in did not start: ${stderr}`);
  });
  await Promise.race([ready, ended]);
  return {
    url,
    port,
    client: new QdrantClient({ url, checkCompatibility: false }),
    stop: async (signal) => {
      running.kill(signal);
      return (await running).exitCode;
    },
  };
}

/** Like `launchStandIn`, and kills it when the test has finished. */
export async function startStandIn(storage: string): Promise<StandIn> {
  const standIn = await launchStandIn(storage);
  onTestFinished(async () => {
    await standIn.stop('SIGKILL');
  });
  return standIn;
}
