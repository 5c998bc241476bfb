import { ArtifactMissing } from '../domain/errors.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { WrittenParts } from './begin-writing.ts';
import { failuresOf } from './pages.ts';

export interface RecordedPartsInput {
  tenantId: string;
  documentId: string;
  generation: string;
}

export interface RecordedParts {
  parts: WrittenParts;
  status: 'complete' | 'partial';
}

/** What a generation of a document was made of. @throws ArtifactMissing when no record says so */
export async function recordedParts(
  artifacts: ArtifactStore,
  { tenantId, documentId, generation }: RecordedPartsInput,
): Promise<RecordedParts> {
  const own = await artifacts.records.ofDocument<WrittenParts>(tenantId, documentId);
  const record = own.find((one) => one.generation === generation);
  if (record !== undefined) {
    const failures = await failuresOf(artifacts, { tenantId, ...record.parts });
    return { parts: record.parts, status: failures.length === 0 ? 'complete' : 'partial' };
  }
  throw new ArtifactMissing(
    `Nothing says any more what document ${documentId} of tenant ${tenantId} was made of. Ingest the deck again.`,
  );
}
