import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { waitFor, type Harness } from './harness.ts';

const MAIN = resolve(import.meta.dirname, '../../client/cli/main.ts');

export interface CommandResult {
  exitStatus: number;
  stdout: string;
  stderr: string;
}

/** Runs the command line as a user does, in the surroundings of the harness. */
export async function knowbase(
  { environment }: Pick<Harness, 'environment'>,
  ...args: string[]
): Promise<CommandResult> {
  const child = start(environment, args);
  const [stdout, stderr] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { exitStatus: child.exitCode ?? -1, stdout, stderr };
}

/** A worker in a process of its own, once it is ready. */
export interface WorkerProcess {
  pid: number;
  /** What it has logged so far. */
  log: () => string;
  /** Gives its exit status; null when it did not come to one. */
  kill: (signal: NodeJS.Signals) => Promise<number | null>;
}

export async function startWorkerProcess(
  { environment }: Harness,
  settings: Record<string, string> = {},
): Promise<WorkerProcess> {
  const child = start({ ...environment, LOG_LEVEL: 'info', ...settings }, ['worker']);
  let log = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  await waitFor(() => {
    if (child.exitCode !== null) throw new Error(`the worker ended: ${log}`);
    return log.includes('Worker is ready');
  });
  return {
    pid: child.pid!,
    log: () => log,
    kill: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'close');
      }
      return child.exitCode;
    },
  };
}

function start(environment: Record<string, string>, args: string[]): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [MAIN, ...args], {
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
