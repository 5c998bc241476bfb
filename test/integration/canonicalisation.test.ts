import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Misbehaviour, SimulatedProvider } from '../simulated-llm/http-server.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { expectReplayable } from './replayable.ts';
import { twoSpellings } from './two-spellings.ts';

let harness: ProviderHarness;
let provider: SimulatedProvider;
beforeAll(async () => {
  harness = await createProviderHarness({ CANONICALISATION: 'llm' });
  provider = harness.provider;
  await harness.startWorker();
});
afterAll(() => harness.close());
afterEach(() => {
  provider.calls.length = 0;
  provider.options = {};
});

const comparisons = () => provider.calls.filter(({ kind }) => kind === 'canonicalisation');

/** The first comparison is answered so. */
const misbehaveOnce = (misbehaviour: Misbehaviour) => {
  let isFirst = true;
  provider.options.misbehave = ({ kind }) => {
    if (kind !== 'canonicalisation' || !isFirst) return undefined;
    isFirst = false;
    return misbehaviour;
  };
};

async function spellingsOf(thing: string, { services, tenantId }: ProviderHarness) {
  const rows = await services.graph.read<{ name: string }>(
    `MATCH (n:ProtoConcept {tenant_id: $tenantId})
     WHERE toLower(n.canonical_name) ENDS WITH $thing RETURN n.canonical_name AS name`,
    { tenantId, thing },
  );
  return rows.map(({ name }) => name);
}

describe('with CANONICALISATION=llm', () => {
  it('a model compares names, twenty at most a call, and again by halves after a bad answer', async () => {
    misbehaveOnce({ content: '{"groups":[{"preferred":"Nobody","others":[]}]}' });
    const run = await harness.start(await twoSpellings('ledger'));
    const ingests = await harness.services.ingests();
    const summary = await ingests.result(run);
    expect(summary).toMatchObject({ status: 'complete', llm: { calls: provider.calls.length } });
    expect(summary.namesNotAsked).toBeUndefined();

    const sizes = comparisons().map(({ text }) => (JSON.parse(text) as unknown[]).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(20);
    // Two batches, one of which was halved.
    expect(sizes).toHaveLength(4);
    expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(24);
    expect(await spellingsOf('ledger', harness)).toHaveLength(12);
    await expectReplayable('canonicalised', run, harness);

    provider.calls.length = 0;
    await harness.ingest(await twoSpellings('ledger'));
    expect(provider.calls).toEqual([]);
  });

  it('a provider that does not let itself be asked costs no document', async () => {
    provider.options.misbehave = ({ kind }) =>
      kind === 'canonicalisation' ? { status: 400 } : undefined;
    const summary = await harness.ingest(await twoSpellings('kettle'));
    expect(summary).toMatchObject({ status: 'complete', segments: { succeeded: 6 } });
    expect(summary.namesNotAsked).toMatchObject({ pairs: 12 });
  });
});

describe('by default', () => {
  it('no model compares names', async () => {
    const usual = await createProviderHarness();
    try {
      await usual.startWorker();
      const summary = await usual.ingest(await twoSpellings('ledger'));
      expect(summary).toMatchObject({ status: 'complete', llm: { calls: 12 } });
      expect(usual.provider.calls.map(({ kind }) => kind)).not.toContain('canonicalisation');
    } finally {
      await usual.close();
    }
  });
});
