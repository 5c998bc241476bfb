import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '..');

/** What `scripts/run` sets for every program of the project, this one and so the worker too. */
const INHERITED = [
  'PATH',
  'HOME',
  'MALLOC_ARENA_MAX',
  'MALLOC_MMAP_THRESHOLD_',
  'MALLOC_TRIM_THRESHOLD_',
  'NODE_OPTIONS',
];

/** A worker as users start it, in a process of its own, so that its memory is its own. */
export interface WorkerProcess {
  /** The most memory that it has held so far, in bytes. */
  peakMemory: () => Promise<number>;
  stop: () => Promise<void>;
}

/**
 * Starts a program of the project under the conditions of this one, and waits until its log says that a worker is
 * ready. What it warns of goes to standard error.
 */
export async function startWorkerProcess(
  environment: Record<string, string>,
  program = ['client/cli/main.ts', 'worker'],
): Promise<WorkerProcess> {
  const inherited = INHERITED.map((name) => [name, process.env[name]]);
  const child = spawn(process.execPath, [...process.execArgv, ...program], {
    cwd: ROOT,
    env: {
      ...Object.fromEntries(inherited.filter(([, value]) => value !== undefined)),
      ...environment,
      LOG_LEVEL: 'info',
      LOG_FORMAT: 'json',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ready = Promise.withResolvers<void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.includes('Worker is ready')) ready.resolve();
    else if (/"level":"(warn|error|fatal)"/.test(line)) process.stderr.write(`worker: ${line}\n`);
  });
  // It would wait for servers that are stopped by then.
  const endWithUs = () => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => {
    process.off('exit', endWithUs);
    ready.reject(new Error('the worker ended before it was ready'));
  });
  await ready.promise;
  return {
    peakMemory: () => peakMemoryOf(child.pid!),
    stop: async () => {
      if (hasEnded(child)) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** The high-water mark of the resident set, as Linux keeps it; it counts the threads of the process too. */
async function peakMemoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)![1]) * 1024;
}
