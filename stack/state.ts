import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { StackFailed } from '../domain/errors.ts';
import type { StackLayout } from './layout.ts';

/** A started process. The command line tells it from a stranger that got the same id later. */
const processSchema = z.object({ pid: z.number().int(), commandLine: z.string() });
export type StartedProcess = z.infer<typeof processSchema>;

const stateSchema = z.record(
  z.string(),
  z.object({ settings: z.record(z.string(), z.unknown()), process: processSchema.nullable() }),
);

/**
 * What is known of the servers of an instance, by name. It outlives them: ports and password are used
 * again, and a process that the state names but that is no more tells of a crash.
 */
export type StackState = z.infer<typeof stateSchema>;

/** @throws StackFailed when the file is there and cannot be understood. */
export function readState(layout: StackLayout): StackState {
  if (!existsSync(layout.stateFile)) return {};
  try {
    return stateSchema.parse(JSON.parse(readFileSync(layout.stateFile, 'utf8')));
  } catch (cause) {
    throw new StackFailed(
      `${layout.stateFile} cannot be understood. Stop the servers it was about by hand, remove it, and run 'stack up' again.`,
      { cause },
    );
  }
}

/**
 * Merges `change` into the state. Synchronous, so that nothing comes between starting a process and noting
 * it; whole or not at all, so that a crash leaves a readable file.
 */
export function updateState(layout: StackLayout, change: StackState): void {
  mkdirSync(dirname(layout.stateFile), { recursive: true });
  const draft = `${layout.stateFile}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify({ ...readState(layout), ...change }, null, 2), {
    mode: 0o600,
  });
  renameSync(draft, layout.stateFile);
}
