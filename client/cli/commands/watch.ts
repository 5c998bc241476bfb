import { Command } from 'commander';
import { followRun } from '../follow-run.ts';
import { interruptSignal } from '../interrupt.ts';
import { jsonOption, parseDocumentArgument, tenantOption } from '../options.ts';
import { createProgressDisplay } from '../progress-display.ts';
import type { Session } from '../session.ts';
import { showOutcomes } from '../show-outcome.ts';

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
        const display = createProgressDisplay();
        const outcome = await followRun(
          ingests,
          run,
          documentId,
          display,
          interruptSignal(),
        ).finally(() => display.clear());
        showOutcomes(session, [outcome], json ?? false);
      }),
    );
}
