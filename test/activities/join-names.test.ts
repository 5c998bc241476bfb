import { describe, expect, it } from 'vitest';
import { vectorsArtifact, type FoundNames } from '../../activities/artifacts.ts';
import { joinNames } from '../../activities/join-names.ts';
import { aDocumentConcept } from '../domain/builders.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

const ACRONYM = { from: 'slo', to: 'service level objective', rule: 'acronym' as const };

const concept = (canonicalName: string) =>
  aDocumentConcept({ canonicalKey: canonicalName, canonicalName });

const FOUND: FoundNames = {
  joins: [ACRONYM],
  nearDuplicates: [
    { kept: concept('database'), other: concept('data base') },
    { kept: concept('database'), other: concept('databaze') },
  ],
};

/** A vector at so many degrees of others. */
function at(degrees: number): Float32Array {
  const angle = (degrees * Math.PI) / 180;
  return Float32Array.of(Math.cos(angle), Math.sin(angle));
}

/** What is joined when the names, in the order of the alphabet, have these vectors, some to an artifact. */
async function joinsBy(vectors: Float32Array[][], similarity = 0.75, found = FOUND) {
  const { artifacts } = await tempStore();
  const refs = await Promise.all(
    vectors.map((some) => artifacts.put('acme', vectorsArtifact, some)),
  );
  return joinNames(artifacts, 'acme', found, refs, similarity);
}

const JOINED = { from: 'data base', to: 'database', rule: 'near duplicate' };

describe('joinNames', () => {
  it('joins, of near duplicates, those that the model finds alike enough', async () => {
    expect(await joinsBy([[at(0), at(30), at(90)]])).toEqual([ACRONYM, JOINED]);
    expect(await joinsBy([[at(0), at(30), at(90)]], 0.9)).toEqual([ACRONYM]);
  });

  it('knows whose a vector is, in whichever artifact', async () => {
    expect(await joinsBy([[at(0)], [at(30), at(90)]])).toEqual([ACRONYM, JOINED]);
  });

  it('leaves apart what has no vector, or vectors that cannot be compared', async () => {
    expect(await joinsBy([])).toEqual([ACRONYM]);
    expect(await joinsBy([[at(0)]])).toEqual([ACRONYM]);
    expect(await joinsBy([[at(0)], [Float32Array.of(1, 0, 0)], [at(0)]])).toEqual([ACRONYM]);
  });

  it('joins none by their likeness from a similarity of 1 on', async () => {
    expect(await joinsBy([[at(0), at(0), at(0)]], 1)).toEqual([ACRONYM]);
  });
});
