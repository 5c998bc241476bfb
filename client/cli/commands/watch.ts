import { Command } from 'commander';
import { jsonOption, parseDocumentArgument, tenantOption } from '../options.ts';
import type { Session } from '../session.ts';
import { showUntilEnd } from '../show-outcome.ts';

/** `watch`: shows the last ingest of a document until it ends. */
export function watchCommand(session: Session): Command {
  return new Command('watch')
    .description('show an ingest until it ends; its exit status is that of the ingest')
    .argument('<document>', 'name of the document, or the deck it came from', parseDocumentArgument)
    .addOption(tenantOption())
    .addOption(jsonOption())
    .action((documentId: string, { tenant: tenantId, json }: { tenant: string; json?: boolean }) =>
      session.withServices(async (services) => {
        const ingests = await services.ingests();
        const run = await ingests.latest({ tenantId, documentId });
        await showUntilEnd(session, ingests, run, json ?? false);
      }),
    );
}
