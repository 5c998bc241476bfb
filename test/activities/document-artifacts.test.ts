import { describe, expect, it } from 'vitest';
import {
  claimsArtifact,
  deckArtifact,
  extractionArtifact,
  minedArtifact,
  outlineArtifact,
} from '../../activities/artifacts.ts';
import { artifactsOf } from '../../activities/document-artifacts.ts';
import type { ArtifactRef } from '../../stores/artifacts/artifact-kind.ts';
import { anExtraction } from '../domain/builders.ts';
import { aMinedDocument } from './documents.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

const tenantId = 'acme';
describe('the artifacts that a document was made of', () => {
  it('are those that its parts name, and those that these were made of', async () => {
    const { artifacts } = await tempStore();
    const deck = await artifacts.put(tenantId, deckArtifact, new Uint8Array([1]));
    const claims = await artifacts.put(tenantId, claimsArtifact, { concepts: [], relations: [] });
    const extraction = await artifacts.put(tenantId, extractionArtifact, {
      ...anExtraction('s1'),
      madeOf: [claims],
    });
    const mined = await artifacts.put(tenantId, minedArtifact, {
      ...aMinedDocument(),
      madeOf: [extraction],
    });
    const parts = { name: 'plan', deck, batches: [{ chunks: mined, vectors: null }] };
    expect(await artifactsOf(artifacts, tenantId, parts)).toEqual(
      [deck, claims, extraction, mined].toSorted(),
    );
  });

  it('do not include what the text of a deck calls one', async () => {
    const { artifacts } = await tempStore();
    const other = `deck/${'a'.repeat(64)}` as const;
    const claims = await artifacts.put(tenantId, claimsArtifact, {
      concepts: [],
      relations: [],
      note: other,
    } as never);
    expect(await artifactsOf(artifacts, tenantId, [claims, `see ${other}`])).toEqual([claims]);
  });

  it('include one that is gone, though not what that was made of', async () => {
    const { artifacts } = await tempStore();
    const gone: ArtifactRef = `${outlineArtifact.name}/${'b'.repeat(64)}`;
    expect(await artifactsOf(artifacts, tenantId, { outline: gone })).toEqual([gone]);
  });

  it('are found once, also where some refer to the same', async () => {
    const { artifacts } = await tempStore();
    const claims = await artifacts.put(tenantId, claimsArtifact, { concepts: [], relations: [] });
    const extractions = await Promise.all(
      ['s1', 's2'].map((id) =>
        artifacts.put(tenantId, extractionArtifact, { ...anExtraction(id), madeOf: [claims] }),
      ),
    );
    expect(await artifactsOf(artifacts, tenantId, extractions)).toHaveLength(3);
  });
});
