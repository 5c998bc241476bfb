import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config/config.ts';
import { callsPerSecond } from '../../workers/call-rate.ts';
import { embeddingQueue } from '../../workers/queue-options.ts';
import { anEmbedder } from '../activities/readers.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

async function queueWith(environment: Record<string, string>) {
  const config = parseConfig({
    OPENAI_API_KEY: 'sk-0123456789',
    EMBEDDING_PROVIDER: 'openai',
    ...environment,
  });
  const { artifacts } = await tempStore();
  return embeddingQueue(config, artifacts, anEmbedder({ provider: 'openai' }));
}

describe('embeddingQueue', () => {
  it('embeds, and does nothing else', async () => {
    const { taskQueue, activities } = await queueWith({});
    expect(taskQueue).toBe('embedding');
    expect(Object.keys(activities!)).toEqual(['embedChunks', 'embedNames']);
  });

  it('has a rate of its own', async () => {
    const { maxTaskQueueActivitiesPerSecond } = await queueWith({
      EMBEDDING_MAX_RPM: '60',
      OPENAI_MAX_RPM: '90',
    });
    expect(maxTaskQueueActivitiesPerSecond).toBe(callsPerSecond(60));
  });

  it('has as many calls under way as an LLM may have', async () => {
    const { maxConcurrentActivityTaskExecutions } = await queueWith({
      MAX_CONCURRENT_LLM_CALLS: '3',
    });
    expect(maxConcurrentActivityTaskExecutions).toBe(3);
  });
});
