import { describe, expect, it, vi } from 'vitest';
import { vectorsArtifact } from '../../activities/artifacts.ts';
import { recallVectors, rememberVectors } from '../../activities/known-vectors.ts';
import type { ArtifactStore } from '../../stores/artifacts/artifact-store.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

const MODEL = 'embedding-1';

async function remember(artifacts: ArtifactStore, numbers: Record<string, number>) {
  const vectors = Object.values(numbers).map((number) => Float32Array.of(number));
  const ref = await artifacts.put('acme', vectorsArtifact, vectors);
  await rememberVectors(artifacts, 'acme', MODEL, Object.keys(numbers), ref);
  return ref;
}

const recall = (artifacts: ArtifactStore, ...texts: string[]) =>
  recallVectors(artifacts, 'acme', MODEL, texts);

describe('recallVectors', () => {
  it('gives those that are known, from whichever batch', async () => {
    const { artifacts } = await tempStore();
    await remember(artifacts, { one: 1, two: 2 });
    await remember(artifacts, { three: 3 });
    expect(await recall(artifacts, 'three', 'two', 'four')).toEqual(
      new Map([
        ['two', Float32Array.of(2)],
        ['three', Float32Array.of(3)],
      ]),
    );
  });

  it('gives the latest of a text that was embedded twice', async () => {
    const { artifacts } = await tempStore();
    await remember(artifacts, { one: 1 });
    await remember(artifacts, { zero: 0, one: 10 });
    expect(await recall(artifacts, 'one')).toEqual(new Map([['one', Float32Array.of(10)]]));
  });

  it('reads a batch once', async () => {
    const { artifacts } = await tempStore();
    await remember(artifacts, { one: 1, two: 2, three: 3 });
    const find = vi.spyOn(artifacts, 'find');
    await recall(artifacts, 'one', 'two', 'three', 'four');
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('knows none of a batch that is gone', async () => {
    const { artifacts } = await tempStore();
    await artifacts.remove('acme', await remember(artifacts, { one: 1, two: 2 }));
    await remember(artifacts, { three: 3 });
    expect([...(await recall(artifacts, 'one', 'two', 'three')).keys()]).toEqual(['three']);
  });
});
