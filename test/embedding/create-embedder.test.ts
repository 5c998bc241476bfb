import { describe, expect, it, onTestFinished } from 'vitest';
import { parseConfig } from '../../config/config.ts';
import { createEmbedder } from '../../embedding/create-embedder.ts';
import { LocalEmbedder } from '../../embedding/local-embedder.ts';
import { OpenAiEmbedder } from '../../embedding/openai-embedder.ts';
import { rejectionOf } from '../llm/providers.ts';
import type { SimulatedRequest } from '../simulated-llm/http-server.ts';
import { startSimulatedOpenAi } from '../simulated-llm/openai-server.ts';

function embedderOf(environment: Record<string, string>) {
  const embedder = createEmbedder(parseConfig(environment));
  onTestFinished(() => embedder.close());
  return embedder;
}

const LLM = { OPENAI_API_KEY: 'sk-llm-0123456789' };

describe('createEmbedder', () => {
  it.each([{}, LLM, { ...LLM, EMBEDDING_API_KEY: 'sk-embedding-0123456789' }])(
    'embeds locally unless told otherwise, as with %j',
    (environment) => {
      expect(embedderOf(environment as Record<string, string>)).toBeInstanceOf(LocalEmbedder);
    },
  );

  it.each([
    ['its own key and address', { EMBEDDING_API_KEY: 'sk-own-0123456789' }, 'EMBEDDING_BASE_URL'],
    ['those of the LLM', {}, 'OPENAI_BASE_URL'],
  ])('embeds at the endpoint, with %s', async (_, keys, address) => {
    const requests: SimulatedRequest[] = [];
    const server = await startSimulatedOpenAi({ inspect: (request) => requests.push(request) });
    onTestFinished(() => server.close());
    const embedder = embedderOf({
      ...LLM,
      ...keys,
      EMBEDDING_PROVIDER: 'openai',
      EMBEDDING_MODEL: 'configured-model',
      [address]: server.baseUrl,
    });
    expect(embedder).toBeInstanceOf(OpenAiEmbedder);
    expect(embedder.model).toBe('openai/configured-model');
    expect(await embedder.embed(['a'])).toHaveLength(1);
    expect(requests[0]!.body).toMatchObject({ model: 'configured-model' });
    const key = Object.values(keys)[0] ?? LLM.OPENAI_API_KEY;
    expect(requests[0]!.headers.authorization).toBe(`Bearer ${key}`);
  });

  it('gives the embedder the time limit', async () => {
    const server = await startSimulatedOpenAi({ misbehave: () => 'hang' });
    onTestFinished(() => server.close());
    const embedder = embedderOf({
      ...LLM,
      EMBEDDING_PROVIDER: 'openai',
      EMBEDDING_BASE_URL: server.baseUrl,
      LLM_TIMEOUT_SECONDS: '1',
    });
    expect((await rejectionOf(embedder.embed(['a']))).message).toMatch(/did not answer within/);
  });
});
