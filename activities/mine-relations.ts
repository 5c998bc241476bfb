import pMap from 'p-map';
import { ConceptMiner, statementsOf } from '../domain/mining.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import {
  ARTIFACTS_AT_ONCE,
  extractionArtifact,
  minedArtifact,
  type StatementsPart,
} from './artifacts.ts';
import { putStatements } from './statements.ts';

export interface MineRelationsInput {
  tenantId: string;
  extractions: ArtifactRef[];
}

/** What so many segments state is in memory at a time, and then an artifact of about a megabyte. */
const SEGMENTS_PER_PART = 250;

/** Joins what the segments say into what the document says. */
export async function mineRelations(
  artifacts: ArtifactStore,
  { tenantId, extractions }: MineRelationsInput,
): Promise<ArtifactRef> {
  const miner = new ConceptMiner();
  const parts: StatementsPart[] = [];
  for (let from = 0; from < extractions.length; from += SEGMENTS_PER_PART) {
    const some = await pMap(
      extractions.slice(from, from + SEGMENTS_PER_PART),
      (ref) => artifacts.get(tenantId, extractionArtifact, ref),
      { concurrency: ARTIFACTS_AT_ONCE },
    );
    for (const extraction of some) miner.add(extraction);
    const segmentIds = some.map((extraction) => extraction.segmentId);
    parts.push(await putStatements(artifacts, tenantId, segmentIds, statementsOf(some)));
  }
  return artifacts.put(tenantId, minedArtifact, { ...miner.result(), parts });
}
