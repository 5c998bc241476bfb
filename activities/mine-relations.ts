import pMap from 'p-map';
import { mineExtractions } from '../domain/mining.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { ARTIFACTS_AT_ONCE, extractionArtifact, minedArtifact } from './artifacts.ts';

export interface MineRelationsInput {
  tenantId: string;
  extractions: ArtifactRef[];
}

/** Joins what the segments say into what the document says. */
export async function mineRelations(
  artifacts: ArtifactStore,
  { tenantId, extractions }: MineRelationsInput,
): Promise<ArtifactRef> {
  const all = await pMap(extractions, (ref) => artifacts.get(tenantId, extractionArtifact, ref), {
    concurrency: ARTIFACTS_AT_ONCE,
  });
  return artifacts.put(tenantId, minedArtifact, { ...mineExtractions(all), madeOf: extractions });
}
