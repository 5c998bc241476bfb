import { DocumentBusy } from '../domain/errors.ts';
import type { IngestInput } from '../workflows/contract.ts';

/** Whether two ingests of a document come to the same: what the file is called does not matter. */
export function asksTheSame(a: IngestInput, b: IngestInput): boolean {
  return asked(a) === asked(b);
}

function asked(input: IngestInput): string {
  const { revision, skipHidden, footers = false, leaveOut = [], leaveOutList = null } = input;
  const leftOut = leaveOut.map(({ segmentId }) => segmentId).toSorted();
  return JSON.stringify([revision, skipHidden, footers, leftOut, leaveOutList]);
}

/** Says that a document is being ingested otherwise than it is wanted now, and what to do. */
export function documentBusy(running: IngestInput, wanted: IngestInput): DocumentBusy {
  const { documentId, tenantId, revision } = running;
  const how =
    revision === wanted.revision
      ? 'with other options'
      : `with other content (revision ${revision.slice(0, 12)})`;
  return new DocumentBusy(
    `Document ${documentId} of tenant ${tenantId} is being ingested ${how}. Wait for it, cancel it, or supersede it: --supersede, over HTTP ?supersede=true.`,
  );
}
