import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenRules, takeCensus } from './census.ts';
import { createHarness, EXAMPLES, type Harness } from './harness.ts';

const ENGLISH = resolve(EXAMPLES, 'reliable-services.pptx');
const FRENCH = resolve(EXAMPLES, 'rgpd-en-pratique.pptx');

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
  await harness.startWorker();
});
afterAll(() => harness.close());

describe('ingesting decks with the local reader', () => {
  it('stores what the decks say, and finds it unchanged the second time', async () => {
    const english = await harness.ingest(ENGLISH);
    const french = await harness.ingest(FRENCH);

    expect(english).toMatchObject({
      status: 'complete',
      segments: { total: 10, succeeded: 10, failed: 0, reused: 0 },
      failedSegments: [],
      warnings: [],
      llm: { calls: 0, inputTokens: 0, outputTokens: 0 },
    });
    expect(french).toMatchObject({ status: 'complete', segments: { total: 5, succeeded: 5 } });
    expect(await brokenRules(harness)).toEqual([]);
    const census = await takeCensus(harness);
    expect(census).toMatchObject({
      documents: 2,
      segments: 15,
      points: english.chunks + french.chunks,
    });
    expect(census.protoConcepts).toBeGreaterThan(100);
    expect(census.canonicalConcepts).toBeGreaterThan(20);

    const again = await harness.ingest(ENGLISH);
    expect(again.segments).toEqual({ total: 10, succeeded: 10, failed: 0, reused: 10 });
    expect(await takeCensus(harness)).toEqual(census);
  });
});
