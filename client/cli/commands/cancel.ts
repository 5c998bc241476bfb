import { Command } from 'commander';
import { parseDocumentArgument, tenantOption } from '../options.ts';
import { printLines } from '../output.ts';
import type { Session } from '../session.ts';

/** `cancel`: ends a running ingest. */
export function cancelCommand(session: Session): Command {
  return new Command('cancel')
    .description('end a running ingest; what was read of the document so far stays known')
    .argument('<document>', 'name of the document, or the deck it came from', parseDocumentArgument)
    .addOption(tenantOption())
    .action((documentId: string, { tenant: tenantId }: { tenant: string }) =>
      session.withServices(async (services) => {
        const ingests = await services.ingests();
        const { isRunning } = await ingests.cancel({ tenantId, documentId });
        printLines(
          isRunning
            ? `${documentId} is being cancelled; 'status' tells when it has ended.`
            : `${documentId} was not running.`,
        );
      }),
    );
}
