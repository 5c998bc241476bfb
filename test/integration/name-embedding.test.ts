import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedProvider } from '../simulated-llm/http-server.ts';
import type { WorkflowRun } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { expectReplayable } from './replayable.ts';
import { twoSpellings } from './two-spellings.ts';

let harness: ProviderHarness;
let provider: SimulatedProvider;
beforeAll(async () => {
  harness = await createProviderHarness({ EMBEDDING_PROVIDER: 'openai' });
  provider = harness.provider;
  await harness.startWorker();
});
afterAll(() => harness.close());
afterEach(() => {
  provider.calls.length = 0;
  provider.options = {};
});

const isOfNames = ({ kind, text }: { kind: string; text: string }) =>
  kind === 'embedding' && text !== 'dimensions' && !text.includes(' is kept.');

/** The queue that each step of a kind was put on. */
async function queuesOf(step: string, run: WorkflowRun): Promise<unknown[]> {
  const { events } = await harness.history(run);
  return (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
    scheduled?.activityType?.name === step ? [scheduled.taskQueue?.name] : [],
  );
}

async function thingsNamed(ending: string): Promise<number> {
  const rows = await harness.services.graph.read(
    `MATCH (n:ProtoConcept {tenant_id: $tenantId})
     WHERE toLower(n.canonical_name) ENDS WITH $ending RETURN n.canonical_name AS name`,
    { tenantId: harness.tenantId, ending },
  );
  return rows.length;
}

describe('an endpoint that embeds', () => {
  it('is asked to compare names in one call on its own queue, and once', async () => {
    const run = await harness.start(await twoSpellings('ledger'));
    const ingests = await harness.services.ingests();
    const summary = await ingests.result(run);
    expect(summary).toMatchObject({ status: 'complete' });
    expect(summary.namesNotAsked).toBeUndefined();
    expect(await queuesOf('embedNames', run)).toEqual(['embedding']);
    const [asked, ...others] = provider.calls.filter(isOfNames);
    expect(others).toEqual([]);
    expect(asked!.text.split('\n')).toHaveLength(24);
    expect(await thingsNamed('ledger')).toBe(12);
    await expectReplayable('compared', run, harness);

    provider.calls.length = 0;
    await harness.ingest(await twoSpellings('ledger'), 'the same again');
    expect(provider.calls.filter(({ kind }) => kind === 'embedding')).toEqual([]);
  });

  it('that cannot compare them costs no document, and they stay apart', async () => {
    provider.options.misbehave = (call) => (isOfNames(call) ? { status: 400 } : undefined);
    const summary = await harness.ingest(await twoSpellings('kettle'));
    expect(summary).toMatchObject({ status: 'complete', segments: { succeeded: 6 } });
    expect(summary.namesNotAsked).toMatchObject({ pairs: 12 });
    expect(await thingsNamed('kettle')).toBe(24);
  });
});
