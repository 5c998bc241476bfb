import type { IngestInput } from '../workflows/contract.ts';
import { shorten } from '../workflows/shorten.ts';

const NAME_MAX_CHARACTERS = 60;

/** What Temporal's Web UI says of a run from its start on. */
export function describeRun(input: IngestInput): { staticSummary: string; staticDetails: string } {
  const { documentId, tenantId, revision, leaveOut, leaveOutList } = input;
  const name = shorten(input.documentName, NAME_MAX_CHARACTERS);
  const isReplay = leaveOut !== undefined || leaveOutList !== undefined;
  return {
    staticSummary: `${name} of ${tenantId}`,
    staticDetails: [
      `- Document: ${documentId} (${name})`,
      `- Tenant: ${tenantId}`,
      `- Revision: ${revision.slice(0, 12)}`,
      ...(isReplay ? ['- Replays segments that failed before'] : []),
    ].join('\n'),
  };
}
