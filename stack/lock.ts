import { mkdir } from 'node:fs/promises';
import { lock } from 'proper-lockfile';
import { StackFailed } from '../domain/errors.ts';
import type { StackLayout } from './layout.ts';

/**
 * Does `work` while no other process starts or stops servers of the same instance. The lock of a process
 * that died is taken over after ten seconds.
 */
export async function withLock<Result>(
  layout: StackLayout,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(layout.instance, { recursive: true });
  const release = await lock(layout.instance, {
    lockfilePath: `${layout.stateFile}.lock`,
    stale: 10_000,
    retries: { retries: 600, minTimeout: 500, maxTimeout: 500, factor: 1 },
  }).catch((cause: unknown) => {
    throw new StackFailed(
      `Another command has been starting or stopping the stack in ${layout.instance} for five minutes. Wait for it, or end it.`,
      { cause },
    );
  });
  try {
    return await work();
  } finally {
    await release();
  }
}
