import { describe, expect, it } from 'vitest';
import { vectorsArtifact, type FoundNames } from '../../activities/artifacts.ts';
import { embedAllNames, embedNames } from '../../activities/embed-names.ts';
import { aDocumentConcept } from '../domain/builders.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';
import { anEmbedder } from './readers.ts';

const { signal } = new AbortController();

const concept = (name: string) => aDocumentConcept({ canonicalKey: name, canonicalName: name });

/** Names that each have another spelling. */
function foundNames(...names: string[]): FoundNames {
  return {
    joins: [],
    nearDuplicates: names.map((name) => ({ kept: concept(name), other: concept(`${name}s`) })),
  };
}

describe('embedNames', () => {
  it('embeds each name once, in the order of the alphabet', async () => {
    const { artifacts } = await tempStore();
    const embedder = anEmbedder();
    const found = foundNames('mill', 'barn', 'barn');
    const { vectors, next } = await embedNames(artifacts, embedder, 'acme', found, 0, signal);
    const names = ['barn', 'barns', 'mill', 'mills'];
    expect(embedder.asked).toEqual([{ texts: names, options: { signal } }]);
    expect(await artifacts.get('acme', vectorsArtifact, vectors)).toHaveLength(4);
    expect(next).toBeNull();
  });

  it('embeds those alone that it does not know, whoever had them embedded', async () => {
    const { artifacts } = await tempStore();
    await embedNames(artifacts, anEmbedder(), 'acme', foundNames('barn'), 0, signal);
    const embedder = anEmbedder();
    await embedNames(artifacts, embedder, 'acme', foundNames('barn', 'mill'), 0, signal);
    expect(embedder.asked).toMatchObject([{ texts: ['mill', 'mills'] }]);
  });

  it('embeds no more at a time than a request takes, and says where to go on', async () => {
    const { artifacts } = await tempStore();
    const embedder = anEmbedder();
    const found = foundNames(...Array.from({ length: 600 }, (_, index) => `name ${index}`));
    const first = await embedNames(artifacts, embedder, 'acme', found, 0, signal);
    expect(first.next).toBe(1000);
    const second = await embedNames(artifacts, embedder, 'acme', found, 1000, signal);
    expect(second.next).toBeNull();
    expect(embedder.asked.map(({ texts }) => texts.length)).toEqual([1000, 200]);
    const all = await embedAllNames(artifacts, embedder, 'acme', found, signal);
    expect(all).toEqual([first.vectors, second.vectors]);
    expect(embedder.asked).toHaveLength(2);
  });

  it('of none asks for nothing', async () => {
    const { artifacts } = await tempStore();
    const embedder = anEmbedder();
    expect(await embedAllNames(artifacts, embedder, 'acme', foundNames(), signal)).toEqual([]);
    expect(embedder.asked).toEqual([]);
  });
});
