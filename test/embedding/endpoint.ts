import { onTestFinished } from 'vitest';
import { OpenAiEmbedder } from '../../embedding/openai-embedder.ts';
import type { Misbehaviour, SimulatedRequest } from '../simulated-llm/http-server.ts';
import { startSimulatedOpenAi } from '../simulated-llm/openai-server.ts';

export const API_KEY = 'sk-test-0123456789abcdef';

/** What a request for embeddings carries. */
export interface EmbeddingRequest {
  model: string;
  input: string[];
  encoding_format: string;
}

/** An embedder and its simulated endpoint, which answers every call alike. It is gone after the test. */
export async function simulateEndpoint(
  misbehaviour?: Misbehaviour,
  { timeoutMs = 60_000, basePath = '/v1' } = {},
) {
  const requests: SimulatedRequest[] = [];
  const server = await startSimulatedOpenAi({
    inspect: (request) => requests.push(request),
    misbehave: () => misbehaviour,
  });
  onTestFinished(() => server.close());
  const embedder = new OpenAiEmbedder({
    apiKey: API_KEY,
    baseUrl: new URL(basePath, server.baseUrl).href,
    model: 'embedding-under-test',
    timeoutMs,
  });
  const inputs = () => requests.map(({ body }) => (body as EmbeddingRequest).input);
  return { embedder, server, requests, inputs };
}

/** An answer with these vectors, at their place in the list. */
export function answerWith(vectors: unknown[]): Misbehaviour {
  return {
    amend: (answer) => ({
      ...answer,
      data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
    }),
  };
}

export function lengthOf(vector: Float32Array): number {
  return Math.hypot(...vector);
}

/** Cosine similarity of vectors of unit length. */
export function similarity(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
