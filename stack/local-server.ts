import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import getPort from 'get-port';
import type { z } from 'zod';
import { StackFailed } from '../domain/errors.ts';
import type { StackLayout } from './layout.ts';
import type { Prerequisite } from './prerequisites.ts';
import type { Command } from './processes.ts';

export type ServerName = 'temporal' | 'neo4j' | 'qdrant';

/** Told what goes on while something takes its time. */
export type Report = (message: string) => void;

/**
 * A server of the local stack: how it is installed, started and asked whether it is there. `Settings` is
 * what the state keeps of it from one start to the next.
 */
export interface LocalServer<Settings extends Record<string, unknown>> {
  name: ServerName;
  label: string;
  settings: z.ZodType<Settings>;
  prerequisites: Prerequisite[];
  startTimeoutMs: number;
  stopGraceMs: number;
  /** Puts the programs in place; quick when they are. */
  install: (layout: StackLayout, report: Report) => Promise<void>;
  /** Settings for the next start: those of the last one where they still do. */
  settle: (previous: Settings | undefined) => Promise<Settings>;
  /** Writes the files that the server reads at its start. */
  prepare: (layout: StackLayout, settings: Settings) => Promise<void>;
  command: (layout: StackLayout, settings: Settings) => Promise<Command>;
  /** A log that the server keeps beside its output, if it does. */
  ownLog?: (layout: StackLayout) => string;
  /** Resolves when the server answers as it should. */
  probe: (settings: Settings) => Promise<unknown>;
}

export const LOOPBACK = '127.0.0.1';

/** Below where systems take the ports of outgoing connections from, and above what servers usually have. */
const QUIET_PORTS = { from: 20_000, to: 32_000 };
const CANDIDATES = 100;

function quietPorts(): number[] {
  return Array.from({ length: CANDIDATES }, () => randomInt(QUIET_PORTS.from, QUIET_PORTS.to));
}

/**
 * The port that was told, or the one of the last time if it is free (bookmarks stay valid), or a free one.
 *
 * @throws StackFailed when the port that was told is taken.
 */
export async function choosePort(
  told: number | undefined,
  last: number | undefined,
): Promise<number> {
  const wanted = told ?? last;
  // Asked of the system, since get-port gives no port to the same process twice.
  if (wanted !== undefined && (await isFree(wanted))) return wanted;
  if (told !== undefined) {
    throw new StackFailed(`Port ${told} is taken by another program: tell another one, or none.`);
  }
  return getPort({ host: LOOPBACK, port: quietPorts() });
}

function isFree(port: number): Promise<boolean> {
  const listener = createServer();
  return new Promise((resolve) => {
    listener.once('error', () => resolve(false));
    listener.listen(port, LOOPBACK, () => listener.close(() => resolve(true)));
  });
}
