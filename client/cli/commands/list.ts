import { Command } from 'commander';
import { listDocuments } from '../../documents.ts';
import { toWire } from '../../wire.ts';
import { jsonOption, tenantOption } from '../options.ts';
import { printJson, printLines, table } from '../output.ts';
import type { Session } from '../session.ts';

/** `list`: the documents of a tenant. */
export function listCommand(session: Session): Command {
  return new Command('list')
    .description('the documents of a tenant, stored or under way')
    .addOption(tenantOption())
    .addOption(jsonOption())
    .action(({ tenant, json }: { tenant: string; json?: boolean }) =>
      session.withServices(async (services) => {
        const documents = await listDocuments(services, tenant);
        if (json) {
          printJson(toWire(documents));
        } else if (documents.length === 0) {
          printLines(`Tenant ${tenant} has no documents.`);
        } else {
          printLines(
            table(
              ['Document', 'Status', 'Segments', 'Concepts', 'Chunks', 'Ingested'],
              documents.map((document) => [
                document.documentId,
                document.status,
                document.segments,
                document.concepts,
                document.chunks,
                document.ingestedAt?.slice(0, 16).replace('T', ' ') ?? '',
              ]),
            ),
          );
        }
      }),
    );
}
