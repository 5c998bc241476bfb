import { Command } from 'commander';
import { IngestCancelled } from '../../../domain/errors.ts';
import type { DocumentRef } from '../../document-ref.ts';
import { toWire } from '../../wire.ts';
import { jsonOption, parseDocumentArgument, tenantOption } from '../options.ts';
import { printJson, printLines, tell } from '../output.ts';
import type { Session } from '../session.ts';
import { showUntilEnd } from '../show-outcome.ts';

interface CancelOptions {
  tenant: string;
  wait: boolean;
  json?: boolean;
}

/** `cancel`: ends a running ingest, and shows how it ends. */
export function cancelCommand(session: Session): Command {
  return new Command('cancel')
    .description('end a running ingest; what was read of the document so far stays known')
    .argument('<document>', 'name of the document, or the deck it came from', parseDocumentArgument)
    .addOption(tenantOption())
    .option('--no-wait', 'ask for it and return')
    .addOption(jsonOption())
    .action((documentId: string, { tenant: tenantId, ...options }: CancelOptions) =>
      cancel(session, { tenantId, documentId }, options),
    );
}

async function cancel(
  session: Session,
  document: DocumentRef,
  { wait, json = false }: Omit<CancelOptions, 'tenant'>,
): Promise<void> {
  const { documentId } = document;
  const say = (status: string, line: string) =>
    json ? printJson(toWire({ ...document, status })) : printLines(`${documentId} ${line}`);
  await session.withServices(async (services) => {
    const ingests = await services.ingests();
    const run = await ingests.cancel(document);
    if (!run.isRunning) return say('not running', 'was not running.');
    if (!wait) return say('cancelling', "is being cancelled; 'status' tells when it has ended.");
    tell(`${documentId} is being cancelled.`);
    try {
      // It may have been committed already: then this is how it ends.
      await showUntilEnd(session, ingests, run, json);
    } catch (error) {
      if (!(error instanceof IngestCancelled)) throw error;
      say('cancelled', `is cancelled. ${error.message}`);
    }
  });
}
