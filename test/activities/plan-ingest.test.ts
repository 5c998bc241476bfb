import { describe, expect, it } from 'vitest';
import { planIngest } from '../../activities/plan-ingest.ts';
import { aReader } from './readers.ts';

describe('planIngest', () => {
  it('tells what the workers are configured with, as plain data', () => {
    const plan = planIngest(aReader({ model: 'gpt', version: 'v3' }), 7, 'embedding-1', 60);
    expect(plan).toEqual({
      reader: { provider: 'openai', model: 'gpt', version: 'v3' },
      maxParallelSegments: 7,
      embeddingModel: 'embedding-1',
      replayWindowSeconds: 60,
    });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });
});
