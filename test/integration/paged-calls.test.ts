import { afterEach, describe, expect, it } from 'vitest';
import { brokenRules } from './census.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

/** What the calls of a document heed holds for all of its pages together. */

let harness: ProviderHarness;
afterEach(() => harness.close());

/** A worker that reads documents in pages of two segments. */
async function withPages(settings: Record<string, string> = {}): Promise<ProviderHarness> {
  harness = await createProviderHarness({
    MAX_SEGMENTS_PER_WORKFLOW: '4',
    EMBEDDING_PROVIDER: 'openai',
    ...settings,
  });
  await harness.startWorker();
  return harness;
}

const readingCalls = ({ provider }: ProviderHarness) =>
  provider.calls.filter(({ kind }) => kind !== 'embedding');

describe('the pages of a large document', () => {
  it('share its budget, and say how many segments were read without', async () => {
    const { ingest, services, tenantId } = await withPages({
      BUDGET_DOCUMENT_CALLS: '6',
      BUDGET_WHEN_SPENT: 'degrade',
    });
    const summary = await ingest(await longTalk('Thrush', 9));
    expect(summary).toMatchObject({ status: 'complete', segments: { succeeded: 9, failed: 0 } });
    expect(summary.degraded?.segments).toBeGreaterThanOrEqual(6);
    expect(summary.degraded?.reason).toContain('The budget of the document is spent: 6 calls');
    expect(readingCalls(harness)).toHaveLength(6);
    const draws = `MATCH (d:BudgetDraw {tenant_id: $tenantId}) RETURN d.account AS account`;
    expect(await services.graph.read(draws, { tenantId })).toEqual([]);
    expect(await brokenRules(harness)).toEqual([]);
  });

  it('are as urgent as it is, and take turns as it does', async () => {
    const { provider, start, services, pagesOf, history, tenantId } = await withPages();
    provider.options = { misbehave: () => 'hang' };
    const run = await start(await longTalk('Wren', 5), undefined, { urgency: 'bulk' });
    await waitFor(() => readingCalls(harness).length > 0);
    const [page] = await pagesOf(run);
    const [started] = (await history(page!)).events!;
    expect(started!.workflowExecutionStartedEventAttributes!.priority).toMatchObject({
      fairnessKey: tenantId,
      priorityKey: 4,
    });
    const ingests = await services.ingests();
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
  });

  it('wait for a provider that is down, which the document tells', async () => {
    const { provider, start, services } = await withPages();
    let isDown = true;
    provider.options = { misbehave: () => (isDown ? { status: 503 } : undefined) };
    const run = await start(await longTalk('Heron', 5));
    const ingests = await services.ingests();
    await waitFor(async () => (await ingests.progress(run)).outages !== undefined);
    const { outages, segments } = await ingests.progress(run);
    expect(outages).toMatchObject([{ message: expect.stringContaining('503') }]);
    expect(segments.failed).toBe(0);
    isDown = false;
    expect(await ingests.result(run)).toMatchObject({
      status: 'complete',
      segments: { succeeded: 5, failed: 0 },
    });
    expect(await ingests.progress(run)).not.toHaveProperty('outages');
  });
});
