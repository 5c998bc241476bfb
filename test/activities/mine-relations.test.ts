import { describe, expect, it } from 'vitest';
import {
  extractionArtifact,
  minedArtifact,
  type MinedDocument,
} from '../../activities/artifacts.ts';
import { mineRelations } from '../../activities/mine-relations.ts';
import { readStatements } from '../../activities/statements.ts';
import { ArtifactMissing } from '../../domain/errors.ts';
import type { Extraction } from '../../domain/extraction.ts';
import { ConceptMiner, statementsOf, type Statements } from '../../domain/mining.ts';
import type { ArtifactStore } from '../../stores/artifacts/artifact-store.ts';
import { aMention, anExtraction, aRelation } from '../domain/builders.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';
import { collect } from './collect.ts';

const tenantId = 'acme';

/** Segments that all name one concept and state one relation of it, and name one concept of their own. */
function someExtractions(count: number): Extraction[] {
  return Array.from({ length: count }, (_, index) =>
    anExtraction(`segment-${index}`, {
      mentions: [aMention(), aMention({ canonicalKey: `concept ${index}` })],
      relations: [aRelation()],
    }),
  );
}

async function mine(
  artifacts: ArtifactStore,
  given: Extraction[],
): Promise<{ document: MinedDocument; statements: Statements[] }> {
  const extractions = await Promise.all(
    given.map((extraction) => artifacts.put(tenantId, extractionArtifact, extraction)),
  );
  const mined = await mineRelations(artifacts, { tenantId, extractions });
  const document = await artifacts.get(tenantId, minedArtifact, mined);
  const statements = await collect(readStatements(artifacts, tenantId, document.parts));
  return { document, statements };
}

describe('mineRelations', () => {
  it('joins the extractions of all segments', async () => {
    const { artifacts } = await tempStore();
    const given = someExtractions(40);
    const { document, statements } = await mine(artifacts, given);
    const miner = new ConceptMiner();
    for (const extraction of given) miner.add(extraction);
    expect(document).toMatchObject(miner.result());
    expect(statements).toEqual([statementsOf(given)]);
  });

  it('keeps what the segments of a large document state in parts', async () => {
    const { artifacts } = await tempStore();
    const given = someExtractions(501);
    const { document, statements } = await mine(artifacts, given);
    expect(document.parts.map(({ mentions, relations }) => [mentions, relations])).toEqual([
      [500, 250],
      [500, 250],
      [2, 1],
    ]);
    expect(document.parts.flatMap(({ segmentIds }) => segmentIds)).toEqual(
      given.map(({ segmentId }) => segmentId),
    );
    expect(statements[2]).toEqual(statementsOf(given.slice(500)));
    expect(document.concepts.find(({ canonicalKey }) => canonicalKey === 'kafka')).toMatchObject({
      segmentCount: 501,
    });
  });

  it('gives an empty document for no extractions', async () => {
    const { artifacts } = await tempStore();
    const { document } = await mine(artifacts, []);
    expect(document).toEqual({ concepts: [], coOccurrences: [], parts: [] });
  });

  it('fails when one of the extractions is gone', async () => {
    const { artifacts } = await tempStore();
    const kept = await artifacts.put(tenantId, extractionArtifact, anExtraction('s1'));
    const gone = await artifacts.put(tenantId, extractionArtifact, anExtraction('s2'));
    await artifacts.remove(tenantId, gone);
    await expect(mineRelations(artifacts, { tenantId, extractions: [kept, gone] })).rejects.toThrow(
      ArtifactMissing,
    );
  });
});
