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
import { extractionsOf } from './pages.ts';
import { putStatements } from './statements.ts';

export interface MineRelationsInput {
  tenantId: string;
  extractions: ArtifactRef[];
  /** Hold the extractions of a document that has too many for a list. */
  pages?: ArtifactRef[];
}

/** What so many segments state is in memory at a time, and then an artifact of about a megabyte. */
const SEGMENTS_PER_PART = 250;

/** Joins what the segments say into what the document says. */
export async function mineRelations(
  artifacts: ArtifactStore,
  input: MineRelationsInput,
): Promise<ArtifactRef> {
  const { tenantId } = input;
  const miner = new ConceptMiner();
  const parts: StatementsPart[] = [];
  for await (const refs of slices(extractionsOf(artifacts, input), SEGMENTS_PER_PART)) {
    const some = await pMap(refs, (ref) => artifacts.get(tenantId, extractionArtifact, ref), {
      concurrency: ARTIFACTS_AT_ONCE,
    });
    for (const extraction of some) miner.add(extraction);
    const segmentIds = some.map((extraction) => extraction.segmentId);
    parts.push(await putStatements(artifacts, tenantId, segmentIds, statementsOf(some)));
  }
  return artifacts.put(tenantId, minedArtifact, { ...miner.result(), parts });
}

async function* slices<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let slice: Item[] = [];
  for await (const item of items) {
    slice.push(item);
    if (slice.length === size) {
      yield slice;
      slice = [];
    }
  }
  if (slice.length > 0) yield slice;
}
