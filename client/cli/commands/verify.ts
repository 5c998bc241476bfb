import { Command } from 'commander';
import type { Leftover } from '../../../activities/leftovers.ts';
import { canRepair, repairDocument, verifyLeftovers } from '../../verify/repair.ts';
import { verifyDocuments, type DocumentVerdict } from '../../verify/verify.ts';
import { toWire } from '../../wire.ts';
import { EXIT } from '../exit-status.ts';
import { jsonOption, parseDocumentArgument, tenantOption } from '../options.ts';
import { printJson, printLines } from '../output.ts';
import type { Session } from '../session.ts';

interface VerifyOptions {
  tenant: string;
  repair?: boolean;
  json?: boolean;
}

/** A verdict, and whether what it found was mended. */
type Verified = DocumentVerdict & { repaired: boolean };

/** `verify`: compares the stores with the artifacts that they were written from. */
export function verifyCommand(session: Session): Command {
  return new Command('verify')
    .description('compare the graph and the index with what they were written from')
    .argument(
      '[document]',
      'name of a document; all of the tenant when left out',
      parseDocumentArgument,
    )
    .addOption(tenantOption())
    .option('--repair', 'write again what differs, from what is kept; no LLM is asked')
    .addOption(jsonOption())
    .action((documentId: string | undefined, options: VerifyOptions) =>
      verify(session, documentId, options),
    );
}

async function verify(
  session: Session,
  documentId: string | undefined,
  { tenant: tenantId, repair = false, json = false }: VerifyOptions,
): Promise<void> {
  await session.withServices(async (services) => {
    const documents: Verified[] = [];
    for await (const verdict of verifyDocuments(services, tenantId, documentId)) {
      const repaired = repair && canRepair(verdict);
      if (repaired) await repairDocument(services, verdict);
      documents.push({ ...verdict, repaired });
      if (!json) printLines(...verdictLines({ ...verdict, repaired }));
    }
    const leftovers =
      documentId === undefined ? await verifyLeftovers(services, tenantId, repair) : [];
    if (json) printJson(toWire({ tenantId, documents, leftovers, leftoversRemoved: repair }));
    else printLines(...leftoverLines(leftovers, repair), closing(documents, leftovers, repair));
    const isWrong = documents.some((one) => needsCare(one)) || (!repair && leftovers.length > 0);
    if (isWrong) process.exitCode = EXIT.failed;
  });
}

function needsCare({ condition, repaired }: Verified): boolean {
  return condition !== 'sound' && condition !== 'busy' && !repaired;
}

function verdictLines({
  documentId,
  condition,
  reason,
  differences,
  repaired,
}: Verified): string[] {
  return [
    `${documentId}: ${condition}${repaired ? ', repaired' : ''}${reason === null ? '' : `. ${reason}`}`,
    ...differences.map(
      ({ what, expected, found, missing, extra, changed }) =>
        `    ${what}: ${expected} expected, ${found} found; ${missing} missing, ${extra} too many, ${changed} changed`,
    ),
  ];
}

function leftoverLines(leftovers: Leftover[], removed: boolean): string[] {
  return leftovers.map(({ what, count }) => `${what}: ${count}${removed ? ', removed' : ''}`);
}

function closing(documents: Verified[], leftovers: Leftover[], repair: boolean): string {
  const count = documents.filter(needsCare).length;
  if (count === 0 && (repair || leftovers.length === 0)) return 'All is as it should be.';
  return repair
    ? `${count} of ${documents.length} documents could not be repaired.`
    : "'verify --repair' writes again what differs, where that is kept.";
}
