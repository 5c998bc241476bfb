import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, '../../client/cli/main.ts');
const READY = 'Worker is ready';
/** As a supervisor would, so that a worker that cannot start does not keep the machine busy. */
const RESTART_AFTER_MS = 1000;

/** The real `knowbase worker`, under a supervisor that starts it again whenever it has ended. */
export class WorkerProcess {
  readonly #environment: Record<string, string>;
  readonly #log: WriteStream;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  /** Whether it is there. */
  isReady = false;
  #isStopping = false;
  /** How often it was ready and then ended although nobody had asked it to. */
  collapses = 0;
  /** How often it ended before it was ready, such as while a server was away. */
  failedStarts = 0;

  constructor(environment: Record<string, string>, logFile: string) {
    const { PATH = '', HOME = '' } = process.env;
    this.#environment = { PATH, HOME, LOG_LEVEL: 'info', LOG_FORMAT: 'json', ...environment };
    this.#log = createWriteStream(logFile, { flags: 'a' });
    this.#start();
  }

  /** Ends it with kill -9, and starts another at once. */
  async kill(): Promise<void> {
    const killed = this.#child;
    this.#child = undefined;
    killed?.kill('SIGKILL');
    await this.#ended;
    this.#start();
  }

  /** Asks it to end, and waits for that. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#child?.kill('SIGTERM');
    await this.#ended;
    this.#log.end();
  }

  #start(): void {
    const child = spawn(process.execPath, [MAIN, 'worker'], {
      env: this.#environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    child.stderr.on('data', (chunk: Buffer) => {
      this.#log.write(chunk);
      if (this.#child === child && chunk.includes(READY)) this.isReady = true;
    });
    this.#ended = new Promise((ended) => {
      child.once('close', () => {
        this.#hasEnded(child);
        ended();
      });
    });
  }

  #hasEnded(child: ChildProcess): void {
    const wasReady = this.isReady;
    this.isReady = false;
    if (this.#child !== child || this.#isStopping) return;
    if (wasReady) this.collapses += 1;
    else this.failedStarts += 1;
    setTimeout(() => {
      if (this.#child === child && !this.#isStopping) this.#start();
    }, RESTART_AFTER_MS);
  }
}
