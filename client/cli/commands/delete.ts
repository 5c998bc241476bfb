import { Command } from 'commander';
import { deleteTenant } from '../../delete-tenant.ts';
import { startDeletion } from '../../delete-document.ts';
import type { DocumentRef } from '../../document-ref.ts';
import { toWire } from '../../wire.ts';
import { confirm } from '../confirm.ts';
import { jsonOption, parseDocumentArgument, tenantOption } from '../options.ts';
import { plural, printJson, printLines, tell } from '../output.ts';
import type { Session } from '../session.ts';

interface DeleteOptions {
  tenant: string;
  yes?: boolean;
  cancel?: boolean;
  wait: boolean;
  json?: boolean;
}

/** `delete`: removes a document, or a whole tenant, from everywhere. */
export function deleteCommand(session: Session): Command {
  return new Command('delete')
    .description('remove a document, or with --tenant alone all documents of a tenant')
    .argument('[document]', 'name of the document, or the deck it came from', parseDocumentArgument)
    .addOption(tenantOption())
    .option('--yes', 'do not ask; needed where nobody can be asked')
    .option('--cancel', 'cancel what is being ingested of it first')
    .option('--no-wait', 'start the deletion of a document and return')
    .addOption(jsonOption())
    .action((documentId: string | undefined, options: DeleteOptions, command: Command) => {
      const { tenant: tenantId } = options;
      if (documentId !== undefined) {
        return deleteOne(session, { tenantId, documentId }, options);
      }
      if (command.getOptionValueSource('tenant') !== 'cli') {
        command.error('Name a document, or a tenant with --tenant.', { exitCode: 2 });
      }
      return deleteAll(session, tenantId, options);
    });
}

async function deleteOne(
  session: Session,
  document: DocumentRef,
  { yes = false, cancel = false, wait, json = false }: DeleteOptions,
): Promise<void> {
  const { tenantId, documentId } = document;
  await confirm(`This deletes document ${documentId} of tenant ${tenantId}.`, documentId, yes);
  await session.withServices(async (services) => {
    const temporal = await services.temporal();
    const deletion = await startDeletion(temporal, await services.ingests(), document, { cancel });
    if (!wait) {
      if (json) printJson(toWire({ ...document, status: 'deleting' }));
      else printLines(`${documentId} is being deleted.`);
      return;
    }
    const told = setTimeout(tell, TOLD_AFTER_MS, WAITING);
    try {
      const summary = await deletion.end();
      if (json) return printJson(toWire(summary));
      const { status, segments, chunks, artifacts } = summary;
      printLines(
        status === 'nothing'
          ? `There is nothing of ${documentId} in tenant ${tenantId}.`
          : `${documentId} is deleted: ${plural(segments, 'segment')}, ${plural(chunks, 'chunk')}, ${plural(artifacts, 'artifact')}.`,
      );
    } finally {
      clearTimeout(told);
    }
  });
}

const TOLD_AFTER_MS = 10_000;
const WAITING =
  'Still deleting. What other ingests of the tenant may share is removed when these have ended; the deletion goes on without this command, too.';

async function deleteAll(
  session: Session,
  tenantId: string,
  { yes = false, cancel = false, json = false }: DeleteOptions,
): Promise<void> {
  await confirm(`This deletes tenant ${tenantId} with all its documents.`, tenantId, yes);
  await session.withServices(async (services) => {
    const temporal = await services.temporal();
    const ingests = await services.ingests();
    const summary = await deleteTenant(temporal, ingests, tenantId, { cancel });
    if (json) return printJson(toWire(summary));
    const { status, documents, chunks } = summary;
    printLines(
      status === 'nothing'
        ? `There is nothing in tenant ${tenantId}.`
        : `Tenant ${tenantId} is deleted: ${plural(documents, 'document')}, ${plural(chunks, 'chunk')}.`,
    );
  });
}
