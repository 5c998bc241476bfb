import { Command, Option } from 'commander';
import { jsonOption, parseDocumentArgument, tenantOption } from '../options.ts';
import type { Session } from '../session.ts';
import { showUntilEnd } from '../show-outcome.ts';

interface ReplayOptions {
  tenant: string;
  segment?: string[];
  all?: boolean;
  json?: boolean;
}

/** `replay`: reads failed segments again. */
export function replayCommand(session: Session): Command {
  return new Command('replay')
    .description('read the failed segments of a document again')
    .argument('<document>', 'name of the document, or the deck it came from', parseDocumentArgument)
    .addOption(tenantOption())
    .addOption(new Option('--segment <id...>', 'these failed segments only').conflicts('all'))
    .option('--all', 'all failed segments (the default)')
    .addOption(jsonOption())
    .action((documentId: string, { tenant: tenantId, segment = [], json }: ReplayOptions) =>
      session.withServices(async (services) => {
        await services.verify();
        const ingests = await services.ingests();
        const run = await ingests.replay({ tenantId, documentId }, segment);
        await showUntilEnd(session, ingests, run, json ?? false);
      }),
    );
}
