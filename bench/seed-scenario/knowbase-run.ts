import { createReadStream } from 'node:fs';
import { ingestDeck } from '../../client/ingest-deck.ts';
import { createLogger } from '../../logging/logger.ts';
import { ROLES } from '../../workers/roles.ts';
import { startWorkers } from '../../workers/start-workers.ts';
import type { Job, Scenario } from './scenario.ts';

/** Starts a worker for the scenario. What it gives ingests a job as a user does, and waits for the end. */
export async function throughKnowbase(
  { config, services }: Scenario,
  closing: AsyncDisposableStack,
): Promise<(job: Job) => Promise<void>> {
  const logger = createLogger(config.log, (line) => line);
  const { addresses } = services;
  const workers = await startWorkers({ config, addresses, logger, redact: (text) => text }, [
    ...ROLES,
  ]);
  closing.defer(() => workers.stop());
  return async ({ tenantId, documentId, documentName, deck }) => {
    const ingests = await services.ingests();
    const run = await ingestDeck(services, {
      tenantId,
      documentId,
      name: documentName,
      skipHidden: false,
      footers: false,
      bytes: createReadStream(deck),
    });
    const { status } = await ingests.result(run);
    if (status !== 'complete') throw new Error(`the ingest ended ${status}`);
  };
}
