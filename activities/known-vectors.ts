import pMap from 'p-map';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { resultKey, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { ARTIFACTS_AT_ONCE, vectorsArtifact } from './artifacts.ts';

const STEP = 'text-embedding';

/**
 * The vectors of those texts that a model has embedded for a tenant before, in whatever batch. A batch is read once,
 * however many of its texts are asked for.
 *
 * @param model as the embedder names it
 */
export async function recallVectors(
  artifacts: ArtifactStore,
  tenantId: string,
  model: string,
  texts: string[],
): Promise<Map<string, Float32Array>> {
  const places = await pMap(
    texts,
    async (text) => ({
      text,
      place: await artifacts.recallPlace(tenantId, STEP, resultKey(model, text)),
    }),
    { concurrency: ARTIFACTS_AT_ONCE },
  );
  const known = new Map<string, Float32Array>();
  for (const [ref, found] of Map.groupBy(places, ({ place }) => place?.ref)) {
    if (ref === undefined) continue;
    const vectors = await artifacts.find(tenantId, vectorsArtifact, ref);
    for (const { text, place } of found) {
      const vector = vectors?.[place!.position];
      if (vector !== undefined) known.set(text, vector);
    }
  }
  return known;
}

/** Notes where the vector of each text is: its place among `vectors`, which has them in the order of the texts. */
export async function rememberVectors(
  artifacts: ArtifactStore,
  tenantId: string,
  model: string,
  texts: string[],
  vectors: ArtifactRef,
): Promise<void> {
  const places = new Map(texts.map((text, position) => [text, position]));
  await pMap(
    places,
    ([text, position]) =>
      artifacts.rememberPlace(tenantId, STEP, resultKey(model, text), { ref: vectors, position }),
    { concurrency: ARTIFACTS_AT_ONCE },
  );
}
