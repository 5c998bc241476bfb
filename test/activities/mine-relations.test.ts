import { describe, expect, it } from 'vitest';
import { extractionArtifact, minedArtifact } from '../../activities/artifacts.ts';
import { mineRelations } from '../../activities/mine-relations.ts';
import { ArtifactMissing } from '../../domain/errors.ts';
import { mineExtractions } from '../../domain/mining.ts';
import { aMention, anExtraction, aRelation } from '../domain/builders.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

const tenantId = 'acme';

describe('mineRelations', () => {
  it('joins the extractions of all segments', async () => {
    const { artifacts } = await tempStore();
    const given = Array.from({ length: 40 }, (_, index) =>
      anExtraction(`segment-${index}`, {
        mentions: [aMention(), aMention({ canonicalKey: `concept ${index}` })],
        relations: [aRelation()],
      }),
    );
    const extractions = await Promise.all(
      given.map((extraction) => artifacts.put(tenantId, extractionArtifact, extraction)),
    );
    const mined = await mineRelations(artifacts, { tenantId, extractions });
    expect(await artifacts.get(tenantId, minedArtifact, mined)).toEqual({
      ...mineExtractions(given),
      madeOf: extractions,
    });
  });

  it('gives an empty document for no extractions', async () => {
    const { artifacts } = await tempStore();
    const mined = await mineRelations(artifacts, { tenantId, extractions: [] });
    expect(await artifacts.get(tenantId, minedArtifact, mined)).toEqual({
      concepts: [],
      mentions: [],
      relations: [],
      coOccurrences: [],
      madeOf: [],
    });
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
