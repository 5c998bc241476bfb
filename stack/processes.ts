import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { StackFailed } from '../domain/errors.ts';
import type { StartedProcess } from './state.ts';

export interface Command {
  /** Absolute path, or a program on the PATH. */
  file: string;
  args: string[];
}

/**
 * Starts a process that outlives this one, with its output appended to `log`. `note` is called before
 * anything else can happen, so that a crash of this process does not leave one that nobody knows of.
 *
 * @throws StackFailed when the program cannot be run.
 */
export async function startDetached(
  { file, args }: Command,
  log: string,
  note: (started: StartedProcess) => void,
): Promise<StartedProcess> {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'a');
  const child = spawn(file, args, { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  if (child.pid === undefined) {
    const [cause] = (await once(child, 'error')) as [Error];
    throw new StackFailed(`${file} could not be started: ${cause.message}`, { cause });
  }
  const started = { pid: child.pid, commandLine: [file, ...args].join(' ') };
  note(started);
  child.unref();
  return started;
}

/** Whether the process still runs, and is not a stranger that was given its id. */
export async function isRunning({ pid, commandLine }: StartedProcess): Promise<boolean> {
  const { stdout } = await execa('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
    reject: false,
  });
  return stdout.trim() === commandLine;
}

const POLL_MS = 100;

/**
 * Ends the process: asks first, and insists when it has not ended after `graceMs`. Does nothing when it is
 * gone already, or when its id now belongs to another process.
 */
export async function stopProcess(started: StartedProcess, graceMs: number): Promise<void> {
  if (!(await isRunning(started))) return;
  signal(started.pid, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (Date.now() < deadline) {
    await sleep(POLL_MS);
    if (!(await isRunning(started))) return;
  }
  signal(started.pid, 'SIGKILL');
  while (await isRunning(started)) await sleep(POLL_MS);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It ended by itself in between.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Waits until `probe` resolves.
 *
 * @throws StackFailed when `probe` throws it; and, naming the log that was written last, when the process ends
 * first or `timeoutMs` goes by.
 */
export async function waitUntilReady(
  name: string,
  started: StartedProcess,
  logs: string[],
  timeoutMs: number,
  probe: () => Promise<unknown>,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      await probe();
      return;
    } catch (cause) {
      // What waiting does not mend.
      if (cause instanceof StackFailed) throw cause;
      const ended = !(await isRunning(started));
      if (ended || Date.now() > deadline) {
        const log = await lastWritten(logs);
        const what = ended ? 'ended while starting' : `was not ready after ${timeoutMs / 1000} s`;
        throw new StackFailed(
          `${name} ${what}. Its log is ${log} and ends with:\n${await lastLines(log)}`,
          { cause },
        );
      }
    }
    await sleep(POLL_MS);
  }
}

/** The log that says most about what just happened. */
async function lastWritten(logs: string[]): Promise<string> {
  const times = await Promise.all(
    logs.map(async (log) => {
      const found = await stat(log).catch(() => undefined);
      return { log, writtenAt: found?.mtimeMs ?? 0 };
    }),
  );
  return times.toSorted((a, b) => b.writtenAt - a.writtenAt)[0]!.log;
}

async function lastLines(file: string, count = 5): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.trimEnd().split('\n').slice(-count);
  return lines.map((line) => `  ${line}`).join('\n');
}
