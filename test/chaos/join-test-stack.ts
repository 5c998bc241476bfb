import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { inject } from 'vitest';
import { parseConfig } from '../../config/config.ts';
import { createNamespace } from '../integration/harness.ts';
import type { ChaosStack } from './chaos-stack.ts';

/** The servers of all tests, where the suite has a namespace and a collection of its own and restarts nothing. */
export async function joinTestStack(): Promise<ChaosStack> {
  const addresses = inject('addresses');
  const folder = await mkdtemp(resolve(tmpdir(), 'knowbase-chaos-'));
  await mkdir(resolve(folder, 'logs'));
  const name = `chaos-${randomUUID().slice(0, 8)}`;
  const settings = { TEMPORAL_NAMESPACE: name, QDRANT_COLLECTION: name };
  await createNamespace(parseConfig(settings), addresses.temporal.address);
  return {
    addresses,
    settings,
    folder,
    restart: (server) => Promise.reject(new Error(`others use ${server} too`)),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
