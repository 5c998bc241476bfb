import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { brokenRules, takeCensus } from './census.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

const LANES = 3;

let provider: SimulatedOpenAi;
let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness({
    // Pages of two segments.
    MAX_SEGMENTS_PER_WORKFLOW: '4',
    MAX_PARALLEL_SEGMENTS: String(LANES),
    MAX_CONCURRENT_LLM_CALLS: '20',
  });
  provider = harness.provider;
  await harness.startWorker();
});
afterAll(() => harness.close());
afterEach(() => {
  provider.calls.length = 0;
  provider.options = {};
});

/** Numbers of the segments that were asked for, each once, in the order they were first asked for. */
function askedFor(): number[] {
  return [...new Set(provider.calls.map(({ text }) => Number(/\d+/.exec(text)![0])))];
}

describe('a document of more segments than one workflow reads', () => {
  it('is stored as one that one workflow reads', async () => {
    const deck = await longTalk('Aspen', 9);
    const paged = await harness.ingest(deck);
    expect(paged).toMatchObject({
      status: 'complete',
      segments: { total: 9, succeeded: 9, failed: 0, reused: 0 },
      llm: { calls: 18 },
    });
    expect(await brokenRules(harness)).toEqual([]);

    const other = await createProviderHarness();
    try {
      await other.startWorker();
      const whole = await other.ingest(deck);
      const { concepts, relations, chunks, segments } = whole;
      expect(paged).toMatchObject({ concepts, relations, chunks, segments });
      expect(await takeCensus(harness)).toEqual(await takeCensus(other));
    } finally {
      await other.close();
    }
  });

  it('costs nothing the second time', async () => {
    const deck = await longTalk('Beech', 5);
    await harness.ingest(deck);
    const census = await takeCensus(harness);
    provider.calls.length = 0;
    expect(await harness.ingest(deck)).toMatchObject({
      status: 'complete',
      segments: { total: 5, succeeded: 5, reused: 5 },
      llm: { calls: 0 },
    });
    expect(provider.calls).toEqual([]);
    expect(await takeCensus(harness)).toEqual(census);
  });

  it('has no more segments read at once than a small one', async () => {
    const everyLane = Promise.withResolvers<void>();
    let atOnce = 0;
    let most = 0;
    provider.options = {
      before: async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        if (atOnce === LANES) everyLane.resolve();
        await everyLane.promise;
        atOnce -= 1;
      },
    };
    await harness.ingest(await longTalk('Cypress', 8));
    expect(most).toBe(LANES);
  });

  it('tells how far it is: of pages that are done, that are being read, and that wait', async () => {
    const gate = Promise.withResolvers<void>();
    provider.options = {
      before: async ({ text }) => {
        if (/^Dogwood [34567]\b/.test(text)) await gate.promise;
      },
    };
    const run = await harness.start(await longTalk('Dogwood', 8));
    const ingests = await harness.services.ingests();
    await waitFor(async () => {
      const { pages, segments } = await ingests.progress(run);
      return pages?.done === 1 && segments.running === LANES;
    });
    const progress = await ingests.progress(run);
    expect(progress).toMatchObject({
      status: 'running',
      segments: { total: 8, succeeded: 2, failed: 0 },
      reading: [
        { ordinal: 3, topicLabel: 'to 4' },
        { ordinal: 5, topicLabel: 'to 6' },
      ],
      pages: { total: 4, done: 1 },
    });
    // The workflow of a page needs a moment to begin.
    await waitFor(async () => {
      const states = (await ingests.segments(run)).map(({ state }) => state);
      return states.filter((state) => state === 'prepass').length === LANES;
    });
    const segments = await ingests.segments(run);
    expect(segments.map(({ ordinal, topicLabel }) => [ordinal, topicLabel])).toEqual(
      Array.from({ length: 8 }, (_, index) => [index + 1, `Dogwood ${index + 1}`]),
    );
    const states = segments.map(({ state }) => state);
    expect(states.filter((state) => state === 'succeeded')).toHaveLength(2);
    expect(states.slice(6)).toEqual(['waiting', 'waiting']);
    gate.resolve();
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
  });
});

describe('failed segments of a large document', () => {
  it('are named, and read by a replay after the end at their own cost only', async () => {
    provider.options = {
      misbehave: ({ text }) => (/^Elder [27]\b/.test(text) ? { status: 403 } : undefined),
    };
    const partial = await harness.ingest(await longTalk('Elder', 7), 'elder');
    expect(partial).toMatchObject({
      status: 'partial',
      segments: { total: 7, succeeded: 5, failed: 2 },
      failedSegments: [
        { topicLabel: 'Elder 2', errorType: 'LlmUnauthorized' },
        { topicLabel: 'Elder 7', errorType: 'LlmUnauthorized' },
      ],
    });
    expect(await brokenRules(harness)).toEqual([]);

    provider.options = {};
    provider.calls.length = 0;
    const ingests = await harness.services.ingests();
    const document = { tenantId: harness.tenantId, documentId: 'elder' };
    const [first, second] = partial.failedSegments;
    const once = await ingests.result(await ingests.replay(document, [first!.segmentId]));
    expect(once).toMatchObject({ status: 'partial', failedSegments: [second] });
    expect(askedFor()).toEqual([2]);
    const twice = await ingests.result(await ingests.replay(document, []));
    expect(twice).toMatchObject({ status: 'complete', segments: { succeeded: 7, reused: 6 } });
    expect(askedFor()).toEqual([2, 7]);
  });

  it('can be replayed while other pages are read, whether their own page is still read or not', async () => {
    let isDown = true;
    const gate = Promise.withResolvers<void>();
    provider.options = {
      before: async ({ text }) => {
        if (/^Fir 4\b/.test(text)) await gate.promise;
      },
      misbehave: ({ text }) => (/^Fir [13]\b/.test(text) && isDown ? { status: 403 } : undefined),
    };
    const run = await harness.start(await longTalk('Fir', 6));
    const ingests = await harness.services.ingests();
    // All pages are done but that of 3 and 4.
    await waitFor(async () => {
      const { pages, segments } = await ingests.progress(run);
      return pages?.done === 2 && segments.failed === 2;
    });
    const segments = await ingests.segments(run);
    const idOf = (ordinal: number) => segments[ordinal - 1]!.segmentId;
    expect(segments.map(({ state }) => state === 'failed')).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
    await expect(ingests.replay(run, [idOf(2)])).rejects.toThrow(
      `Not failed, or not of this document: ${idOf(2)}`,
    );

    isDown = false;
    provider.calls.length = 0;
    const replayed = await ingests.replay(run, [idOf(1), idOf(3)]);
    expect(replayed.runId).toBe(run.runId);
    await waitFor(() => [1, 3].every((number) => askedFor().includes(number)));
    await expect(ingests.replay(run, [idOf(1)])).rejects.toThrow('No segment');
    gate.resolve();
    expect(await ingests.result(run)).toMatchObject({
      status: 'complete',
      segments: { total: 6, succeeded: 6 },
    });
  });

  it('fail the document with the reason when there are no others', async () => {
    provider.options = { misbehave: () => ({ status: 403 }) };
    const before = await takeCensus(harness);
    const summary = await harness.ingest(await longTalk('Ginkgo', 5));
    expect(summary).toMatchObject({ status: 'failed', segments: { total: 5, failed: 5 } });
    expect(summary.failedSegments).toHaveLength(5);
    expect(await takeCensus(harness)).toEqual(before);
  });
});

describe('cancelling a large document', () => {
  it('ends the workflows of its pages too, and leaves nothing in the stores', async () => {
    const before = await takeCensus(harness);
    provider.options = { misbehave: () => 'hang' };
    const run = await harness.start(await longTalk('Hazel', 6));
    const ingests = await harness.services.ingests();
    await waitFor(() => provider.calls.length === LANES);
    const pages = await harness.pagesOf(run);
    expect(pages).toHaveLength(2);
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
    for (const page of pages) expect(await harness.stateOf(page)).toBe('CANCELLED');
    expect(await takeCensus(harness)).toEqual(before);
  });
});
