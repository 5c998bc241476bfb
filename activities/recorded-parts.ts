import { ArtifactMissing } from '../domain/errors.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { WrittenParts } from './begin-writing.ts';

export interface RecordedPartsInput {
  tenantId: string;
  documentId: string;
  generation: string;
}

/** What a generation of a document was made of. @throws ArtifactMissing when no record says so */
export async function recordedParts(
  { records }: ArtifactStore,
  { tenantId, documentId, generation }: RecordedPartsInput,
): Promise<WrittenParts> {
  const own = await records.ofDocument<WrittenParts>(tenantId, documentId);
  const record = own.find((one) => one.generation === generation);
  if (record !== undefined) return record.parts;
  throw new ArtifactMissing(
    `Nothing says any more what document ${documentId} of tenant ${tenantId} was made of. Ingest the deck again.`,
  );
}
