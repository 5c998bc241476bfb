import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { brokenRules, takeCensus } from './census.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, PROVIDER_KEY, type ProviderHarness } from './provider-harness.ts';
import { longTalk, talk } from './talk.ts';

let provider: SimulatedOpenAi;
let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness();
  provider = harness.provider;
  await harness.startWorker();
});
afterAll(() => harness.close());
afterEach(() => {
  provider.calls.length = 0;
  provider.options = {};
});

describe('an ingest read by an LLM', () => {
  it('calls the model twice a segment, and not at all the second time', async () => {
    const deck = await longTalk('Harbour', 6);
    const first = await harness.ingest(deck, 'twice');
    expect(first).toMatchObject({ status: 'complete', segments: { succeeded: 6, reused: 0 } });
    expect(first.llm.calls).toBe(12);
    expect(first.llm.inputTokens).toBeGreaterThan(0);
    expect(provider.calls.filter(({ kind }) => kind === 'prepass')).toHaveLength(6);
    expect(await brokenRules(harness)).toEqual([]);

    provider.calls.length = 0;
    const second = await harness.ingest(deck, 'twice');
    expect(second).toMatchObject({
      status: 'complete',
      segments: { reused: 6 },
      llm: { calls: 0 },
    });
    expect(provider.calls).toEqual([]);
  });

  it('reads only the changed segment of a changed deck, and drops what the deck no longer says', async () => {
    const before = await talk('plan.pptx', {
      Storage: ['Warehouse Ledger keeps stock.'],
      Delivery: ['Courier Portal tracks parcels.'],
    });
    const after = await talk('plan.pptx', {
      Storage: ['Warehouse Ledger keeps stock.'],
      Delivery: ['Drone Fleet carries parcels.'],
    });
    await harness.ingest(before, 'changing');
    provider.calls.length = 0;
    const summary = await harness.ingest(after, 'changing');

    expect(summary.segments).toMatchObject({ total: 2, succeeded: 2, reused: 1 });
    expect(provider.calls.map(({ kind }) => kind)).toEqual(['prepass', 'extraction']);
    const names = await harness.services.graph.read<{ name: string }>(
      `MATCH (:Document {tenant_id: $tenantId, document_id: 'changing'})-[:HAS_SEGMENT]->()-[:MENTIONS]->(c)
       RETURN DISTINCT c.canonical_name AS name ORDER BY name`,
      { tenantId: harness.tenantId },
    );
    expect(names.map(({ name }) => name)).toContain('Drone Fleet carries');
    expect(names.map(({ name }) => name)).not.toContain('Courier Portal tracks');
    const { index } = harness.services;
    expect(await index.count(harness.tenantId, 'changing')).toBe(summary.chunks);
    expect(await brokenRules(harness)).toEqual([]);
  });
});

describe('a segment that the provider fails on', () => {
  it('leaves the document partial, is named, and is read by a replay', async () => {
    provider.options = {
      misbehave: ({ text, kind }) =>
        kind === 'extraction' && text.startsWith('Quarry 2') ? { status: 500 } : undefined,
    };
    const partial = await harness.ingest(await longTalk('Quarry', 4), 'partial');
    expect(partial).toMatchObject({
      status: 'partial',
      segments: { total: 4, succeeded: 3, failed: 1 },
      failedSegments: [{ topicLabel: 'Quarry 2', errorType: 'LlmUnavailable' }],
    });
    expect(partial.failedSegments[0]?.message).toContain('500');
    expect(await brokenRules(harness)).toEqual([]);

    provider.options = {};
    provider.calls.length = 0;
    const ingests = await harness.services.ingests();
    const document = { tenantId: harness.tenantId, documentId: 'partial' };
    const replayed = await ingests.result(await ingests.replay(document, []));
    expect(replayed).toMatchObject({ status: 'complete', segments: { succeeded: 4, reused: 3 } });
    expect(provider.calls.map(({ kind }) => kind)).toEqual(['extraction']);
    await expect(ingests.replay(document, [])).rejects.toThrow('nothing to replay');
  });

  it('can be replayed while the others are still being read', async () => {
    let isDown = true;
    const gate = Promise.withResolvers<void>();
    provider.options = {
      before: async ({ text }) => {
        if (text.startsWith('Meadow 3')) await gate.promise;
      },
      misbehave: ({ text }) =>
        text.startsWith('Meadow 1') && isDown ? { status: 401 } : undefined,
    };
    const run = await harness.start(await longTalk('Meadow', 3), 'replayed-inside');
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).segments.failed === 1);
    const segments = await ingests.segments(run);
    const healthy = segments.find(({ state }) => state !== 'failed')!;
    await expect(ingests.replay(run, [healthy.segmentId])).rejects.toThrow(
      `Not failed, or not of this document: ${healthy.segmentId}`,
    );

    isDown = false;
    const failed = segments.find(({ state }) => state === 'failed')!;
    const replayed = await ingests.replay(run, [failed.segmentId]);
    expect(replayed.runId).toBe(run.runId);
    await waitFor(async () => (await ingests.progress(run)).segments.failed === 0);
    gate.resolve();
    expect(await ingests.result(run)).toMatchObject({
      status: 'complete',
      segments: { succeeded: 3 },
    });
  });

  it('is asked again with the reason when the answer cannot be used', async () => {
    provider.options = {
      misbehave: ({ kind, text }, earlier) =>
        kind === 'extraction' && text.startsWith('Tunnel 1') && earlier < 2
          ? { content: 'Certainly! Here is the JSON.' }
          : undefined,
    };
    const summary = await harness.ingest(await longTalk('Tunnel', 2), 'asked-again');
    expect(summary).toMatchObject({ status: 'complete', llm: { calls: 6 } });
    const asked = provider.calls.filter(
      ({ kind, text }) => kind === 'extraction' && text.startsWith('Tunnel 1'),
    );
    expect(
      asked.map(({ input }) => input.includes('could not be used: The answer is not JSON.')),
    ).toEqual([false, true, true]);
  });

  it('fails after two complaints when the answer is not in the text', async () => {
    const invented = {
      concepts: [
        {
          canonical_name: 'Unicorn',
          concept_type: 'ENTITY',
          surface_form: 'Unicorn',
          definition: null,
          confidence: 1,
        },
      ],
      relations: [],
    };
    provider.options = {
      misbehave: ({ kind, text }) =>
        kind === 'extraction' && text.startsWith('Bridge 2')
          ? { content: JSON.stringify(invented) }
          : undefined,
    };
    const summary = await harness.ingest(await longTalk('Bridge', 2), 'invented');
    expect(summary).toMatchObject({
      status: 'partial',
      failedSegments: [{ errorType: 'LlmAnswerInvalid', topicLabel: 'Bridge 2' }],
      llm: { calls: 6 },
    });
  });
});

describe('a document none of whose segments can be read', () => {
  it('fails with the reason, and stores nothing', async () => {
    provider.options = { misbehave: () => ({ status: 401, body: unauthorised() }) };
    const before = await takeCensus(harness);
    const summary = await harness.ingest(await longTalk('Castle', 3), 'unauthorised');
    expect(summary).toMatchObject({
      status: 'failed',
      segments: { total: 3, succeeded: 0, failed: 3 },
      chunks: 0,
    });
    expect(summary.failedSegments[0]?.errorType).toBe('LlmUnauthorized');
    // An error that trying again cannot mend is not tried again.
    expect(provider.calls).toHaveLength(3);
    expect(await takeCensus(harness)).toEqual(before);
  });

  it('puts neither key nor text of the deck into the history', async () => {
    provider.options = { misbehave: () => ({ status: 401, body: unauthorised() }) };
    const run = await harness.start(
      await talk('secret.pptx', { Merger: ['Project Bluebird buys Contoso.'] }),
      'secrets',
    );
    const ingests = await harness.services.ingests();
    await ingests.result(run);
    const history = JSON.stringify(await harness.history(run), decodePayload);
    expect(history).toContain('LlmUnauthorized');
    expect(history).not.toContain(PROVIDER_KEY);
    expect(history).not.toContain('Bluebird');
  });
});

function decodePayload(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value;
}

function unauthorised(): unknown {
  return {
    error: {
      message: `Incorrect API key provided: ${PROVIDER_KEY}.`,
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_api_key',
    },
  };
}
