import { afterEach, describe, expect, it } from 'vitest';
import { brokenRules } from './census.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

let harness: ProviderHarness;
afterEach(() => harness.close());

const CALLS_OF_A_SEGMENT = 2;

async function withSettings(settings: Record<string, string>): Promise<ProviderHarness> {
  harness = await createProviderHarness({ EMBEDDING_PROVIDER: 'openai', ...settings });
  await harness.startWorker();
  return harness;
}

function readingCalls({ provider }: ProviderHarness) {
  return provider.calls.filter(({ kind }) => kind !== 'embedding');
}

async function drawn({
  services,
  tenantId,
}: ProviderHarness): Promise<{ account: string; calls: number }[]> {
  return services.graph.read(
    `MATCH (d:BudgetDraw {tenant_id: $tenantId})
     RETURN d.account AS account, sum(d.calls) AS calls ORDER BY account`,
    { tenantId },
  );
}

describe('a document that is over its budget', () => {
  it('ends partial, with the budget named, and is completed once there is more', async () => {
    const { ingest } = await withSettings({ BUDGET_DOCUMENT_CALLS: '6' });
    const summary = await ingest(await longTalk('Thrift', 5));
    expect(readingCalls(harness)).toHaveLength(6);
    expect(summary).toMatchObject({ status: 'partial', llm: { calls: 6 } });
    expect(summary.failedSegments.map(({ errorType }) => errorType)).toEqual(
      summary.failedSegments.map(() => 'BudgetSpent'),
    );
    expect(summary.failedSegments[0]!.message).toContain('BUDGET_DOCUMENT_CALLS');
    expect(await drawn(harness)).toEqual([]);

    // A budget is of one ingest: another has its own, and needs no call for what is known.
    const again = await ingest(await longTalk('Thrift', 5));
    expect(again).toMatchObject({ status: 'complete', segments: { succeeded: 5 } });
    expect(readingCalls(harness)).toHaveLength(5 * CALLS_OF_A_SEGMENT);
  });

  it('is read to its end by the local reader where the configuration wants that', async () => {
    const { ingest } = await withSettings({
      BUDGET_DOCUMENT_CALLS: '4',
      BUDGET_WHEN_SPENT: 'degrade',
    });
    const summary = await ingest(await longTalk('Frugal', 5));
    expect(summary).toMatchObject({ status: 'complete', segments: { succeeded: 5, failed: 0 } });
    expect(summary.degraded?.segments).toBeGreaterThanOrEqual(3);
    expect(summary.degraded?.reason).toContain('The budget of the document is spent: 4 calls');
    expect(readingCalls(harness)).toHaveLength(4);
    expect(await brokenRules(harness)).toEqual([]);
  });

  it('in dollars counts what the provider says that its answers took', async () => {
    const { ingest } = await withSettings({
      OPENAI_MODEL: 'priced',
      // A million dollars a million tokens: a dollar a token, so that the first estimate is over it.
      LLM_PRICES: '{"priced": {"input": 1000000, "output": 1000000}}',
      BUDGET_DOCUMENT_USD: '2',
    });
    await expect(ingest(await longTalk('Dear', 2))).resolves.toMatchObject({ status: 'failed' });
    expect(readingCalls(harness)).toHaveLength(0);
  });
});

describe('the budget of a tenant and day', () => {
  it('is shared by documents that are read at the same time, and never overdrawn', async () => {
    const { ingest } = await withSettings({ BUDGET_TENANT_DAILY_CALLS: '15' });
    const subjects = ['Alpha', 'Beta', 'Gamma'];
    const ingestOne = async (subject: string) => ingest(await longTalk(subject, 4));
    await Promise.all(subjects.map(ingestOne));
    const spent = readingCalls(harness).length;
    expect(spent).toBeLessThanOrEqual(15);
    expect(await drawnByDay()).toBe(spent);

    // What one had drawn ahead while another was refused has come back.
    for (const subject of subjects) await ingestOne(subject);
    expect(readingCalls(harness)).toHaveLength(15);
    expect(await drawnByDay()).toBe(15);
  });
});

/** All calls that the ledger holds; of days alone, since the budgets of ingests are gone with them. */
async function drawnByDay(): Promise<number> {
  const draws = await drawn(harness);
  expect(draws).toEqual(
    draws.map(() =>
      expect.objectContaining({ account: expect.stringMatching(/^day\/\d{4}-\d\d-\d\d$/) }),
    ),
  );
  return draws.reduce((sum, { calls }) => sum + calls, 0);
}
