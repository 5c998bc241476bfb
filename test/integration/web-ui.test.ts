import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness();
  await harness.startWorker();
});
afterAll(() => harness.close());

describe("what Temporal's Web UI shows of an ingest", () => {
  it('names document and tenant, the steps, and each activity', async () => {
    harness.provider.options = {
      misbehave: ({ text }) => (text.startsWith('Elm 2') ? { status: 403 } : undefined),
    };
    const run = await harness.start(await longTalk('Elm', 3));
    const ingests = await harness.services.ingests();
    await ingests.result(run);

    const shown = await harness.describe(run);
    expect(shown.staticSummary).toBe(`elm.pptx of ${harness.tenantId}`);
    expect(shown.staticDetails).toContain('- Document: elm (elm.pptx)');
    expect(shown.searchAttributes.get(SEARCH_ATTRIBUTES.tenant)).toBe(harness.tenantId);
    expect(shown.searchAttributes.get(SEARCH_ATTRIBUTES.document)).toBe('elm');
    expect(shown.searchAttributes.get(SEARCH_ATTRIBUTES.status)).toBe('partial');
    expect(shown.currentDetails).toContain('Segments: 2 of 3 read');
    expect(shown.currentDetails).toMatch(/\| ✔ \| Write to Neo4j \| +\| \d+\.\d s \|/);
    expect(shown.currentDetails).toMatch(/\| Elm 2 \| LlmUnauthorized: /);

    const history = await harness.history(run);
    const summaries = (history.events ?? [])
      .map(({ userMetadata }) => userMetadata?.summary?.data)
      .map((data) => (data ? (JSON.parse(Buffer.from(data).toString()) as string) : undefined));
    expect(summaries).toContain('prepass 1/3: Elm 1');
    expect(summaries).toContain('extract 3/3: Elm 3');
    expect(summaries).toContain('embed segments 1 to 3');
  });

  it('is found by tenant, document and status', async () => {
    const ingests = await harness.services.ingests();
    await ingests.result(await harness.start(await longTalk('Fern', 1)));
    await expect
      .poll(() => ingests.runs(harness.tenantId))
      .toContainEqual(expect.objectContaining({ documentId: 'fern', status: 'complete' }));
    expect(await ingests.runs('someone-else')).toEqual([]);
  });
});
