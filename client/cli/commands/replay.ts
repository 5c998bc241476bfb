import { Command } from 'commander';
import { followRun } from '../follow-run.ts';
import { interruptSignal } from '../interrupt.ts';
import { jsonOption, parseDocumentArgument, tenantOption } from '../options.ts';
import { createProgressDisplay } from '../progress-display.ts';
import type { Session } from '../session.ts';
import { showOutcomes } from '../show-outcome.ts';

interface ReplayOptions {
  tenant: string;
  segment?: string[];
  json?: boolean;
}

/** `replay`: reads failed segments again. */
export function replayCommand(session: Session): Command {
  return new Command('replay')
    .description('read the failed segments of a document again')
    .argument('<document>', 'name of the document, or the deck it came from', parseDocumentArgument)
    .addOption(tenantOption())
    .option('--segment <id...>', 'these failed segments only (default: all of them)')
    .addOption(jsonOption())
    .action((documentId: string, { tenant: tenantId, segment = [], json }: ReplayOptions) =>
      session.withServices(async (services) => {
        await services.verify();
        const ingests = await services.ingests();
        const run = await ingests.replay({ tenantId, documentId }, segment);
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
