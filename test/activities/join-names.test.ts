import { describe, expect, it } from 'vitest';
import type { FoundNames } from '../../activities/artifacts.ts';
import { joinNames } from '../../activities/join-names.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { aDocumentConcept } from '../domain/builders.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

const { signal } = new AbortController();
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

/** Names at so many degrees of each other, in the order of the alphabet. */
function anEmbedder(...degrees: number[]) {
  const asked: string[][] = [];
  const embedder: Embedder = {
    provider: 'local',
    model: 'test/angles',
    wordsWeight: 1,
    dimensions: () => Promise.resolve(2),
    embed: (texts) => {
      asked.push(texts);
      const vectors = texts.map((_, index) => {
        const angle = (degrees[index]! * Math.PI) / 180;
        return Float32Array.of(Math.cos(angle), Math.sin(angle));
      });
      return Promise.resolve(vectors);
    },
    close: () => Promise.resolve(),
  };
  return { embedder, asked };
}

describe('joinNames', () => {
  it('joins, of near duplicates, those that the model finds alike enough', async () => {
    const { artifacts } = await tempStore();
    const { embedder } = anEmbedder(0, 30, 90);
    const { joins } = await joinNames(artifacts, embedder, 'acme', FOUND, 0.75, signal);
    expect(joins).toEqual([ACRONYM, { from: 'data base', to: 'database', rule: 'near duplicate' }]);
  });

  it('asks for all names together, and once', async () => {
    const { artifacts } = await tempStore();
    const { embedder, asked } = anEmbedder(0, 30, 90);
    const first = await joinNames(artifacts, embedder, 'acme', FOUND, 0.75, signal);
    const again = await joinNames(artifacts, embedder, 'acme', FOUND, 0.75, signal);
    expect(asked).toEqual([['data base', 'database', 'databaze']]);
    expect(again).toEqual(first);
    expect(first.madeOf).toHaveLength(1);
  });

  it.each([
    ['there are no near duplicates', { ...FOUND, nearDuplicates: [] }, 0.75],
    ['none are to be joined', FOUND, 1],
  ])('asks for nothing when %s', async (_, found, similarity) => {
    const { artifacts } = await tempStore();
    const { embedder, asked } = anEmbedder(0, 0, 0);
    const joined = await joinNames(artifacts, embedder, 'acme', found, similarity, signal);
    expect(joined).toEqual({ joins: [ACRONYM], madeOf: [] });
    expect(asked).toEqual([]);
  });
});
